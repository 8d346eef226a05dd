import { GraphProblem, type Outcome } from '../graph/graphProblem';
import { SignInNeeded } from '../turn/person';
import {
  type Attempt,
  type CreatedEntry,
  type CreatedObject,
  type PreparedFacts,
  type RunningEntry,
  type Waiting,
  waitingOf,
} from './ledgerEntry';
import type { LedgerStore, VersionedEntry } from './ledgerStore';

/** A creation as the ledger drives it; `attempt` is what has been written down of it. */
export interface Work {
  /** May throw `FormProblem`: then nothing is sent. */
  prepare(): Promise<PreparedFacts>;
  post(attempt: Attempt): Promise<CreatedObject>;
  find(attempt: Attempt): Promise<CreatedObject | undefined>;
  complete(made: CreatedObject): Promise<CreatedObject>;
  /** Where nothing is written down, look before the first request too: it may have been forgotten. */
  readonly looksFirst?: boolean;
}

/** `used`: the form has been, or is being, submitted with other answers. `again`: when another call can find more. */
export type Settled =
  | { readonly state: 'created'; readonly summary: CreatedObject }
  | { readonly state: 'pending'; readonly waiting: Waiting; readonly again: number }
  | { readonly state: 'used'; readonly summary?: CreatedObject };

interface Seen {
  readonly found?: CreatedObject;
  readonly clearly: boolean;
  readonly problem?: GraphProblem;
}

/** Milliseconds that a creation belongs to whoever has begun it. */
export const LEASE = 30_000;
/** Between two looks at what somebody else is doing. */
export const LOOK_EVERY = 100;
/** A request is sent so soon after it was written down, or not at all: its answer must come within the lease. */
const PROMPT = 5_000;
/** Between two looks for what a lost request may have left. */
const BETWEEN_LOOKS = 3_000;
/** Where Graph is throttled and does not say for how long. */
const USUAL_THROTTLING = 10_000;
/** So that all who were throttled at once do not come back at once. */
const SPREAD = 1_000;

/** Carries out a creation for whoever holds its page: write ahead, request, record, and look up what got lost. */
export class CreationSteps {
  constructor(
    private readonly pages: LedgerStore,
    private readonly settle: number,
    private readonly now: () => number,
    private readonly random: () => number,
  ) {}

  async carryOut(hold: VersionedEntry, work: Work): Promise<Settled> {
    if (!hold.page.unsure) return this.request(hold, work);
    const seen = await this.look(hold, work);
    if (seen.found) return this.record(hold, seen.found, work);
    // Whatever forbids a look before the first request is said better of the request itself.
    const isOver = seen.clearly || seen.problem?.refusal.outcome === 'refused';
    if (isThrottled(seen.problem)) return this.postpone(hold, seen.problem);
    if (hold.page.posts === 0 && isOver) return this.request({ ...hold, page: { ...hold.page, unsure: false } }, work);
    if (!seen.clearly || this.now() < hold.page.last + this.settle) return this.release(hold);
    return this.request(hold, work);
  }

  private async request(hold: VersionedEntry, work: Work): Promise<Settled> {
    try {
      const ahead = await this.writeAhead(hold, work);
      if (!ahead) return this.pending(hold.page);
      if (this.now() > ahead.page.last + PROMPT) return this.release({ ...ahead, page: hold.page });
      return await this.send(ahead, hold.page, work);
    } catch (error) {
      if (isThrottled(error)) return this.postpone(hold, error);
      throw error;
    }
  }

  /** What an earlier request has left; `clearly` is false where Graph would not let it be seen. */
  private async look(hold: VersionedEntry, work: Work): Promise<Seen> {
    try {
      const found = await work.find(hold.page);
      return { ...(found && { found }), clearly: true };
    } catch (error) {
      if (error instanceof GraphProblem) return { clearly: false, problem: error };
      await this.release(hold);
      throw error;
    }
  }

  private async writeAhead(hold: VersionedEntry, work: Work): Promise<VersionedEntry | undefined> {
    const { page } = hold;
    const first = page.last === 0;
    try {
      const noted = first ? await work.prepare() : {};
      const [since, last, lease] = [first ? this.now() : page.since, this.now(), this.now() + LEASE];
      return await this.pages.save(
        hold,
        { ...page, ...noted, since, last, lease, posts: page.posts + 1, unsure: true },
        lease,
      );
    } catch (error) {
      if (first && !isThrottled(error)) await this.pages.save(hold, { state: 'free' });
      throw error;
    }
  }

