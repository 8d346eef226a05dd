import { type Entry, StoreUnavailable } from '../state/store';

/** An object that was created, as far as the ledger looks at it. */
export interface CreatedObject {
  /** What the object still needs beyond the request that created it. */
  readonly additions?: readonly object[];
}

/** What was read before the first request. */
export interface PreparedFacts {
  /** Of objects that could be mistaken for the new one. */
  readonly existingIds: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
}

export interface Attempt extends PreparedFacts {
  /** When the first request was about to be sent, in milliseconds since 1970. */
  readonly since: number;
}

/** In progress; `lease` tells whether its owner is still alive. `Job` is what another instance needs to go on with it. */
export interface RunningEntry<Job> extends Attempt {
  readonly state: 'running';
  readonly hash: string;
  readonly job: Job;
  readonly lease: number;
  readonly last: number;
  readonly posts: number;
  /** A request may have been carried out although nobody said so. */
  readonly unsure: boolean;
  /** Nothing is sent before this moment, because Graph asked to wait. */
  readonly until: number;
}

export interface CreatedEntry<Job, Created extends CreatedObject> {
  readonly state: 'created';
  readonly hash: string;
  readonly summary: Created;
  /** Kept until additions were sent and, after more than one request, a second object was looked for. */
  readonly left?: Attempt & { readonly job: Job; readonly posts: number };
}

/** Nothing was created and nothing is under way: the form may be submitted again, with other answers too. */
interface FreeEntry {
  readonly state: 'free';
}

export type LedgerEntry<Job, Created extends CreatedObject> =
  | RunningEntry<Job>
  | CreatedEntry<Job, Created>
  | FreeEntry;

/** What a creation waits for: Graph's answer, a trace of a lost request, or the end of a throttling (milliseconds since 1970). */
export type Waiting = { readonly for: 'graph' | 'trace' } | { readonly for: 'throttling'; readonly until: number };

/** `unsure`: something may have been sent that is written down no longer. */
export function newEntry<Job>(hash: string, job: Job, lease: number, unsure: boolean): RunningEntry<Job> {
  const prepared = { existingIds: [], facts: {}, since: 0 };
  const nothingSent = { last: 0, posts: 0, unsure, until: 0 };
  return { state: 'running', hash, job, lease, ...prepared, ...nothingSent };
}

export function waitingOf({ until, lease }: RunningEntry<unknown>, now: number): Waiting {
  if (until > now) return { for: 'throttling', until };
  return { for: lease > now ? 'graph' : 'trace' };
}

/** Facts under the names that they have had in the store from the beginning. */
type Stored<T> = Omit<T, keyof PreparedFacts> & {
  readonly known: PreparedFacts['existingIds'];
  readonly notes: PreparedFacts['facts'];
};

type StoredEntry<Job, Created extends CreatedObject> =
  | Stored<RunningEntry<Job>>
  | (Omit<CreatedEntry<Job, Created>, 'left'> & { readonly left?: Stored<Attempt> & { job: Job; posts: number } })
  | FreeEntry;

/** An entry as the store keeps it. */
export function writeEntry<Job, Created extends CreatedObject>(entry: LedgerEntry<Job, Created>): string {
  if (entry.state === 'running') return JSON.stringify(stored(entry));
  return JSON.stringify(entry.state === 'created' && entry.left ? { ...entry, left: stored(entry.left) } : entry);
}

export function readEntry<Job, Created extends CreatedObject>({ value }: Entry): LedgerEntry<Job, Created> {
  if (value === undefined) throw new StoreUnavailable(new Error('What the ledger has written down does not open.'));
  const entry: StoredEntry<Job, Created> = JSON.parse(value);
  if (entry.state === 'free') return entry;
  if (entry.state === 'running') return unstored(entry);
  const { left, ...created } = entry;
  return left ? { ...created, left: unstored(left) } : created;
}

function stored<T extends PreparedFacts>({ existingIds: known, facts: notes, ...others }: T) {
  return { ...others, known, notes };
}

function unstored<T extends Stored<PreparedFacts>>({ known: existingIds, notes: facts, ...others }: T) {
  return { ...others, existingIds, facts };
}
