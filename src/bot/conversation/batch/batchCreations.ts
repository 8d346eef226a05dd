import type { Creations } from '../../creation/creations';
import type { RunningCreation } from '../../creation/runningCreation';
import type { CreatedSummary, CreationResult } from '../../creation/submission';
import { FormProblem } from '../../forms/formProblem';
import { readForm } from '../../forms/readForm';
import type { Ticket } from '../../forms/tickets';
import type { TracedGraph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { remedyFor } from '../../graph/remedies';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { ObjectKind } from '../../kinds/kind';
import { waitingOf } from '../../ledger/ledgerEntry';
import { SignInNeeded } from '../../turn/person';
import type { Turn } from '../../turn/turn';
import type { Batch, Row } from './batch';
import { answersFor, problemOf } from './rowAnswers';

/** What has become of a row. `waiting` until a moment where Graph is throttled, else for its turn or for Graph's answer. */
export type Outcome =
  | { readonly state: 'made'; readonly made?: CreatedSummary }
  | { readonly state: 'failed' | 'unready' | 'doubtful'; readonly problem: LocalizedText }
  | { readonly state: 'waiting'; readonly until?: number }
  | { readonly state: 'left' };

/** Rows of one form under way; `end` rejects only for what says nothing about a row. */
export interface Run {
  readonly outcomes: Map<number, Outcome>;
  readonly end: Promise<void>;
}

/** A pressed form with many rows. */
export interface PressedBatch extends Batch {
  readonly kind: ObjectKind;
  readonly ticket: Ticket;
  readonly turn: Turn;
}

const SIGNED_OUT = say`You signed out before this was finished. Press again to go on with it.`;
const CANCELLED = say`You cancelled this line.`;
const CONFLICT = say`This line is being created already, as it was before. Look again in a minute.`;

const ASKED = say`One of this name is there, and I can’t tell whether it came from this line. Look at it, and create another by its own command if you need one.`;

/** Creates rows one after another, each as a form of its own, whatever becomes of the others. */
export class BatchCreations {
  private readonly running = new Map<string, Run>();

  constructor(private readonly creations: Creations) {}

  /** Whoever presses again meanwhile follows the same run. */
  start(many: PressedBatch, graph: TracedGraph): Run {
    const { turn, ticket, rows, common } = many;
    const key = JSON.stringify([turn.tenantId, turn.requester.id, ticket.nonce, rows, common]);
    const there = this.running.get(key);
    if (there) return there;
    const outcomes = new Map<number, Outcome>(rows.map((row) => [row.number, firstOutcome(row)]));
    const end = this.createRows(many, graph, outcomes).finally(() => this.running.delete(key));
    const run = { outcomes, end };
    this.running.set(key, run);
    return run;
  }

  /** What is written down of each row, without asking Graph. */
  async seen({ turn, ticket, rows }: PressedBatch): Promise<Map<number, Outcome>> {
    const seen = rows.map(async (row): Promise<[number, Outcome]> => {
      const outcome = firstOutcome(row);
      if (outcome.state !== 'waiting' && outcome.state !== 'made') return [row.number, outcome];
      const entry = await this.creations.entry(turn, nonceOf(ticket, row));
      if (entry?.state === 'created') return [row.number, { state: 'made', made: entry.summary }];
      if (entry?.state !== 'running') return [row.number, outcome];
      const waiting = waitingOf(entry, this.creations.clock.now());
      return [row.number, { state: 'waiting', ...('until' in waiting && { until: waiting.until }) }];
    });
    return new Map(await Promise.all(seen));
  }

  private async createRows(many: PressedBatch, graph: TracedGraph, outcomes: Map<number, Outcome>): Promise<void> {
    const followed: Promise<Outcome>[] = [];
    const note = async (row: Row, work: Promise<CreationResult | Outcome>): Promise<Outcome> => {
      const outcome = await outcomeOf(work, many.kind);
      outcomes.set(row.number, outcome);
      return outcome;
    };
    for (const row of many.rows.filter(isToDo)) {
      if (this.creations.stopped) break;
      const work = row.state === 'open' ? this.begin(row, many, graph) : this.known(row, many, graph);
      const following = 'end' in work ? work : undefined;
      const outcome = await note(row, 'end' in work ? work.resultOrLongWait(0) : work);
      if (!following || outcome.state !== 'waiting') continue;
      const ended = note(row, following.end);
      ended.catch(() => undefined);
      followed.push(ended);
      // Graph's patience is asked for by one, and owed by all.
      if (outcome.until !== undefined && (await ended).state === 'waiting') break;
    }
    await Promise.all(followed);
  }

  private begin(
    row: Row,
    { kind, ticket, turn, common }: PressedBatch,
    graph: TracedGraph,
  ): RunningCreation | Promise<Outcome> {
    const answers = answersFor(row, kind, common);
    const form = readForm(kind.fields, answers);
    const problem = problemOf(row, kind, common);
    if ('problems' in form || problem) return Promise.resolve({ state: 'unready', problem: problem ?? '' });
    const nonce = nonceOf(ticket, row);
    const submission = { kind, values: form.values, answers, nonce, issued: ticket.issued, isRow: true };
    return this.creations.submit(submission, turn, graph);
  }

  /** A row that was created before, with what was still missing of it. */
  private async known(row: Row, { kind, ticket, turn }: PressedBatch, graph: TracedGraph): Promise<Outcome> {
    const nonce = nonceOf(ticket, row);
    if (row.state === 'incomplete') {
      const made = await this.creations.complete(kind, turn, nonce, graph);
      if (made) return { state: 'made', made };
    }
    const entry = await this.creations.entry(turn, nonce);
    return entry?.state === 'created' ? { state: 'made', made: entry.summary } : { state: 'made' };
  }
}

/** No ticket carries it: a ticket's nonce is 22 characters long. */
function nonceOf({ nonce }: Ticket, { number }: Row): string {
  return `${nonce}-${number}`;
}

function isToDo({ state }: Row): boolean {
  return state === 'open' || state === 'made' || state === 'incomplete';
}

function firstOutcome({ state, problem }: Row): Outcome {
  if (state === 'failed' || state === 'unready' || state === 'doubtful') return { state, problem };
  if (state === 'left') return { state };
  return state === 'open' ? { state: 'waiting' } : { state: 'made' };
}

async function outcomeOf(work: Promise<CreationResult | Outcome>, kind: ObjectKind): Promise<Outcome> {
  try {
    const settled = await work;
    if (settled.state === 'created') return { state: 'made', made: settled.summary };
    if (settled.state === 'asked') return { state: 'doubtful', problem: ASKED };
    if (settled.state === 'cancelled') return { state: 'failed', problem: CANCELLED };
    if (settled.state === 'conflict')
      return settled.summary ? { state: 'made', made: settled.summary } : { state: 'failed', problem: CONFLICT };
    if (settled.state !== 'pending') return settled;
    const { waiting } = settled;
    return { state: 'waiting', ...('until' in waiting && { until: waiting.until }) };
  } catch (error) {
    if (error instanceof FormProblem) return { state: 'unready', problem: joined(Object.values(error.problems), ' ') };
    if (error instanceof SignInNeeded && error.signedOut) return { state: 'doubtful', problem: SIGNED_OUT };
    if (!(error instanceof GraphProblem)) throw error;
    return { state: 'failed', problem: remedyFor(error, kind.refusals) };
  }
}
