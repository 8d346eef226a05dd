/** What the next matching calls of Graph suffer. `delayMs` and `replicationMs` alone leave the answer as it is. */
export interface Fault {
  /** Matched against path and query, such as `/v1.0/groups?$top=5`. */
  readonly path: RegExp;
  readonly method?: string;
  readonly status?: number;
  /** Takes the place of the usual `error.code`, such as the name of a limit of Planner. */
  readonly code?: string;
  /** Seconds, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Before or after the call has changed anything; `later`: the answer comes at once, the change after `delayMs`. */
  readonly when: 'before' | 'after' | 'later';
  /** The connection ends without an answer. */
  readonly drop: boolean;
  readonly delayMs: number;
  /** For so long a group that the call creates is not found, as on a replica that has not heard of it. */
  readonly replicationMs?: number;
  /** What the answer says, in place of the usual words. */
  readonly body?: unknown;
  /** Sent with the answer; in place of the usual challenge where they have one. */
  readonly headers?: Readonly<Record<string, string>>;
}

const known = [
  ...['path', 'method', 'status', 'code', 'times', 'retryAfter', 'when', 'drop', 'delayMs', 'replicationMs'],
  ...['body', 'headers'],
];
const longest = 600_000;
const codeSentence = '"code" must be text, and needs a "status" from 400.';

/** Faults in the order in which they were added; each is used up after its `times`. */
export class Faults {
  private waiting: { fault: Fault; left: number }[] = [];

  /** `chance` says what befalls a call for which no rule waits. */
  constructor(private readonly chance: (method: string, pathAndQuery: string) => Fault | undefined = () => undefined) {}

  /** Takes a rule as it comes from outside; throws a sentence that says what is wrong with it. */
  add(rule: unknown): void {
    this.waiting.push(readRule(rule));
  }

  clear(): void {
    this.waiting = [];
  }

  /** The rules that wait, as they came, with the times that are left. */
  list(): object[] {
    return this.waiting.map(({ fault: { path, ...rest }, left }) => ({ ...rest, path: path.source, times: left }));
  }

  /** The first fault that fits, which then has one time less. */
  take(method: string, pathAndQuery: string): Fault | undefined {
    const found = this.waiting.find(
      ({ fault }) => (fault.method ?? method) === method && fault.path.test(pathAndQuery),
    );
    if (found === undefined) return this.chance(method, pathAndQuery);
    found.left -= 1;
    if (found.left === 0) this.waiting = this.waiting.filter((entry) => entry !== found);
    return found.fault;
  }
}

function readRule(rule: unknown): { fault: Fault; left: number } {
  if (typeof rule !== 'object' || rule === null) throw new Error('A fault must be a JSON object.');
  const values: Record<string, unknown> = { ...rule };
  const unknown = Object.keys(values).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`A fault has no "${unknown}". It may have ${known.join(', ')}.`);
  const { path, when = 'before', drop = false } = values;
  const numbers = readNumbers(values);
  if (typeof path !== 'string') throw new Error('A fault needs "path", a regular expression for path and query.');
  if (when !== 'before' && when !== 'after' && when !== 'later')
    throw new Error('"when" must be "before" or "after" the commit, or "later" for a commit after the answer.');
  if (typeof drop !== 'boolean') throw new Error('"drop" must be true or false.');
  const answer = readAnswer(values, numbers.status);
  const fault: Fault = {
    path: regularExpression(path),
    when,
    drop,
    delayMs: 0,
    ...numbers,
    ...readTexts(values),
    ...answer,
  };
  checkEffect(fault, numbers.delayMs !== undefined);
  return { fault, left: wholeNumber(values, 'times', 1, 1000) ?? 1 };
}

function readNumbers(values: Record<string, unknown>): Partial<Fault> {
  const status = wholeNumber(values, 'status', 200, 599);
  const retryAfter = seconds(values.retryAfter);
  const delayMs = wholeNumber(values, 'delayMs', 0, longest);
  const replicationMs = wholeNumber(values, 'replicationMs', 0, longest);
  return {
    ...(status !== undefined && { status }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(delayMs !== undefined && { delayMs }),
    ...(replicationMs !== undefined && { replicationMs }),
  };
}

/** What the call is answered with beside its status. */
function readAnswer({ body, headers }: Record<string, unknown>, status: number | undefined): Partial<Fault> {
  if ((body !== undefined || headers !== undefined) && status === undefined)
    throw new Error('"body" and "headers" need a "status".');
  if (headers === undefined) return body === undefined ? {} : { body };
  if (typeof headers !== 'object' || headers === null) throw new Error('"headers" must be a JSON object of texts.');
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { ...(body !== undefined && { body }), headers: Object.fromEntries(texts) };
}

function readTexts({ method, code }: Record<string, unknown>): Partial<Fault> {
  if (method !== undefined && typeof method !== 'string') throw new Error('"method" must be text, such as "POST".');
  if (code !== undefined && typeof code !== 'string') throw new Error(codeSentence);
  return { ...(method !== undefined && { method: method.toUpperCase() }), ...(code !== undefined && { code }) };
}

function checkEffect({ status, code, drop, method, replicationMs, when }: Fault, delays: boolean): void {
  if (code !== undefined && !(status && status >= 400)) throw new Error(codeSentence);
  if (replicationMs !== undefined && method !== undefined && method !== 'POST') {
    throw new Error('"replicationMs" is for groups that a POST creates; leave "method" out or let it be "POST".');
  }
  if (when === 'later' && status === undefined && !drop) throw new Error('"later" needs "status" or "drop".');
  if (status !== undefined || drop || delays || replicationMs !== undefined) return;
  throw new Error(
    'A fault needs one of "status", "drop", "delayMs" and "replicationMs": without them nothing would happen.',
  );
}

function wholeNumber(values: Record<string, unknown>, name: string, least: number, most: number): number | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`"${name}" must be a whole number from ${least} to ${most}.`);
}

/** The service has been seen to ask for fractions of a second. */
function seconds(value: unknown): number | undefined {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 3600)) return value;
  throw new Error('"retryAfter" must be a number of seconds from 0 to 3600.');
}

function regularExpression(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new Error(`"path" is not a regular expression: ${text}`);
  }
}
