import { randomUUID } from 'node:crypto';
import { GraphProblem, type Outcome } from '../graph/graphProblem';
import type { Entry, Store } from '../state/store';
import { type Attempt, type Created, type Made, type Noted, type Page, type Running, readPage } from './ledgerPage';
import { SignInNeeded } from './person';

/** A creation as the ledger drives it; `attempt` is what has been written down of it. */
export interface Work {
  /** May throw `FormProblem`: then nothing is sent. */
  prepare(): Promise<Noted>;
  post(attempt: Attempt): Promise<Made>;
  find(attempt: Attempt): Promise<Made | undefined>;
  complete(made: Made): Promise<Made>;
}

/** `used`: the form has been, or is being, submitted with other answers. */
export type Settled =
  | { readonly state: 'created'; readonly summary: Made }
  | { readonly state: 'pending' }
  | { readonly state: 'used'; readonly summary?: Made };

interface Hold<P extends Page = Running> {
  readonly key: string;
  readonly entry: Entry;
  readonly page: P;
}

const KEPT = 7 * 24 * 60 * 60 * 1000;
const LEASE = 30_000;
const LOOK_EVERY = 100;
const PATIENCE = 4_000;

/**
 * Creates exactly once per key: claim, write ahead, request, record, answer. A request whose outcome is unknown is looked
 * up before anything is sent again, and sent again only when `settle` milliseconds have passed without a trace of it.
 */
