import type { SharedClock } from '../state/storeClock';
import {
  type CreatedEntry,
  type CreatedObject,
  fadesAt,
  type LedgerEntry,
  type ProofOf,
  type RunningEntry,
} from './ledgerEntry';
import type { LedgerStore, VersionedEntry } from './ledgerStore';

/** Something that was begun. */
export interface Unfinished<Job> {
  readonly job: Job;
  /** It waited so long that its words are gone, and this is its end. */
  readonly faded?: 'notCreated' | 'maybeCreated';
  /** In milliseconds since 1970. */
  readonly begun: number;
}

type FullEntry<Job, Created extends CreatedObject> = RunningEntry<Job, Created> | CreatedEntry<Job, Created>;

/** What was begun and that nobody is at: to be gone on with for a day, and then to be forgotten but for the proof of it. */
export class Backlog<Job, Created extends CreatedObject> {
  constructor(
    private readonly entries: LedgerStore<Job, Created>,
    private readonly clock: SharedClock,
    private readonly proofOf: ProofOf<Created>,
  ) {}

  /** Takes the words out of what is a day old; of an object that was created it keeps the proof. */
  async unfinished(key: string): Promise<Unfinished<Job> | undefined> {
    await this.clock.known();
    const there = await this.entries.read(key);
    if (!there || !isFull(there.entry)) return undefined;
    const { key: name, version, entry } = there;
    if (entry.state === 'running' && entry.lease > this.clock.now()) return undefined;
    if ((fadesAt(entry) ?? Number.POSITIVE_INFINITY) <= this.clock.now())
      return this.fade({ key: name, version, entry });
    const job = entry.state === 'running' ? entry.job : entry.left?.job;
    return job && { job, begun: entry.begun ?? 0 };
  }

  /**
   * Somebody has to come back to it at this moment, in milliseconds since 1970, and not before. What somebody may be at stays
   * as it is: they could not write down what became of it.
   */
  async defer(key: string, until: number): Promise<void> {
    const there = await this.entries.read(key);
    if (there?.entry.state !== 'running' || there.entry.lease > this.clock.now()) return;
    await this.entries.touch(there, until);
  }

  private async fade(there: VersionedEntry<FullEntry<Job, Created>>): Promise<Unfinished<Job> | undefined> {
    const { entry } = there;
    if (entry.state === 'created') {
      const { hash, summary, undone } = entry;
      const proof = { state: 'created' as const, hash, summary: this.proofOf(summary) };
      await this.entries.save(there, { ...proof, ...(undone !== undefined && { undone }) });
      return undefined;
    }
    const { job, begun, unsure, posts } = entry;
    const mayBeThere = unsure || posts > 0;
    const saved = await this.entries.save(there, { state: mayBeThere ? 'lost' : 'free' });
    return saved && { job, begun, faded: mayBeThere ? 'maybeCreated' : 'notCreated' };
  }
}

function isFull<Job, Created extends CreatedObject>(
  entry: LedgerEntry<Job, Created>,
): entry is FullEntry<Job, Created> {
  return entry.state === 'running' || entry.state === 'created';
}