  private async send(ahead: VersionedEntry, before: RunningEntry, work: Work): Promise<Settled> {
    try {
      return await this.record(ahead, await work.post(ahead.page), work);
    } catch (error) {
      if (!isThrottled(error)) return this.afterFailure(ahead, before.unsure, error, work);
      const { posts, unsure } = before;
      return this.postpone({ ...ahead, page: { ...ahead.page, posts, unsure } }, error);
    }
  }

  /** While a request may have been carried out nobody is told that nothing was created, and the form stays taken. */
  private async afterFailure(hold: VersionedEntry, wasUnsure: boolean, error: unknown, work: Work): Promise<Settled> {
    const outcome = outcomeOf(error);
    if (outcome !== 'unknown' && !wasUnsure) return this.free(hold, error);
    const seen = await this.look(hold, work);
    if (seen.found) return this.record(hold, seen.found, work);
    if (outcome === 'refused' && seen.clearly) return this.free(hold, error);
    const pending = await this.release(hold);
    if (error instanceof GraphProblem) return pending;
    throw error;
  }

  private async record(hold: VersionedEntry, summary: CreatedObject, work: Work): Promise<Settled> {
    const { hash, job, posts, since, known, notes } = hold.page;
    const unfinished = summary.additions || posts > 1;
    const left = unfinished && { left: { job, posts, since, known, notes } };
    const created: CreatedEntry = { state: 'created', hash, summary, ...left };
    const due = this.now() + (summary.additions ? LEASE : this.settle);
    const recorded = await this.pages.save(hold, created, unfinished ? due : undefined);
    return recorded ? this.completed(recorded, work) : ((await this.overtaken(hold)) ?? created);
  }

  /** Rejects with the error, unless somebody else has gone on with it meanwhile. */
  private async free(hold: VersionedEntry, error: unknown): Promise<Settled> {
    const overtaken = (await this.pages.save(hold, { state: 'free' })) ? undefined : await this.overtaken(hold);
    if (overtaken) return overtaken;
    throw error;
  }

  /** What has become of it in other hands, which is what counts. */
  private async overtaken({ key, page }: VersionedEntry): Promise<Settled | undefined> {
    const there = await this.pages.page(key);
    if (there?.state === 'created') return there;
    return there?.state === 'running' ? this.pending(page) : undefined;
  }

  /** What the object needs beyond its creation; until then it is down as missing. */
  async completed(hold: VersionedEntry<CreatedEntry>, work: Pick<Work, 'complete'>): Promise<CreatedEntry> {
    const { left, ...created } = hold.page;
    if (!created.summary.additions) return hold.page;
    const sweep = left && left.posts > 1 && { left };
    const page = { ...created, summary: await work.complete(created.summary), ...sweep };
    await this.pages.save(hold, page, sweep ? this.now() + this.settle : undefined);
    return page;
  }

  /** Lets whoever comes next look again. */
  private async release(hold: VersionedEntry): Promise<Settled> {
    const page = { ...hold.page, lease: 0 };
    await this.pages.save(hold, page, this.pending(page).again);
    return this.pending(page);
  }

  private async postpone(hold: VersionedEntry, { refusal }: GraphProblem): Promise<Settled> {
    const asked = refusal.retryAfter === undefined ? USUAL_THROTTLING : refusal.retryAfter * 1000;
    const until = Math.ceil(this.now() + asked + this.random() * SPREAD);
    const page = { ...hold.page, lease: 0, until };
    await this.pages.save(hold, page, until);
    return this.pending(page);
  }

  pending(page: RunningEntry): Settled & { readonly state: 'pending' } {
    const [now, waiting] = [this.now(), waitingOf(page, this.now())];
    if (waiting.for === 'throttling') return { state: 'pending', waiting, again: waiting.until };
    if (waiting.for === 'graph') return { state: 'pending', waiting, again: now + LOOK_EVERY };
    const settled = page.last + this.settle;
    const next = now + BETWEEN_LOOKS;
    return { state: 'pending', waiting, again: settled > now ? Math.min(settled, next) : next };
  }
}

/** A fault of the program may come after the request as well as before it. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof SignInNeeded) return 'notDone';
  return error instanceof GraphProblem ? error.refusal.outcome : 'unknown';
}

function isThrottled(error: unknown): error is GraphProblem {
  return error instanceof GraphProblem && error.refusal.status === 429;
}
