import { GraphProblem, type Outcome } from '../graph/graphProblem';
import type { SharedClock } from '../state/storeClock';
import { SignInNeeded } from '../turn/person';
import { type ExclusiveLocks, isContested, isOwn, othersIn } from './exclusiveLocks';
import type { Attempt, CreatedObject, RunningEntry } from './ledgerEntry';
import type { LedgerStore } from './ledgerStore';
import type { Own, Run } from './run';
import { LEASE, type Settlement } from './settlement';
import type { Look, Settled, Work } from './work';

interface Seen<Created extends CreatedObject> {
  readonly found?: Look<Created> | undefined;
  readonly clearly: boolean;
  readonly problem?: GraphProblem;
}

/** A request is sent so soon after it was written down, or not at all: its answer must come within the lease. */
const PROMPT = 5_000;

/** Carries out a creation for whoever owns its entry: take the lock, write ahead, request, record, and look up what got lost. */
export class CreationSteps<Job, Created extends CreatedObject> {
  constructor(
    private readonly entries: LedgerStore<Job, Created>,
    private readonly locks: ExclusiveLocks,
    private readonly settlement: Settlement<Job, Created>,
    private readonly settle: number,
    private readonly clock: SharedClock,
  ) {}

  async run(own: Own<Job, Created>, work: Work<Created>): Promise<Settled<Created>> {
    const { exclusiveKey, decision } = work;
    const { question } = own.entry;
    if (question && decision?.id !== question.id) return this.settlement.ask(own, question, { work });
    if (exclusiveKey === undefined) return this.goOn(own, { work });
    // A request that is sent within the lease may be carried out for as long as settling takes.
    const lock = await this.locks.acquire(exclusiveKey, own.key, 2 * LEASE + this.settle);
    return lock ? this.goOn(own, { work, lock }) : this.settlement.standBehind(own);
  }

  private async goOn(own: Own<Job, Created>, run: Run<Created>): Promise<Settled<Created>> {
    const { question, ...entry } = own.entry;
    if (question) return this.decided({ ...own, entry }, question, run);
    if (!entry.unsure) return this.request(own, run);
    const seen = await this.look(own, run);
    if (seen.found) return this.found(own, seen.found, run);
    // Whatever forbids a look before the first request is said better of the request itself.
    const isOver = seen.clearly || seen.problem?.refusal.outcome === 'refused';
    if (isThrottled(seen.problem)) return this.settlement.postpone(own, seen.problem, run);
    if (entry.posts === 0 && isOver) return this.request({ ...own, entry: { ...entry, unsure: false } }, run);
    if (!seen.clearly || this.clock.now() < entry.last + this.settle) return this.settlement.release(own);
    return this.request(own, run);
  }

  /** The answer to a question: theirs, and nothing is sent; or not, and it is nobody's find any more. */
  private async decided(own: Own<Job, Created>, question: Created, run: Run<Created>): Promise<Settled<Created>> {
    const look = { object: question, isCertain: false };
    const recorded = run.work.decision?.isMine ? await this.settlement.record(own, look, run) : undefined;
    if (recorded) return recorded;
    const existingIds = [...own.entry.existingIds, question.id];
    return this.goOn({ ...own, entry: { ...own.entry, existingIds } }, run);
  }

  /** What is certain is recorded; what is likely, only if no other form has it; of anything else its person is asked. */
  private async found(own: Own<Job, Created>, look: Look<Created>, run: Run<Created>): Promise<Settled<Created>> {
    if (!look.isCertain) return this.settlement.ask(own, look.object, run);
    const recorded = await this.settlement.record(own, { ...look, isCertain: false }, run);
    return recorded ?? this.settlement.release(own);
  }

  private async request(own: Own<Job, Created>, run: Run<Created>): Promise<Settled<Created>> {
    try {
      const ahead = await this.writeAhead(own, run);
      if (!ahead) return this.settlement.pending(own.entry);
      if (this.clock.now() > ahead.entry.last + PROMPT) return this.settlement.release({ ...ahead, entry: own.entry });
      return await this.send(ahead, own.entry, run);
    } catch (error) {
      if (isThrottled(error)) return this.settlement.postpone(own, error, run);
      throw error;
    }
  }

  /** What an earlier request has left; `clearly` is false where Graph would not let it be seen. */
  private async look(own: Own<Job, Created>, { work, lock }: Run<Created>): Promise<Seen<Created>> {
    try {
      const found = await work.find(withoutOthers(own.entry, lock));
      if (!found) return { clearly: true };
      const isLikely = found.isCertain && !(lock && isContested(lock));
      const isCertain = isLikely || (lock !== undefined && isOwn(lock, found.object.id));
      return { found: { ...found, isCertain }, clearly: true };
    } catch (error) {
      if (error instanceof GraphProblem) return { clearly: false, problem: error };
      await this.settlement.release(own);
      throw error;
    }
  }

  private async writeAhead(own: Own<Job, Created>, run: Run<Created>) {
    const { entry } = own;
    const first = entry.last === 0;
    try {
      const prepared = first ? await run.work.prepare() : entry;
      const existingIds = [...new Set([...entry.existingIds, ...prepared.existingIds])];
      const now = this.clock.now();
      const [since, lease] = [first ? now : entry.since, now + LEASE];
      const { facts } = prepared;
      const ahead = { ...entry, existingIds, facts, since, last: now, lease, posts: entry.posts + 1, unsure: true };
      return await this.entries.save(own, ahead, lease);
    } catch (error) {
      if (first && !isThrottled(error)) await this.settlement.giveUp(own, error, run);
      throw error;
    }
  }

  private async send(
    ahead: Own<Job, Created>,
    before: RunningEntry<Job, Created>,
    run: Run<Created>,
  ): Promise<Settled<Created>> {
    try {
      const look = { object: await run.work.post(ahead.entry), isCertain: true };
      return (await this.settlement.record(ahead, look, run)) ?? this.settlement.pending(ahead.entry);
    } catch (error) {
      if (!isThrottled(error)) return this.afterFailure(ahead, before.unsure, error, run);
      const { posts, unsure } = before;
      return this.settlement.postpone({ ...ahead, entry: { ...ahead.entry, posts, unsure } }, error, run);
    }
  }

  /** While a request may have been carried out nobody is told that nothing was created, and the form stays taken. */
  private async afterFailure(
    own: Own<Job, Created>,
    wasUnsure: boolean,
    error: unknown,
    run: Run<Created>,
  ): Promise<Settled<Created>> {
    const outcome = outcomeOf(error);
    if (outcome !== 'unknown' && !wasUnsure) return this.settlement.free(own, error, run);
    const seen = await this.look(own, run);
    if (seen.found) return this.found(own, seen.found, run);
    if (outcome === 'refused' && seen.clearly) return this.settlement.free(own, error, run);
    const pending = await this.settlement.release(own);
    if (error instanceof GraphProblem) return pending;
    throw error;
  }
}

/** What belongs to other forms is nobody's find. */
function withoutOthers(attempt: Attempt, lock: Run<CreatedObject>['lock']): Attempt {
  return lock ? { ...attempt, existingIds: [...attempt.existingIds, ...othersIn(lock)] } : attempt;
}

/** A fault of the program may come after the request as well as before it. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof SignInNeeded) return 'notDone';
  return error instanceof GraphProblem ? error.refusal.outcome : 'unknown';
}

function isThrottled(error: unknown): error is GraphProblem {
  return error instanceof GraphProblem && (error.refusal.status === 429 || error.refusal.passes === true);
}
