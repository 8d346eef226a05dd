import { createHash } from 'node:crypto';
import { type Audit, UNAUDITED } from '../audit/audit';
import { CLOUDS, type Cloud } from '../cloud/clouds';
import { FormProblem } from '../forms/formProblem';
import { type Answers, readForm } from '../forms/readForm';
import type { TracedGraph } from '../graph/graph';
import { KindAccess } from '../houseRules/kindAccess';
import { type Clock, machineClock } from '../http/clock';
import { Translators } from '../i18n/translators';
import type { ObjectKind } from '../kinds/kind';
import type { Unfinished } from '../ledger/backlog';
import type { Ledger } from '../ledger/ledger';
import type { Turn } from '../turn/turn';
import { type CreationLog, SILENT } from './creationLog';
import { type CreationQueue, UNBOUNDED } from './creationQueue';
import { CreationWork } from './creationWork';
import { follow } from './follow';
import type { History } from './history';
import { Lanes } from './lanes';
import { RunningCreation } from './runningCreation';
import type { CreatedSummary, CreationEntry, CreationResult, Job, Submission } from './submission';

/** How a creation ends that waited for its person until its words were dropped. */
const FADED = { notCreated: 'dropped', maybeCreated: 'lost' };
/** Creations of one tenant that one instance has under way at once. */
const PER_TENANT = 16;

/** Takes a submitted form through the ledger to the kind that creates the object; one at a time for each person. */
export class Creations {
  private readonly people = new Lanes(1);
  private readonly tenants = new Lanes(PER_TENANT);
  private readonly followed = new Map<string, RunningCreation>();
  private readonly stopping = new AbortController();
  private readonly work: CreationWork;

  constructor(
    private readonly ledger: Ledger<Job, CreatedSummary>,
    /** The ledger's own: by it stands whatever an entry says. */
    readonly clock: Clock = machineClock,
    translators = new Translators(),
    private readonly log: CreationLog = SILENT,
    private readonly queue: CreationQueue = UNBOUNDED,
    cloud: Cloud = CLOUDS.public,
    private readonly audit: Audit = UNAUDITED,
    history?: Pick<History, 'created'>,
    access = new KindAccess(),
  ) {
    const forgets = (since: number) => ledger.mayHaveForgotten(since);
    this.work = new CreationWork({
      clock,
      translators,
      log,
      audit,
      cloud,
      access,
      forgets,
      history,
      stopped: this.stopping.signal,
    });
  }

  /** Follows the creation to its end, however long Graph asks to wait; whoever presses again meanwhile gets the same end. */
  submit(submission: Submission, turn: Turn, graph: TracedGraph): RunningCreation {
    const { nonce, kind, answers, decision } = submission;
    const key = [keyOf(turn, nonce), hashOf(kind, answers), decision?.id, decision?.isMine].join();
    const there = this.followed.get(key);
    if (there) return there;
    const leave = this.queue.enter(turn);
    if (typeof leave !== 'function') return new RunningCreation(() => Promise.reject(new FormProblem({ '': leave })));
    const running = new RunningCreation((sleeps) =>
      follow(() => this.attempt(submission, turn, graph), sleeps, this.clock, this.stopping.signal).finally(() => {
        leave();
        this.followed.delete(key);
      }),
    );
    this.followed.set(key, running);
    return running;
  }

  /** One step: whatever can be done now. */
  attempt(submission: Submission, turn: Turn, graph: TracedGraph): Promise<CreationResult> {
    const { kind, answers, nonce, issued, isRow, agreed } = submission;
    const more = { ...(isRow && { oneOfMany: true }), ...(agreed && { agreed }) };
    const job = { kind: kind.name, answers, nonce, issued, turn, ...more };
    const [key, hash, work] = [keyOf(turn, nonce), hashOf(kind, answers), this.work.of(submission, turn, graph)];
    return this.people.run(`${turn.tenantId}:${turn.requester.id}`, () =>
      this.tenants.run(turn.tenantId, () => this.ledger.create(key, hash, job, work)),
    );
  }

  /** Sends again what is still missing of the object that a form has created. */
  complete(kind: ObjectKind, turn: Turn, nonce: string, graph: TracedGraph): Promise<CreatedSummary | undefined> {
    return this.ledger.complete(keyOf(turn, nonce), {
      complete: async (made, left) => {
        const form = readForm(kind.fields, left.job.answers);
        if ('problems' in form) return made;
        const creation = this.work.creationFor(turn, nonce, left, graph);
        return this.work.added(kind, form.values, made, left, turn, creation, graph);
      },
    });
  }

  /** What is known of a form's creation, where it was submitted. */
  entry(turn: Turn, nonce: string): Promise<CreationEntry | undefined> {
    return this.ledger.entry(keyOf(turn, nonce));
  }

  /** Drops a form whose creation was not begun; else what has become of it. */
  cancel(turn: Turn, nonce: string): Promise<CreationEntry['state']> {
    return this.ledger.cancel(keyOf(turn, nonce));
  }

  /** Its person has undone what a form has created, at this moment, or has brought it back. */
  markUndone(turn: Turn, nonce: string, undone: number | undefined): Promise<void> {
    return this.ledger.markUndone(keyOf(turn, nonce), undone);
  }

  /** What nobody is at; what waited for a day ends with this call. */
  async unfinished(key: string): Promise<Unfinished<Job> | undefined> {
    const found = await this.ledger.backlog.unfinished(key);
    if (!found?.faded) return found;
    const { job, faded } = found;
    const outcome = FADED[faded];
    this.log.info({ ...whoseOf(job), outcome }, 'finished');
    await this.audit.record(job.turn, { action: 'create', kind: job.kind, outcome, key });
    return found;
  }

  defer(key: string, until: number): Promise<void> {
    return this.ledger.backlog.defer(key, until);
  }

  /** Goes on with it by one step; returns what it has made by that. */
  async resume(
    key: string,
    submission: Submission,
    turn: Turn,
    graph: TracedGraph,
  ): Promise<CreatedSummary | undefined> {
    const { kind, nonce } = submission;
    const entry = await this.ledger.entry(key);
    if (entry?.state === 'created') {
      const { summary, left } = entry;
      // With a problem they were tried, and wait for the person's own press, or for a while.
      if (summary.additions && (!summary.problem || summary.again)) return this.complete(kind, turn, nonce, graph);
      if (left && left.posts > 1) {
        const creation = this.work.creationFor(turn, nonce, left, graph);
        await this.ledger.swept(key, async () => kind.sweep?.(submission.values, graph, creation, summary.id));
      }
      return undefined;
    }
    const settled = await this.attempt(submission, turn, graph);
    return settled.state === 'created' ? settled.summary : undefined;
  }

  /** Follows nothing any longer. */
  stop(): void {
    this.stopping.abort();
  }

  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }
}

function whoseOf({ kind, turn }: Job): object {
  return { person: turn.requester.id, kind };
}

function keyOf({ tenantId, requester }: Turn, nonce: string): string {
  return `create:${tenantId}:${requester.id}:${nonce}`;
}

function hashOf({ name }: ObjectKind, answers: Answers): string {
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([name, sorted]))
    .digest('base64url');
}
