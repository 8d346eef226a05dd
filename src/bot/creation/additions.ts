import { type Graph, put } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import { isSentAgain, remedyFor } from '../graph/remedies';
import { joined, type LocalizedText, say } from '../i18n/localizedText';
import type { Addition, Line, MissingPart, ObjectKind } from '../kinds/kind';
import { isOverwritten } from './isOverwritten';
import type { CreatedSummary } from './submission';

/** What became of additions: the lines they brought, those that are still missing, and why. */
interface Done {
  readonly lines: readonly Line[];
  readonly missing: readonly MissingPart[];
  readonly problem?: LocalizedText;
  /** Where the object opens now, if an addition has changed that. */
  readonly url?: string;
  /** Whether it may come out otherwise in some minutes. */
  readonly again: boolean;
}

const BY_ITSELF = say`I try again by myself.`;
/** Nobody can be acted for whom a restart has signed out. */
const PRESS = say`If it stays so, press to go on.`;
const LATER = say`Try again later.`;

/**
 * Sends what a new object of this kind still needs, one request after another; what fails stays on the summary, with the
 * reason. `possible` are the requests that the form can need at all.
 */
export async function withAdditions(
  made: CreatedSummary,
  possible: readonly Addition[],
  graph: Graph,
  kind: ObjectKind,
  mayBeMade = false,
): Promise<CreatedSummary> {
  const { additions = [], problem: _before, again: _again, ...summary } = made;
  const wanted = additions.flatMap(({ name }) => possible.find((one) => one.name === name) ?? []);
  const { lines, missing, problem, url, again } = await sent(wanted, graph, kind);
  const isTriedAgain = again && mayBeMade;
  return {
    ...summary,
    lines: merged(summary.lines, lines),
    ...(url && { url }),
    ...(missing.length > 0 && { additions: missing }),
    ...(problem && {
      problem: again ? joined([problem, ...(isTriedAgain ? [BY_ITSELF, PRESS] : [LATER])], ' ') : problem,
    }),
    ...(isTriedAgain && { again: true }),
  };
}

/** What is kept of it. */
export function partOf({ name, label }: Addition): MissingPart {
  return { name, label };
}

async function sent(additions: readonly Addition[], graph: Graph, kind: ObjectKind): Promise<Done> {
  const lines: Line[] = [];
  const missing: Addition[] = [];
  let problem: LocalizedText | undefined;
  let again = false;
  let url: string | undefined;
  for (const [i, addition] of additions.entries()) {
    try {
      const answer = await send(addition, graph);
      url = addition.addressIn?.(answer) ?? url;
      lines.push(...addition.lines);
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      problem ??= remedyFor(error, kind.refusals);
      again ||= isSentAgain(error, kind.refusals) === 'later';
      // What one request cannot have now, the next ones cannot have either.
      if (error.refusal.outcome !== 'refused')
        return { lines, missing: [...missing, ...additions.slice(i)].map(partOf), problem, again, ...(url && { url }) };
      missing.push(addition);
    }
  }
  return { lines, missing: missing.map(partOf), again, ...(problem && { problem }), ...(url && { url }) };
}

async function send({ method, path, body, ifMatch }: Addition, graph: Graph): Promise<unknown> {
  if (method === 'PATCH') {
    const change = async () => {
      const etag = ifMatch ? (await graph.get<{ '@odata.etag': string }>(path))['@odata.etag'] : undefined;
      return graph.patch(path, body, etag);
    };
    // What somebody has changed between the two is read again.
    return change().catch((error: unknown) => (ifMatch && isOverwritten(error) ? change() : Promise.reject(error)));
  }
  const sending = method === 'PUT' ? put(graph, path, body) : graph.post(path, body);
  return sending.catch((error: unknown) => {
    if (!isThereAlready(error, method)) throw error;
    return undefined;
  });
}

/** What a lost answer, or Graph by itself, has added before. */
function isThereAlready(error: unknown, method: Addition['method']): boolean {
  if (!(error instanceof GraphProblem)) return false;
  return /references already exist/.test(error.message) || (method === 'PUT' && error.refusal.status === 409);
}

/** Lines of one label become one line. */
function merged(lines: readonly Line[], more: readonly Line[]): Line[] {
  const byLabel = new Map<string, Line>();
  for (const line of [...lines, ...more.map((one): Line => ({ ...one, isAdded: true }))]) {
    const key = JSON.stringify(line.label);
    const there = byLabel.get(key);
    byLabel.set(key, there ? { ...there, value: joined([there.value, line.value], ', ') } : line);
  }
  return [...byLabel.values()];
}
