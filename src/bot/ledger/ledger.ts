import type { Store } from '../state/store';
import type { SharedClock } from '../state/storeClock';
import { Backlog } from './backlog';
import { CreationSteps } from './creationSteps';
import { ExclusiveLocks } from './exclusiveLocks';
import {
  type Attempt,
  type CreatedEntry,
  type CreatedObject,
  type LedgerEntry,
  newEntry,
  type ProofOf,
  type RunningEntry,
} from './ledgerEntry';
import { LedgerStore, type VersionedEntry } from './ledgerStore';
import { LEASE, LOOK_EVERY, Settlement } from './settlement';
import type { Settled, Work } from './work';

/** Runs one step of a creation, and may look at what has come of it. */
export type LedgerWatch = <T extends { readonly state: string }>(step: () => Promise<T>) => Promise<T>;

/** A request may have been carried out that is written down no longer. */
const DOUBT = { unsure: true, forgotten: true };
/** Milliseconds that somebody waits for a creation that somebody else has begun. */
const LONGEST_WAIT = 1_000;
const MARK_ATTEMPTS = 5;

/**
 * Creates exactly once per key: claim, write ahead, request, record, answer. A request whose outcome is unknown is looked
 * up before anything is sent again, and sent again only when `settle` milliseconds have passed without a trace of it.
 * What a job is, and what an object beyond `CreatedObject`, is the caller's own.
 */
export class Ledger<Job, Created extends CreatedObject> {
  /** What was begun and has no end yet. */
  readonly backlog: Backlog<Job, Created>;
  private readonly entries: LedgerStore<Job, Created>;
  private readonly settlement: Settlement<Job, Created>;
  private readonly steps: CreationSteps<Job, Created>;

  constructor(
    private readonly store: Store,
    settle: number,
    private readonly clock: SharedClock,
    proofOf: ProofOf<Created> = (created) => created,
    private readonly watched: LedgerWatch = (work) => work(),
  ) {
    this.entries = new LedgerStore(store, proofOf);
    this.backlog = new Backlog(this.entries, clock, proofOf);
    const locks = new ExclusiveLocks(store, clock);
    this.settlement = new Settlement(this.entries, locks, settle, clock);
    this.steps = new CreationSteps(this.entries, locks, this.settlement, settle, clock);
  }

  /**
   * Rejects with the `GraphProblem` that `work` was refused for: then nothing was created and the key is free again. Other
   * errors, a sign-in that is needed or a fault of the program, say nothing about the object.
   */
  create(key: string, hash: string, job: Job, work: Work<Created>): Promise<Settled<Created>> {
    return this.watched(() => this.createOnce(key, hash, job, work));
  }

  private async createOnce(key: string, hash: string, job: Job, work: Work<Created>): Promise<Settled<Created>> {
    await this.clock.known();
    const begun = this.clock.now();
    const fresh = newEntry(hash, job, { begun, lease: begun + LEASE }, isDoubtful(work));
    const { isNew, there } = await this.entries.claim(key, fresh);
    if (!isNew) return this.join(there, fresh, work);
    // What the store has lost it may have noticed only meanwhile.
    return this.steps.run(isDoubtful(work) ? { ...there, entry: { ...there.entry, ...DOUBT } } : there, work);
  }

  /** Whether what was written down at this moment, in milliseconds since 1970, or later, may be gone. */
  mayHaveForgotten(since: number): boolean {
    return this.store.mayHaveLost(since);
  }

  /** What is written under the key, where there is anything. */
  async entry(key: string): Promise<LedgerEntry<Job, Created> | undefined> {
    return (await this.entries.read(key))?.entry;
  }

  /** Drops what was not begun: whoever begins it later is told so. What was begun goes on, and its state is returned. */
  async cancel(key: string): Promise<LedgerEntry<Job, Created>['state']> {
    for (;;) {
      const there = await this.entries.begin(key, { state: 'cancelled' });
      if (!there) return 'cancelled';
      if (there.entry.state !== 'free') return there.entry.state;
      if (await this.entries.save(there, { state: 'cancelled' as const })) return 'cancelled';
    }
  }

  /** Sends again what is still missing of what the key has created. */
  async complete(
    key: string,
    work: { complete(created: Created, left: Attempt & { readonly job: Job }): Promise<Created> },
  ): Promise<Created | undefined> {
    const own = await this.created(key);
    return own && (await this.settlement.completed(own, work)).summary;
  }

  /** Hands what the key has created to `sweep` once, when no request can be on its way any more. */
  async swept(key: string, sweep: () => Promise<void>): Promise<void> {
    const own = await this.created(key);
    if (!own) return;
    await sweep();
    const { left, ...rest } = own.entry;
    // What is still missing needs the answers; nothing else is to be looked for.
    const kept = left && rest.summary.additions && { left: { ...left, posts: 1 } };
    await this.entries.save(own, { ...rest, ...kept });
  }

  /** Writes down that what the key has created was undone, at this moment, or was brought back. */
  async markUndone(key: string, undone: number | undefined): Promise<void> {
    for (let attempt = 0; attempt < MARK_ATTEMPTS; attempt++) {
      const own = await this.created(key);
      if (!own) return;
      const { left: _left, undone: _before, ...entry } = own.entry;
      if (await this.entries.save(own, { ...entry, ...(undone !== undefined && { undone }) })) return;
    }
    throw new Error('An entry is written by too many at once.');
  }

  private async created(key: string): Promise<VersionedEntry<CreatedEntry<Job, Created>> | undefined> {
    const there = await this.entries.read(key);
    return there?.entry.state === 'created' ? { ...there, entry: there.entry } : undefined;
  }

  private async join(
    there: VersionedEntry<LedgerEntry<Job, Created>>,
    fresh: RunningEntry<Job, Created>,
    work: Work<Created>,
  ): Promise<Settled<Created>> {
    const { entry } = there;
    if (entry.state === 'cancelled') return entry;
    if (entry.state === 'lost') return this.takeOver(there, { ...fresh, ...DOUBT }, work);
    if (entry.state === 'free') return this.takeOver(there, fresh, work);
    if (entry.hash !== fresh.hash)
      return { state: 'conflict', ...(entry.state === 'created' && { summary: entry.summary }) };
    if (entry.state === 'created') return entry;
    if (entry.lease > this.clock.now()) return this.wait(there.key, entry);
    if (entry.until > this.clock.now()) return this.settlement.pending(entry);
    // What stands there may be older than what was written last.
    const doubt = isDoubtful(work) && !this.entries.isOwn(there) && DOUBT;
    return this.takeOver(there, { ...entry, lease: fresh.lease, ...doubt }, work);
  }

  private async takeOver(
    there: VersionedEntry<unknown>,
    entry: RunningEntry<Job, Created>,
    work: Work<Created>,
  ): Promise<Settled<Created>> {
    const own = await this.entries.save(there, entry, entry.lease);
    return own ? this.steps.run(own, work) : this.settlement.pending(entry);
  }

  /** Somebody else is at it: a double press gets the same summary. */
  private async wait(key: string, running: RunningEntry<Job, Created>): Promise<Settled<Created>> {
    for (let waited = 0; waited < LONGEST_WAIT; waited += LOOK_EVERY) {
      await this.clock.sleep(LOOK_EVERY);
      const entry = await this.entry(key);
      if (entry?.state === 'created') return entry;
      if (entry?.state !== 'running' || entry.lease <= this.clock.now()) break;
    }
    return this.settlement.pending(running);
  }
}

function isDoubtful({ looksFirst = () => false }: Pick<Work<CreatedObject>, 'looksFirst'>): boolean {
  return looksFirst();
}
