import { createHash } from 'node:crypto';
import { CLOUDS, type Cloud } from '../cloud/clouds';
import type { Fields, Values } from '../forms/fields';
import { FormProblem } from '../forms/formProblem';
import { type Answers, readForm } from '../forms/readForm';
import type { TracedGraph } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import { isSentAgain } from '../graph/remedies';
import { type Clock, machineClock } from '../http/clock';
import { Translators } from '../i18n/translators';
import type { Creation, ObjectKind, Summary } from '../kinds/kind';
import type { Unfinished } from '../ledger/backlog';
import type { Ledger } from '../ledger/ledger';
import type { Attempt, PreparedFacts } from '../ledger/ledgerEntry';
import type { CreationEnd, Work } from '../ledger/work';
import type { Turn } from '../turn/turn';
import { partOf, withAdditions } from './additions';
import { type CreationLog, logFinished, SILENT } from './creationLog';
import { type CreationQueue, UNBOUNDED } from './creationQueue';
import { isOlder } from './isOlder';
import { Lanes } from './lanes';
import { RunningCreation } from './runningCreation';
import type { CreatedSummary, CreationEntry, CreationResult, Job, Submission } from './submission';

/** Milliseconds for which nobody can have taken away what was written of a form, where the store itself loses nothing. */
const YOUNG = 10_000;
/** How a creation ends that waited for its person until its words were dropped. */
const FADED = { notCreated: 'dropped', maybeCreated: 'lost' };
/** Milliseconds after which what replicates may have arrived, and within which a refusal must have come for that. */
const A_MOMENT = 3_000;
const PROMPT = 5_000;
/** Milliseconds for which parts of a new object may still be being made: Microsoft says fifteen minutes. */
const BEING_MADE = 15 * 60 * 1000;
/** Creations of one tenant that one instance has under way at once. */
const PER_TENANT = 16;
/** Milliseconds after which nobody waits by a creation any more; the reconciler and the person's next press go on. */
const FOLLOWED = 10 * 60 * 1000;

