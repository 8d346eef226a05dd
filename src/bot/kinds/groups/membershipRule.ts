import { FieldProblem } from '../../forms/fields';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { placeOf, type Token, tokensOf } from './ruleTokens';

/** In the order in which people need them; each may be written with or without its hyphen, in any case. */
const OPERATORS = [
  ...['eq', 'ne', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains'],
  ...['in', 'notIn', 'match', 'notMatch', 'any', 'all', 'ge', 'le', 'gt', 'lt'],
];
const KNOWN = new Set(OPERATORS.map((operator) => operator.toLowerCase()));
const DIRECT_REPORTS = /^Direct Reports for "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/i;
const MANAGER_MISSING = say`After “Direct Reports for” at character 1 comes the object id of the manager in quotation marks, and nothing else.`;

const AND_OR = say`-and or -or`;

const PROPERTY = /^(user|device)\.\w+$/i;
/** Within -any and -all: `_` for the entry of a list, or one of its properties, such as `assignedPlan.service`. */
const PART = /^(_|\w+\.\w+)$/;
const VALUE = /^(["'`]|-?\d|(true|false|\$?null)$)/i;

/** What is wrong with a rule and where; the syntax is that of https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership */
export function problemOfRule(rule: string): LocalizedText | undefined {
  try {
    checkRule(rule);
    return undefined;
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    return error.sentence;
  }
}

/** For a rule without a problem. */
export function isAboutDevices(rule: string): boolean {
  return tokensOf(rule).some(about('device'));
}

function checkRule(rule: string): void {
  if (DIRECT_REPORTS.test(rule)) return;
  if (/^direct reports\b/i.test(rule)) throw new FieldProblem(MANAGER_MISSING);
  const tokens = tokensOf(rule);
  new Reader(tokens).rule();
  const device = tokens.some(about('user')) && tokens.find(about('device'));
  if (device)
    throw new FieldProblem(say`${placeOf(device)}: a rule asks about people or about devices, not about both.`);
}

function about(what: 'user' | 'device'): (token: Token) => boolean {
  return ({ text }) => text.toLowerCase().startsWith(`${what}.`);
}

/** Walks once through the conditions of a rule whose brackets pair up; throws `FieldProblem` where it cannot go on. */
class Reader {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  rule(): void {
    this.conditions(PROPERTY);
    const extra = this.tokens[this.next];
    if (extra) throw unjoined(extra, AND_OR);
  }

  private conditions(property: RegExp): void {
    do this.condition(property);
    while (this.takes('and') || this.takes('or'));
  }

  private condition(property: RegExp): void {
    if (this.takes('not')) this.condition(property);
    else if (this.takes('(')) this.bracketed(property);
    else this.comparison(property);
  }

  private bracketed(property: RegExp): void {
    this.conditions(property);
    const end = this.take('“)”');
    if (end.text !== ')') throw unjoined(end, AND_OR);
  }

  private comparison(property: RegExp): void {
    const subject = this.take(say`a condition such as user.department -eq "Sales"`);
    if (!property.test(subject.text)) throw new FieldProblem(subjectProblem(subject));
    const operator = this.take(say`an operator such as -eq`);
    const name = nameOf(operator);
    if (!KNOWN.has(name)) throw new FieldProblem(operatorProblem(operator));
    if (name === 'any' || name === 'all') this.condition(PART);
    else if (name === 'in' || name === 'notin') this.list(operator);
    else this.value();
  }

  private list(operator: Token): void {
    if (!this.takes('[')) {
      throw new FieldProblem(say`After ${placeOf(operator)} come values in square brackets: ["Sales","Marketing"].`);
    }
    do this.value();
    while (this.takes(','));
    const end = this.take('“]”');
    if (end.text !== ']') throw unjoined(end, say`a comma`);
  }

  private value(): void {
    const value = this.take(say`a value such as "Sales"`);
    if (nameOf(value) !== 'system.now') {
      if (!VALUE.test(value.text)) throw new FieldProblem(valueProblem(value));
    } else if (this.takes('plus') || this.takes('minus')) this.take(say`a duration such as p1d`);
  }

  private takes(name: string): boolean {
    const token = this.tokens[this.next];
    const found = token !== undefined && nameOf(token) === name;
    if (found) this.next += 1;
    return found;
  }

  private take(expected: LocalizedText): Token {
    const token = this.tokens[this.next];
    const last = this.tokens[this.next - 1];
    if (!token)
      throw new FieldProblem(last ? missingAfter(last, expected) : say`At character 1 ${expected} is missing.`);
    this.next += 1;
    return token;
  }
}

function nameOf({ text }: Token): string {
  return text.replace(/^-/, '').toLowerCase();
}

function missingAfter(last: Token, expected: LocalizedText): LocalizedText {
  return say`After ${placeOf(last)} ${expected} is missing.`;
}

function unjoined(token: Token, joint: LocalizedText): FieldProblem {
  return new FieldProblem(say`${placeOf(token)} does not follow on. Put ${joint} before it.`);
}

function subjectProblem(token: Token): LocalizedText {
  const example = /^[a-z]\w*$/i.test(token.text) ? `user.${token.text}` : 'user.department';
  return say`${placeOf(token)} is no property. Properties begin with user. or device., such as ${example}.`;
}

function operatorProblem(token: Token): LocalizedText {
  return say`${placeOf(token)} is no operator. Use one of ${OPERATORS.map((one) => `-${one}`).join(', ')}.`;
}

function valueProblem(token: Token): LocalizedText {
  return /^\p{L}/u.test(token.text)
    ? say`Put quotation marks around ${placeOf(token)}: "${token.text.slice(0, 40)}".`
    : say`${placeOf(token)} is no value. Write one such as "Sales", true or null.`;
}
