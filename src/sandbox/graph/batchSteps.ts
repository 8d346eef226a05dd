import type { Item } from './collection';
import { GraphError } from './graphError';
import { isItem } from './jsonBody';

/** One request of a batch. */
export interface Step {
  readonly id: string;
  readonly method: string;
  /** Begins with a slash and lacks the version. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

const most = 20;
const writes = ['POST', 'PATCH', 'PUT'];

/** The requests of a `$batch`, each after those it depends on; throws Graph's refusal of the whole batch. */
export function readBatch({ requests }: Item): readonly Step[] {
  if (!Array.isArray(requests) || requests.length === 0) throw malformed();
  if (requests.length > most) throw badRequest(`Number of batch request steps exceeds the maximum value of ${most}.`);
  const steps = requests.map(readStep);
  const ids = new Set(steps.map(({ id }) => id));
  if (ids.size < steps.length) throw malformed();
  return inOrder(steps);
}

function readStep(request: unknown): Step {
  const { id, method, url, headers = {}, body, dependsOn = [] } = isItem(request) ? request : {};
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') throw malformed();
  if (/^[a-z]+:/i.test(url) || url.includes('$batch') || !isItem(headers) || !isTexts(dependsOn)) throw malformed();
  const sent = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const step = { id, method: method.toUpperCase(), url: url.replace(/^\/?/, '/'), body, dependsOn };
  const lowered: Record<string, string> = Object.fromEntries(sent);
  if (writes.includes(step.method) && (body == null || lowered['content-type'] === undefined)) {
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  return { ...step, headers: lowered };
}

function inOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = [];
  const isReady = ({ dependsOn }: Step) => dependsOn.every((id) => ordered.some((step) => step.id === id));
  while (ordered.length < steps.length) {
    const next = steps.find((step) => !ordered.includes(step) && isReady(step));
    if (next === undefined) throw malformed();
    ordered.push(next);
  }
  return ordered;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function malformed(): GraphError {
  return badRequest('Invalid batch payload format.');
}

function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}