/** Takes a submitted form through the ledger to the kind that creates the object; one at a time for each person. */
export class Creations {
  private readonly people = new Lanes(1);
  private readonly tenants = new Lanes(PER_TENANT);
  private readonly followed = new Map<string, RunningCreation>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly ledger: Ledger<Job, CreatedSummary>,
    /** The ledger's own: by it stands whatever an entry says. */
    readonly clock: Clock = machineClock,
    private readonly translators = new Translators(),
    private readonly log: CreationLog = SILENT,
    private readonly queue: CreationQueue = UNBOUNDED,
    private readonly cloud: Cloud = CLOUDS.public,
  ) {}

  /** Follows the creation to its end, however long Graph asks to wait; whoever presses again meanwhile gets the same end. */
  submit(submission: Submission, turn: Turn, graph: TracedGraph): RunningCreation {
    const { nonce, kind, answers, decision } = submission;
    const key = [keyOf(turn, nonce), hashOf(kind, answers), decision?.id, decision?.isMine].join();
    const there = this.followed.get(key);
    if (there) return there;
    const leave = this.queue.enter(turn);
    if (typeof leave !== 'function') return new RunningCreation(() => Promise.reject(new FormProblem({ '': leave })));
    const running = new RunningCreation((sleeps) =>
      this.follow(submission, turn, graph, sleeps).finally(() => {
        leave();
        this.followed.delete(key);
      }),
    );
    this.followed.set(key, running);
    return running;
  }

  /** One step: whatever can be done now. */
  attempt(submission: Submission, turn: Turn, graph: TracedGraph): Promise<CreationResult> {
    const { kind, answers, nonce, issued, isRow } = submission;
    const job = { kind: kind.name, answers, nonce, issued, turn, ...(isRow && { oneOfMany: true }) };
    const [key, hash, work] = [keyOf(turn, nonce), hashOf(kind, answers), this.workOf(submission, turn, graph)];
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
        const possible = kind.additions?.(form.values, this.creationFor(turn, nonce, left, graph), made.id) ?? [];
        return withAdditions(made, possible, graph, kind, this.isYoung(left));
      },
    });
  }

  /** What is known of a form's creation, where it was submitted. */
  entry(turn: Turn, nonce: string): Promise<CreationEntry | undefined> {
    return this.ledger.entry(keyOf(turn, nonce));
  }

  /** What nobody is at; what waited for a day ends with this call. */
  async unfinished(key: string): Promise<Unfinished<Job> | undefined> {
    const found = await this.ledger.backlog.unfinished(key);
    if (found?.faded) this.log.info({ ...whoseOf(found.job), outcome: FADED[found.faded] }, 'finished');
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
        const creation = this.creationFor(turn, nonce, left, graph);
        await this.ledger.swept(key, async () => kind.sweep?.(submission.values, graph, creation, summary.id));
      }
      return undefined;
    }
    const settled = await this.attempt(submission, turn, graph);
    return settled.state === 'created' ? settled.summary : undefined;
  }

  /** Only the form's own mark makes a find certain before anything was sent; after that, all but what the kind doubts. */
  private workOf(submission: Submission, turn: Turn, graph: TracedGraph): Work<CreatedSummary> {
    const { kind, values, nonce, issued, decision } = submission;
    const exclusiveKey = kind.exclusiveKey?.(values, turn.requester);
    const creationOf = (attempt: Attempt) =>
      this.creationFor(turn, nonce, { ...attempt, since: attempt.since || issued }, graph);
    const created = (summary: Summary, creation: Creation): CreatedSummary => {
      const parts = kind.additions?.(values, creation, summary.id).map(partOf) ?? [];
      return { ...summary, kind: kind.name, ...(parts.length > 0 && { additions: parts }) };
    };
    return {
      ...(exclusiveKey !== undefined && { exclusiveKey: `${turn.tenantId} ${exclusiveKey}` }),
      decision,
      prepare: () => prepared(kind, values, graph),
      post: async (attempt) =>
        created(await this.sent(kind, () => kind.create(values, graph, creationOf(attempt))), creationOf(attempt)),
      find: async (attempt) => {
        const found = await kind.find(values, graph, creationOf(attempt));
        this.log.debug({ kind: kind.name, found: found !== undefined }, 'looked for what a request may have left');
        if (!found) return undefined;
        const { isDoubtful = false, ...summary } = found;
        const isCertain = kind.sweep !== undefined || (attempt.since > 0 && !isDoubtful);
        return { object: created(summary, creationOf(attempt)), isCertain };
      },
      complete: (made, attempt) =>
        withAdditions(
          made,
          kind.additions?.(values, creationOf(attempt), made.id) ?? [],
          graph,
          kind,
          this.isYoung(attempt),
        ),
      finished: (end) => this.finished(submission, turn, graph.requestId, end),
      looksFirst: () => this.clock.now() - issued > YOUNG || this.ledger.mayHaveForgotten(issued),
    };
  }

  private finished({ kind }: Submission, { requester }: Turn, requestId: string, end: CreationEnd): void {
    logFinished(this.log, { person: requester.id, kind: kind.name, requestId, ...end }, this.clock.now());
  }

  /** A request that was refused for what may be different in a moment was not carried out: it is sent once more. */
  private async sent(kind: ObjectKind, send: () => Promise<Summary>): Promise<Summary> {
    const began = this.clock.now();
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof GraphProblem) || isSentAgain(error, kind.refusals) !== 'once') throw error;
      const isLate = this.clock.now() - began > PROMPT;
      if (isLate || !(await this.clock.sleep(A_MOMENT, this.stopping.signal))) throw error;
      return send();
    }
  }

  /** Whether what is still being made of a new object may yet come. */
  private isYoung({ since }: Attempt): boolean {
    return this.clock.now() - since < BEING_MADE;
  }

  /** What a kind may know of a form's creation. */
  private creationFor(turn: Turn, nonce: string, { since, existingIds, facts }: Attempt, graph: TracedGraph): Creation {
    const { requester, conversation } = turn;
    const translator = this.translators.of(requester.locale);
    return {
      nonce,
      isOlder: (created) => isOlder(created, since, { ours: this.clock.now(), graphs: graph.now?.() }),
      existingIds,
      facts,
      requester,
      conversationUrl: conversation.url,
      cloud: this.cloud,
      localize: (words) => translator.localize(words),
    };
  }

  /** Follows nothing any longer. */
  stop(): void {
    this.stopping.abort();
  }

  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async follow(
    submission: Submission,
    turn: Turn,
    graph: TracedGraph,
    sleeps: (pending: Extract<CreationResult, { state: 'pending' }> | undefined) => void,
  ): Promise<CreationResult> {
    for (const end = this.clock.now() + FOLLOWED; ; ) {
      const settled = await this.attempt(submission, turn, graph);
      if (settled.state !== 'pending' || settled.again > end) return settled;
      sleeps(settled);
      const { signal } = this.stopping;
      const wait = Math.max(settled.again - this.clock.now(), 0);
      if (!(await this.clock.sleep(wait, signal))) return settled;
      sleeps(undefined);
    }
  }
}

function whoseOf({ kind, turn }: Job): object {
  return { person: turn.requester.id, kind };
}

async function prepared(kind: ObjectKind, values: Values<Fields>, graph: TracedGraph): Promise<PreparedFacts> {
  const { problems = {}, existingIds = [], facts = {} } = (await kind.prepare?.(values, graph)) ?? {};
  if (Object.keys(problems).length > 0) throw new FormProblem(problems);
  return { existingIds, facts };
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
