import { type Clock, steadyClock } from '../http/clock';
import { RetryBudget } from '../http/retryBudget';
import { within } from '../http/within';
import { recordOf, textOf } from '../json/json';
import type { Graph, GraphPath, Query } from './graph';
import { GraphProblem } from './graphProblem';
import { checkAnswer } from './outcome';

/** Requests that Graph takes in one batch. */
const MOST = 20;
const MOST_PAGES = 20;

/** A collection to be read, page after page. */
export interface BatchRead {
  readonly path: GraphPath;
  readonly query: Query;
}

/** What was read of one collection; `problem` where that is not all of it. */
export interface BatchEntries<T> {
  readonly entries: readonly T[];
  readonly problem?: GraphProblem;
}

/** A collection on its way. */
interface Reading<T> {
  readonly entries: T[];
  pages: number;
  /** What is asked for next, without a version; '' at the end. */
  url: string;
  problem?: GraphProblem | undefined;
}

/**
 * Reads many collections with few requests, within so many milliseconds. Each has its own answer: one that is throttled, or
 * fails for a moment, is asked for again, and takes no other with it.
 */
export async function batchReads<T>(
  graph: Graph,
  reads: readonly BatchRead[],
  limit: number,
  clock: Clock = steadyClock,
): Promise<BatchEntries<T>[]> {
  const budget = new RetryBudget(limit, clock);
  const all = reads.map((read): Reading<T> => ({ entries: [], pages: 0, url: urlOf(read) }));
  for (;;) {
    const open = all.filter(({ url }) => url !== '');
    if (open.length === 0 || budget.left <= 0) break;
    await Promise.all(evenly(open).map((some) => readOnce(graph, some, budget.left)));
    const failed = open.filter(({ problem, url }) => problem && url !== '');
    const waits = failed.map(({ problem }) => problem?.refusal.retryAfter ?? 0);
    if (failed.length > 0 && !(await budget.waitForRetry(Math.max(...waits)))) break;
  }
  return all.map(({ entries, problem, url }) => {
    const missing = problem ?? (url === '' ? undefined : tooLate());
    return { entries, ...(missing && { problem: missing }) };
  });
}

/** As many batches as it takes, with equal shares. */
function evenly<T>(all: readonly T[]): T[][] {
  const batches = Math.ceil(all.length / MOST);
  return Array.from({ length: batches }, (_, i) => all.filter((_one, at) => at % batches === i));
}

async function readOnce<T>(graph: Graph, some: readonly Reading<T>[], left: number): Promise<void> {
  const requests = some.map(({ url }, i) => ({ id: String(i), method: 'GET', url }));
  const answers = await within(left, batchOf(graph, requests));
  for (const [i, reading] of some.entries()) {
    const answer = answers === 'late' ? tooLate() : answers(String(i));
    reading.problem = answer instanceof GraphProblem ? answer : undefined;
    if (!(answer instanceof GraphProblem)) takeInto(reading, answer);
    else if (!passes(answer)) reading.url = '';
  }
}

/** The answer to each request by its id. */
async function batchOf(graph: Graph, requests: readonly object[]): Promise<(id: string) => unknown> {
  try {
    const { responses } = await graph.post<{ responses?: unknown }>('/v1.0/$batch', { requests });
    const all: unknown[] = Array.isArray(responses) ? responses : [];
    return (id) => answerOf(all.find((one) => recordOf(one).id === id));
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    return () => error;
  }
}

function answerOf(response: unknown): unknown {
  const { status, headers, body } = recordOf(response);
  if (typeof status !== 'number') return tooLate();
  const named = Object.entries(recordOf(headers)).map(([name, value]) => [name.toLowerCase(), textOf(value)]);
  try {
    checkAnswer(status, Object.fromEntries(named), typeof body === 'string' ? body : JSON.stringify(body ?? null));
  } catch (error) {
    if (error instanceof GraphProblem) return error;
    throw error;
  }
  return body;
}

function takeInto<T>(reading: Reading<T>, body: unknown): void {
  const page: { readonly value?: T[]; readonly '@odata.nextLink'?: string } = recordOf(body);
  reading.entries.push(...(page.value ?? []));
  const next = page['@odata.nextLink'] ?? '';
  reading.pages++;
  reading.url = next && reading.pages < MOST_PAGES ? withoutVersion(next) : '';
}

/** Where the next page is, whoever Graph says it is: a batch has no hosts. */
function withoutVersion(link: string): string {
  const { pathname, search } = new URL(link);
  return pathname.replace(/^\/v1\.0/, '') + search;
}

function urlOf({ path, query }: BatchRead): string {
  const values = new URLSearchParams(query).toString().replaceAll('+', '%20');
  return path.replace(/^\/v1\.0/, '') + (values && `?${values}`);
}

/** Whether another try may help: what reads only may always be sent again. */
function passes({ refusal }: GraphProblem): boolean {
  return refusal.outcome !== 'refused';
}

function tooLate(): GraphProblem {
  const message = 'The list was not read in time.';
  return new GraphProblem({ outcome: 'notDone', status: 0, code: '', message, requestId: '', targets: [] });
}
