import { GraphProblem, type Outcome } from '../graph/graphProblem';
import type { Clock } from '../http/clock';
import { SignInNeeded } from '../turn/person';
import { type CreatedEntry, type CreatedObject, type RunningEntry, waitingOf } from './ledgerEntry';
import type { LedgerStore, VersionedEntry } from './ledgerStore';
import type { Settled, Work } from './work';

interface Seen<Created> {
  readonly found?: Created;
  readonly clearly: boolean;
  readonly problem?: GraphProblem;
}

/** An entry that nobody else works on, as long as its lease lasts. */
type Own<Job> = VersionedEntry<RunningEntry<Job>>;

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

/** Carries out a creation for whoever owns its entry: write ahead, request, record, and look up what got lost. */
export class CreationSteps<Job, Created extends CreatedObject> {
  constructor(
    private readonly entries: LedgerStore<Job, Created>,
    private readonly settle: number,
    private readonly clock: Clock,
  ) {}

  async run(own: Own<Job>, work: Work<Created>): Promise<Settled<Created>> {
    const { entry } = own;
    if (!entry.unsure) return this.request(own, work);
    const seen = await this.look(own, work);
    if (seen.found) return this.record(own, seen.found, work);
    // Whatever forbids a look before the first request is said better of the request itself.
    const isOver = seen.clearly || seen.problem?.refusal.outcome === 'refused';
    if (isThrottled(seen.problem)) return this.postpone(own, seen.problem);
    if (entry.posts === 0 && isOver) return this.request({ ...own, entry: { ...entry, unsure: false } }, work);
    if (!seen.clearly || this.clock.now() < entry.last + this.settle) return this.release(own);
    return this.request(own, work);
  }

  private async request(own: Own<Job>, work: Work<Created>): Promise<Settled<Created>> {
    try {
      const ahead = await this.writeAhead(own, work);
      if (!ahead) return this.pending(own.entry);
      if (this.clock.now() > ahead.entry.last + PROMPT) return this.release({ ...ahead, entry: own.entry });
      return await this.send(ahead, own.entry, work);
    } catch (error) {
      if (isThrottled(error)) return this.postpone(own, error);
      throw error;
    }
  }

  /** What an earlier request has left; `clearly` is false where Graph would not let it be seen. */
  private async look(own: Own<Job>, work: Work<Created>): Promise<Seen<Created>> {
    try {
      const found = await work.find(own.entry);
      return { ...(found && { found }), clearly: true };
    } catch (error) {
      if (error instanceof GraphProblem) return { clearly: false, problem: error };
      await this.release(own);
      throw error;
    }
  }

  private async writeAhead(own: Own<Job>, work: Work<Created>) {
    const { entry } = own;
    const first = entry.last === 0;
    try {
      const prepared = first ? await work.prepare() : {};
      const [since, last, lease] = [first ? this.clock.now() : entry.since, this.clock.now(), this.clock.now() + LEASE];
      const ahead = { ...entry, ...prepared, since, last, lease, posts: entry.posts + 1, unsure: true };
      return await this.entries.save(own, ahead, lease);
    } catch (error) {
      if (first && !isThrottled(error)) await this.giveUp(own, error, work);
      throw error;
    }
  }

  private async send(ahead: Own<Job>, before: RunningEntry<Job>, work: Work<Created>): Promise<Settled<Created>> {
    try {
      return await this.record(ahead, await work.post(ahead.entry), work);
    } catch (error) {
      if (!isThrottled(error)) return this.afterFailure(ahead, before.unsure, error, work);
      const { posts, unsure } = before;
      return this.postpone({ ...ahead, entry: { ...ahead.entry, posts, unsure } }, error);
    }
  }

