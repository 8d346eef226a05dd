import type { User } from '../tenant';
import { Refusal } from './refusal';

/** Which request is refused: for a token on behalf of somebody, for a code, for Muster itself, or of the sign-in page. */
export type Flow = 'onBehalfOf' | 'code' | 'client' | 'authorize';

interface Rule {
  readonly flow: Flow;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of this person alone. */
  readonly user: User | undefined;
  left: number;
}

const flows: readonly string[] = ['onBehalfOf', 'code', 'client', 'authorize'];
const known = ['flow', 'status', 'body', 'times', 'user'];

/** What Entra shall refuse by script, in the order in which it was asked for; each is used up after its `times`. */
export class ScriptedRefusals {
  private waiting: Rule[] = [];

  /** Takes a rule as it comes from outside; throws a sentence that says what is wrong with it. */
  add(rule: Readonly<Record<string, unknown>>, user: User | undefined): void {
    this.waiting.push(readRule(rule, user));
  }

  clear(): void {
    this.waiting = [];
  }

  /** Throws the first refusal that fits, which then has one time less. */
  check(flow: Flow, user?: User): void {
    const found = this.waiting.find((rule) => rule.flow === flow && (rule.user === undefined || rule.user === user));
    if (found === undefined) return;
    found.left -= 1;
    if (found.left === 0) this.waiting = this.waiting.filter((rule) => rule !== found);
    throw new ScriptedRefusal(found.status, found.body);
  }
}

/** A refusal whose answer somebody has written: as it is, but for what Entra adds to every one. */
export class ScriptedRefusal extends Refusal {
  constructor(
    status: number,
    private readonly written: Readonly<Record<string, unknown>>,
  ) {
    super(numberIn(written), textIn(written, 'error') ?? 'invalid_grant', 'Refused by script.', { status });
  }

  override body(correlationId?: string): object {
    return { ...super.body(correlationId), ...this.written };
  }
}

function readRule(rule: Readonly<Record<string, unknown>>, user: User | undefined): Rule {
  const unknown = Object.keys(rule).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`A refusal has no "${unknown}". It may have ${known.join(', ')}.`);
  const { flow = 'onBehalfOf', status = 400, body = {}, times = 1 } = rule;
  if (!isFlow(flow)) throw new Error(`"flow" must be one of ${flows.join(', ')}.`);
  if (!isWhole(status, 400, 599)) throw new Error('"status" must be a whole number from 400 to 599.');
  if (!isWhole(times, 1, 1000)) throw new Error('"times" must be a whole number from 1 to 1000.');
  if (typeof body !== 'object' || body === null) throw new Error('"body" must be what Entra answers, a JSON object.');
  return { flow, status, body: { ...body }, user, left: times };
}

function isFlow(value: unknown): value is Flow {
  return typeof value === 'string' && flows.includes(value);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function numberIn({ error_codes, error_description }: Readonly<Record<string, unknown>>): number {
  const [first] = Array.isArray(error_codes) ? error_codes : [];
  const said = /AADSTS(\d+)/.exec(typeof error_description === 'string' ? error_description : '')?.[1];
  return typeof first === 'number' ? first : Number(said ?? 0);
}

function textIn(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}