export class Ledger {
  constructor(
    private readonly store: Store,
    private readonly settle: number,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Rejects with the `GraphProblem` that `work` was refused for: then nothing was created and the key is free again. Other
   * errors, a sign-in that is needed or a fault of the program, say nothing about the object.
   */
  async create(key: string, hash: string, work: Work): Promise<Settled> {
    const page = this.fresh(hash);
    const { won, entry } = await this.store.claim(key, JSON.stringify(page), { ttl: KEPT, due: page.lease });
    return won ? this.carryOut({ key, entry, page }, work) : this.join(key, entry, hash, work);
  }

  /** What the key has created, if it has. */
  async created(key: string): Promise<Made | undefined> {
    const entry = await this.store.get(key);
    const page = entry && readPage(entry);
    return page?.state === 'created' ? page.summary : undefined;
  }

  /** Sends again what is still missing of what the key has created. */
  async complete(key: string, work: Pick<Work, 'complete'>): Promise<Made | undefined> {
    const entry = await this.store.get(key);
    const page = entry && readPage(entry);
    if (!entry || page?.state !== 'created') return undefined;
    return (await this.completed({ key, entry, page }, work)).summary;
  }

  private async join(key: string, entry: Entry, hash: string, work: Work): Promise<Settled> {
    const there = readPage(entry);
    if (there.state === 'free') return this.takeOver(key, entry, this.fresh(hash), work);
    if (there.hash !== hash) return { state: 'used', ...(there.state === 'created' && { summary: there.summary }) };
    if (there.state === 'created') return there;
    if (there.lease > this.now()) return this.wait(key);
    return this.takeOver(key, entry, { ...there, owner: randomUUID(), lease: this.now() + LEASE }, work);
  }

  private async takeOver(key: string, { version }: Entry, page: Running, work: Work): Promise<Settled> {
    const entry = await this.store.compareAndSet(key, version, JSON.stringify(page), { ttl: KEPT, due: page.lease });
    return entry ? this.carryOut({ key, entry, page }, work) : { state: 'pending' };
  }

  /** Somebody else is at it: a double press gets the same summary. */
  private async wait(key: string): Promise<Settled> {
    for (const end = this.now() + PATIENCE; this.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      const entry = await this.store.get(key);
      const page = entry && readPage(entry);
      if (page?.state === 'created') return page;
      if (page?.state !== 'running' || page.lease <= this.now()) break;
    }
    return { state: 'pending' };
  }

  private async carryOut(hold: Hold, work: Work): Promise<Settled> {
    if (hold.page.unsure) {
      const seen = await this.look(hold, work);
      if (seen.found) return this.record(hold, seen.found, work);
      if (!seen.clearly || this.now() < hold.page.last + this.settle) return this.release(hold);
    }
    const ahead = await this.writeAhead(hold, work);
    if (!ahead) return { state: 'pending' };
    try {
      return await this.record(ahead, await work.post(ahead.page), work);
    } catch (error) {
      return this.afterFailure(ahead, hold.page.unsure, error, work);
    }
  }

  /** What an earlier request has left; `clearly` is false where Graph would not let it be seen. */
  private async look(hold: Hold, work: Work): Promise<{ readonly found?: Made; readonly clearly: boolean }> {
    try {
      const found = await work.find(hold.page);
      return { ...(found && { found }), clearly: true };
    } catch (error) {
      if (error instanceof GraphProblem) return { clearly: false };
      await this.release(hold);
      throw error;
    }
  }

  private async writeAhead(hold: Hold, work: Work): Promise<Hold | undefined> {
    const first = hold.page.last === 0;
    try {
      const noted = first ? await work.prepare() : {};
      const since = first ? this.now() : hold.page.since;
      return await this.save(hold, {
        ...hold.page,
        ...noted,
        since,
        last: this.now(),
        lease: this.now() + LEASE,
        unsure: true,
      });
    } catch (error) {
      if (first) await this.save(hold, { state: 'free' });
      throw error;
    }
  }

  /** While a request may have been carried out nobody is told that nothing was created, and the form stays taken. */
  private async afterFailure(hold: Hold, wasUnsure: boolean, error: unknown, work: Work): Promise<Settled> {
    const outcome = outcomeOf(error);
    if (outcome !== 'unknown' && !wasUnsure) {
      await this.save(hold, { state: 'free' });
      throw error;
    }
    const seen = await this.look(hold, work);
    if (seen.found) return this.record(hold, seen.found, work);
    if (outcome === 'refused' && seen.clearly) {
      await this.save(hold, { state: 'free' });
      throw error;
    }
    const pending = await this.release(hold);
    if (error instanceof GraphProblem) return pending;
    throw error;
  }

  private async record(hold: Hold, summary: Made, work: Work): Promise<Settled> {
    const created: Created = { state: 'created', hash: hold.page.hash, summary };
    const recorded = await this.save(hold, created);
    return recorded ? this.completed(recorded, work) : created;
  }

  /** What the object needs beyond its creation; until then it is down as missing. */
  private async completed(hold: Hold<Created>, work: Pick<Work, 'complete'>): Promise<Created> {
    if (!hold.page.summary.additions) return hold.page;
    const page = { ...hold.page, summary: await work.complete(hold.page.summary) };
    await this.save(hold, page);
    return page;
  }

  /** Lets whoever comes next look again. */
  private async release(hold: Hold): Promise<Settled> {
    await this.save(hold, { ...hold.page, lease: 0 }, hold.page.last + this.settle);
    return { state: 'pending' };
  }

  private async save<P extends Page>({ key, entry }: Hold<Page>, page: P, due?: number): Promise<Hold<P> | undefined> {
    const lifetime = due === undefined ? { ttl: KEPT } : { ttl: KEPT, due };
    const saved = await this.store.compareAndSet(key, entry.version, JSON.stringify(page), lifetime);
    return saved && { key, entry: saved, page };
  }

  private fresh(hash: string): Running {
    return {
      state: 'running',
      hash,
      owner: randomUUID(),
      lease: this.now() + LEASE,
      last: 0,
      since: 0,
      known: [],
      notes: {},
      unsure: false,
    };
  }
}

/** A fault of the program may come after the request as well as before it. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof SignInNeeded) return 'notDone';
  return error instanceof GraphProblem ? error.refusal.outcome : 'unknown';
}