  /** While a request may have been carried out nobody is told that nothing was created, and the form stays taken. */
  private async afterFailure(
    own: Own<Job>,
    wasUnsure: boolean,
    error: unknown,
    work: Work<Created>,
  ): Promise<Settled<Created>> {
    const outcome = outcomeOf(error);
    if (outcome !== 'unknown' && !wasUnsure) return this.free(own, error, work);
    const seen = await this.look(own, work);
    if (seen.found) return this.record(own, seen.found, work);
    if (outcome === 'refused' && seen.clearly) return this.free(own, error, work);
    const pending = await this.release(own);
    if (error instanceof GraphProblem) return pending;
    throw error;
  }

  private async record(own: Own<Job>, summary: Created, work: Work<Created>): Promise<Settled<Created>> {
    const { hash, job, posts, since, existingIds, facts } = own.entry;
    const unfinished = summary.additions || posts > 1;
    const left = unfinished && { left: { job, posts, since, existingIds, facts } };
    const created: CreatedEntry<Job, Created> = { state: 'created', hash, summary, ...left };
    const due = this.clock.now() + (summary.additions ? LEASE : this.settle);
    const recorded = await this.entries.save(own, created, unfinished ? due : undefined);
    const overtaken = recorded ? undefined : await this.overtaken(own);
    if (overtaken) return overtaken;
    work.finished({ requests: posts, since });
    return recorded ? this.completed(recorded, work) : created;
  }

  /** Rejects with the error, unless somebody else has gone on with it meanwhile. */
  private async free(own: Own<Job>, error: unknown, work: Work<Created>): Promise<Settled<Created>> {
    const overtaken = await this.giveUp(own, error, work);
    if (overtaken) return overtaken;
    throw error;
  }

  /** Undefined where the end was ours to tell; an entry that is gone has nobody else who could. */
  private async giveUp(own: Own<Job>, error: unknown, work: Work<Created>): Promise<Settled<Created> | undefined> {
    const freed = await this.entries.save(own, { state: 'free' });
    const overtaken = freed ? undefined : await this.overtaken(own);
    if (!overtaken) work.finished({ error, requests: own.entry.posts, since: own.entry.since });
    return overtaken;
  }

  /** What has become of it in other hands, which is what counts. */
  private async overtaken({ key, entry }: Own<Job>): Promise<Settled<Created> | undefined> {
    const there = (await this.entries.read(key))?.entry;
    if (there?.state === 'created') return there;
    return there?.state === 'running' ? this.pending(entry) : undefined;
  }

  /** What the object needs beyond its creation; until then it is down as missing. */
  async completed(
    own: VersionedEntry<CreatedEntry<Job, Created>>,
    work: Pick<Work<Created>, 'complete'>,
  ): Promise<CreatedEntry<Job, Created>> {
    const { left, ...created } = own.entry;
    if (!created.summary.additions) return own.entry;
    const sweep = left && left.posts > 1 && { left };
    const entry = { ...created, summary: await work.complete(created.summary), ...sweep };
    await this.entries.save(own, entry, sweep ? this.clock.now() + this.settle : undefined);
    return entry;
  }

  /** Lets whoever comes next look again. */
  private async release(own: Own<Job>): Promise<Settled<Created>> {
    const entry = { ...own.entry, lease: 0 };
    await this.entries.save(own, entry, this.pending(entry).again);
    return this.pending(entry);
  }

  private async postpone(own: Own<Job>, { refusal }: GraphProblem): Promise<Settled<Created>> {
    const asked = refusal.retryAfter === undefined ? USUAL_THROTTLING : refusal.retryAfter * 1000;
    const until = Math.ceil(this.clock.now() + asked + this.clock.random() * SPREAD);
    const entry = { ...own.entry, lease: 0, until };
    await this.entries.save(own, entry, until);
    return this.pending(entry);
  }

  pending(entry: RunningEntry<Job>): Settled<Created> & { readonly state: 'pending' } {
    const [now, waiting] = [this.clock.now(), waitingOf(entry, this.clock.now())];
    if (waiting.for === 'throttling') return { state: 'pending', waiting, again: waiting.until };
    if (waiting.for === 'graph') return { state: 'pending', waiting, again: now + LOOK_EVERY };
    const settled = entry.last + this.settle;
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
