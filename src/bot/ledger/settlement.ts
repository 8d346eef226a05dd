import type { GraphProblem } from '../graph/graphProblem';
import type { SharedClock } from '../state/storeClock';
import type { ExclusiveLocks } from './exclusiveLocks';
import { type Attempt, type CreatedEntry, type CreatedObject, type RunningEntry, waitingOf } from './ledgerEntry';
import type { LedgerStore, VersionedEntry } from './ledgerStore';
import type { Own, Run } from './run';
import type { Look, Settled } from './work';

/** Milliseconds that a creation belongs to whoever has begun it. */
export const LEASE = 30_000;
/** Between two looks at what somebody else is doing. */
export const LOOK_EVERY = 100;
/** Between two looks for what a lost request may have left. */
const BETWEEN_LOOKS = 3_000;
/** Between two attempts to acquire a lock. */
const BETWEEN_ATTEMPTS = 1_000;
/** Where Graph is throttled and does not say for how long. */
const USUAL_THROTTLING = 10_000;
/** Until what was still being made is asked for again. */
const LATER = 10_000;
/** The part of the time that has passed since the first request until the next try. */
const RARELY = 6;
/** So that all who were throttled at once do not come back at once. */
const SPREAD = 1_000;

/** Writes down what has become of a step: created, refused, asked, or to be gone on with later. */
export class Settlement<Job, Created extends CreatedObject> {
  constructor(
    private readonly entries: LedgerStore<Job, Created>,
    private readonly locks: ExclusiveLocks,
    private readonly settle: number,
    private readonly clock: SharedClock,
  ) {}

  /** An object that was found and belongs to another form is none of ours: undefined. */
  async record(
    own: Own<Job, Created>,
    { object, isCertain }: Look<Created>,
    { work, lock }: Run<Created>,
  ): Promise<Settled<Created> | undefined> {
    if (lock && !(await this.locks.release(lock, { id: object.id, isCertain }))) return undefined;
    const { begun, hash, job, posts, since, existingIds, facts, forgotten } = own.entry;
    // One that was forgotten may still be carried out, as any but the last.
    const requests = forgotten ? posts + 1 : posts;
    const unfinished = object.additions || requests > 1;
    const left = unfinished && { left: { job, posts: requests, since, existingIds, facts } };
    const created: CreatedEntry<Job, Created> = { state: 'created', begun, hash, summary: object, ...left };
    const due = this.clock.now() + (object.additions ? LEASE : this.settle);
    await work.recording?.(object);
    const recorded = await this.entries.save(own, created, unfinished ? due : undefined);
    const overtaken = recorded ? undefined : await this.overtaken(own);
    if (overtaken) return overtaken;
    work.finished({ requests: posts, since });
    return recorded ? this.completed(recorded, work) : created;
  }

  /** Rejects with the error, unless somebody else has gone on with it meanwhile. */
  async free(own: Own<Job, Created>, error: unknown, run: Run<Created>): Promise<Settled<Created>> {
    const overtaken = await this.giveUp(own, error, run);
    if (overtaken) return overtaken;
    throw error;
  }

  /** Undefined where the end was ours to tell; an entry that is gone has nobody else who could. */
  async giveUp(
    own: Own<Job, Created>,
    error: unknown,
    { work, lock }: Run<Created>,
  ): Promise<Settled<Created> | undefined> {
    const freed = await this.entries.save(own, { state: 'free' });
    if (lock) await this.locks.release(lock);
    const overtaken = freed ? undefined : await this.overtaken(own);
    if (!overtaken) work.finished({ error, requests: own.entry.posts, since: own.entry.since });
    return overtaken;
  }

  /** Waits for its person. Those behind it wait no longer, unless a request of its own may still be carried out. */
  async ask(own: Own<Job, Created>, question: Created, { lock }: Run<Created>): Promise<Settled<Created>> {
    const saved = await this.entries.save(own, { ...own.entry, lease: 0, question });
    const mayArrive = own.entry.posts > 0 && this.clock.now() < own.entry.last + this.settle;
    if (lock && !mayArrive) await this.locks.release(lock);
    return saved ? { state: 'asked', summary: question } : ((await this.overtaken(own)) ?? this.pending(own.entry));
  }

  /** Lets whoever comes next look again. */
  async release(own: Own<Job, Created>): Promise<Settled<Created>> {
    const entry = { ...own.entry, lease: 0 };
    await this.entries.save(own, entry, this.pending(entry).again);
    return this.pending(entry);
  }

  /** Somebody else's request for such an object may still be carried out. */
  async standBehind(own: Own<Job, Created>): Promise<Settled<Created>> {
    const again = this.clock.now() + BETWEEN_ATTEMPTS;
    await this.entries.save(own, { ...own.entry, lease: 0 }, again);
    return { state: 'pending', waiting: { for: 'graph' }, again };
  }

  async postpone(own: Own<Job, Created>, { refusal }: GraphProblem, { lock }: Run<Created>): Promise<Settled<Created>> {
    if (lock && !own.entry.unsure) await this.locks.release(lock);
    const asked = refusal.retryAfter === undefined ? USUAL_THROTTLING : refusal.retryAfter * 1000;
    const until = Math.ceil(this.clock.now() + asked + this.clock.random() * SPREAD);
    const entry = { ...own.entry, lease: 0, until, passes: refusal.passes === true };
    await this.entries.save(own, entry, until);
    return this.pending(entry);
  }

  pending(entry: RunningEntry<Job, Created>): Settled<Created> & { readonly state: 'pending' } {
    const [now, waiting] = [this.clock.now(), waitingOf(entry, this.clock.now())];
    if ('until' in waiting) return { state: 'pending', waiting, again: waiting.until };
    if (waiting.for === 'graph') return { state: 'pending', waiting, again: now + LOOK_EVERY };
    const settled = entry.last + this.settle;
    const next = now + BETWEEN_LOOKS;
    return { state: 'pending', waiting, again: settled > now ? Math.min(settled, next) : next };
  }

  /** What the object needs beyond its creation; until then it is down as missing. */
  async completed(
    own: VersionedEntry<CreatedEntry<Job, Created>>,
    work: { complete(created: Created, left: Attempt & { readonly job: Job }): Promise<Created> },
  ): Promise<CreatedEntry<Job, Created>> {
    const { left, ...created } = own.entry;
    if (!left || !created.summary.additions) return own.entry;
    const summary = await work.complete(created.summary, left);
    const isSwept = left.posts > 1;
    const entry = { ...created, summary, ...((isSwept || summary.additions) && { left }) };
    // Every ten seconds, then the more rarely the longer it takes.
    const due = summary.again ? Math.max(LATER, (this.clock.now() - left.since) / RARELY) : this.settle;
    await this.entries.save(own, entry, isSwept || summary.again ? this.clock.now() + due : undefined);
    return entry;
  }

  /** What has become of it in other hands, which is what counts. */
  private async overtaken({ key, entry }: Own<Job, Created>): Promise<Settled<Created> | undefined> {
    const there = (await this.entries.read(key))?.entry;
    if (there?.state === 'created') return there;
    return there?.state === 'running' ? this.pending(entry) : undefined;
  }
}
