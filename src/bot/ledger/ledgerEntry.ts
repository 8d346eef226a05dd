import { parseJson, recordOf } from '../json/json';
import type { Entry } from '../state/store';

/** An object that was created, as far as the ledger looks at it. */
export interface CreatedObject {
  readonly id: string;
  /** What the object still needs beyond the request that created it. */
  readonly additions?: readonly object[];
  /** Whether they are to be sent again by themselves. */
  readonly again?: boolean;
}

/** Milliseconds that what people wrote is kept; after that only the proof that a form was used. */
export const WORDS_KEPT = 24 * 60 * 60 * 1000;

/** What may be kept of an object, and be believed of it, when nothing that people wrote is left: kind and id. */
export type ProofOf<Created extends CreatedObject> = (created: Created) => Created;

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
export interface RunningEntry<Job, Created extends CreatedObject = CreatedObject> extends Attempt {
  readonly state: 'running';
  /** When the form was submitted, in milliseconds since 1970; so in every entry that holds words. */
  readonly begun: number;
  readonly hash: string;
  readonly job: Job;
  readonly lease: number;
  readonly last: number;
  readonly posts: number;
  /** A request may have been carried out although nobody said so. */
  readonly unsure: boolean;
  /** A request may have been sent that is written down no longer. */
  readonly forgotten?: boolean;
  /** Nothing is sent before this moment, because Graph asked to wait. */
  readonly until: number;
  /** It waits for something that is moved or made, and not because Graph is busy. */
  readonly passes?: boolean;
  /** An object that may be this form's or not: nothing is sent before its person has said which. */
  readonly question?: Created;
}

export interface CreatedEntry<Job, Created extends CreatedObject> {
  readonly state: 'created';
  /** Missing from a proof, which holds no words. */
  readonly begun?: number;
  readonly hash: string;
  readonly summary: Created;
  /** When its person has undone it, in milliseconds since 1970. Whoever does not know of that says that it was created. */
  readonly undone?: number;
  /** Kept until additions were sent and, after more than one request, a second object was looked for. */
  readonly left?: Attempt & { readonly job: Job; readonly posts: number };
}

/** Nothing was created and nothing is under way: the form may be submitted again, with other answers too. */
interface FreeEntry {
  readonly state: 'free';
}

/** Its person has dropped the form before anything was sent: nothing is to be created by it. */
interface CancelledEntry {
  readonly state: 'cancelled';
}

/** Something stood here that does not open any more: whatever it was, it may have been carried out. */
interface LostEntry {
  readonly state: 'lost';
}

export type LedgerEntry<Job, Created extends CreatedObject> =
  | RunningEntry<Job, Created>
  | CreatedEntry<Job, Created>
  | FreeEntry
  | CancelledEntry
  | LostEntry;

/** What a creation waits for: Graph's answer, a trace of a lost request, the end of a throttling, or of what passes (milliseconds since 1970). */
export type Waiting =
  | { readonly for: 'graph' | 'trace' }
  | { readonly for: 'throttling' | 'passing'; readonly until: number };

/** `forgotten`: something may have been sent that is written down no longer. */
export function newEntry<Job>(
  hash: string,
  job: Job,
  { begun, lease }: { readonly begun: number; readonly lease: number },
  forgotten: boolean,
): RunningEntry<Job, never> {
  const prepared = { existingIds: [], facts: {}, since: 0 };
  const nothingSent = { last: 0, posts: 0, unsure: forgotten, until: 0, ...(forgotten && { forgotten }) };
  return { state: 'running', begun, hash, job, lease, ...prepared, ...nothingSent };
}

/** When what people wrote is taken out of it, in milliseconds since 1970; undefined where it holds nothing of that. */
export function fadesAt(entry: LedgerEntry<unknown, CreatedObject>): number | undefined {
  const begun = 'begun' in entry ? entry.begun : undefined;
  return begun === undefined ? undefined : begun + WORDS_KEPT;
}

export function waitingOf(
  { until, lease, passes }: Pick<RunningEntry<unknown>, 'until' | 'lease' | 'passes'>,
  now: number,
): Waiting {
  if (until > now) return { for: passes ? 'passing' : 'throttling', until };
  return { for: lease > now ? 'graph' : 'trace' };
}

/** Facts under the names that they have had in the store from the beginning. */
type Stored<T> = Omit<T, keyof PreparedFacts> & {
  readonly known: PreparedFacts['existingIds'];
  readonly notes: PreparedFacts['facts'];
};

type StoredEntry<Job, Created extends CreatedObject> =
  | Stored<RunningEntry<Job, Created>>
  | (Omit<CreatedEntry<Job, Created>, 'left'> & { readonly left?: Stored<Attempt> & { job: Job; posts: number } })
  | FreeEntry
  | CancelledEntry
  | LostEntry;

/** An entry as the store keeps it. */
export function writeEntry<Job, Created extends CreatedObject>(entry: LedgerEntry<Job, Created>): string {
  if (entry.state === 'running') return JSON.stringify(stored(entry));
  return JSON.stringify(entry.state === 'created' && entry.left ? { ...entry, left: stored(entry.left) } : entry);
}

/** Of what is not sealed only that something was created is believed, as far as `proofOf` leaves of it. */
export function readEntry<Job, Created extends CreatedObject>(
  { value, unsealed }: Entry,
  proofOf: ProofOf<Created>,
): LedgerEntry<Job, Created> {
  if (value === undefined) return provenBy(unsealed, proofOf);
  const entry: StoredEntry<Job, Created> = JSON.parse(value);
  if (entry.state === 'free' || entry.state === 'cancelled' || entry.state === 'lost') return entry;
  if (entry.state === 'running') return unstored(entry);
  const { left, ...created } = entry;
  return left ? { ...created, left: unstored(left) } : created;
}

function provenBy<Created extends CreatedObject>(
  unsealed: string | undefined,
  proofOf: ProofOf<Created>,
): CreatedEntry<never, Created> | LostEntry {
  const { state, hash, summary } = recordOf(parseJson(unsealed ?? ''));
  if (state !== 'created' || !hash || !recordOf(summary).id) return { state: 'lost' };
  const entry: CreatedEntry<never, Created> = JSON.parse(unsealed ?? '');
  return { state: 'created', hash: entry.hash, summary: proofOf(entry.summary) };
}

function stored<T extends PreparedFacts>({ existingIds: known, facts: notes, ...others }: T) {
  return { ...others, known, notes };
}

function unstored<T extends Stored<PreparedFacts>>({ known: existingIds, notes: facts, ...others }: T) {
  return { ...others, existingIds, facts };
}
