import type { Store } from '../state/store';
import { CreationSteps, LEASE, LOOK_EVERY, type Settled, type Work } from './creationSteps';
import {
  type CreatedEntry,
  type CreatedObject,
  type Job,
  type LedgerEntry,
  newEntry,
  type RunningEntry,
} from './ledgerEntry';
import { LedgerStore, type VersionedEntry } from './ledgerStore';

/** Milliseconds that somebody waits for a creation that somebody else has begun. */
const PATIENCE = 1_000;

/**
 * Creates exactly once per key: claim, write ahead, request, record, answer. A request whose outcome is unknown is looked
 * up before anything is sent again, and sent again only when `settle` milliseconds have passed without a trace of it.
 */
export class Ledger {
  private readonly pages: LedgerStore;
  private readonly attempts: CreationSteps;

  constructor(
    store: Store,
    settle: number,
    private readonly now: () => number = Date.now,
    random: () => number = Math.random,
  ) {
    this.pages = new LedgerStore(store);
    this.attempts = new CreationSteps(this.pages, settle, now, random);
  }

  /**
   * Rejects with the `GraphProblem` that `work` was refused for: then nothing was created and the key is free again. Other
   * errors, a sign-in that is needed or a fault of the program, say nothing about the object.
   */
  async create(key: string, hash: string, job: Job, work: Work): Promise<Settled> {
    const fresh = newEntry(hash, job, this.now() + LEASE, work.looksFirst === true);
    const { isNew, hold } = await this.pages.claim(key, fresh);
    return isNew ? this.attempts.carryOut(hold, work) : this.join(hold, fresh, work);
  }

  /** What is written under the key, where there is anything. */
  page(key: string): Promise<LedgerEntry | undefined> {
    return this.pages.page(key);
  }

  /** What somebody has to go on with under this key, where nobody is at it. */
  async leftBehind(key: string): Promise<Job | undefined> {
    const page = await this.page(key);
    if (page?.state === 'running') return page.lease <= this.now() ? page.job : undefined;
    return page?.state === 'created' ? page.left?.job : undefined;
  }

  /** Sends again what is still missing of what the key has created. */
  async complete(key: string, work: Pick<Work, 'complete'>): Promise<CreatedObject | undefined> {
    const hold = await this.created(key);
    return hold && (await this.attempts.completed(hold, work)).summary;
  }

  /** Hands what the key has created to `sweep` once, when no request can be on its way any more. */
  async swept(key: string, sweep: () => Promise<void>): Promise<void> {
    const hold = await this.created(key);
    if (!hold) return;
    await sweep();
    const { left: _done, ...rest } = hold.page;
    await this.pages.save(hold, rest);
  }

  private async created(key: string): Promise<VersionedEntry<CreatedEntry> | undefined> {
    const hold = await this.pages.hold(key);
    return hold?.page.state === 'created' ? { ...hold, page: hold.page } : undefined;
  }

  private async join(there: VersionedEntry<LedgerEntry>, fresh: RunningEntry, work: Work): Promise<Settled> {
    const { page } = there;
    if (page.state === 'free') return this.takeOver(there, { ...fresh, unsure: false }, work);
    if (page.hash !== fresh.hash) return { state: 'used', ...(page.state === 'created' && { summary: page.summary }) };
    if (page.state === 'created') return page;
    if (page.lease > this.now()) return this.wait(there.key, page);
    if (page.until > this.now()) return this.attempts.pending(page);
    return this.takeOver(there, { ...page, owner: fresh.owner, lease: fresh.lease }, work);
  }

  private async takeOver(there: VersionedEntry<LedgerEntry>, page: RunningEntry, work: Work): Promise<Settled> {
    const hold = await this.pages.save(there, page, page.lease);
    return hold ? this.attempts.carryOut(hold, work) : this.attempts.pending(page);
  }

  /** Somebody else is at it: a double press gets the same summary. */
  private async wait(key: string, running: RunningEntry): Promise<Settled> {
    for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      const page = await this.page(key);
      if (page?.state === 'created') return page;
      if (page?.state !== 'running' || page.lease <= this.now()) break;
    }
    return this.attempts.pending(running);
  }
}
