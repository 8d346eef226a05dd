import { FieldProblem } from '../../forms/fields';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { placeOf, type Token, tokensOf } from './ruleTokens';

/** What a rule asks, as it is bound together: `-not` first, then `-and`, then `-or`. */
export type Condition =
  | { readonly type: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly type: 'not'; readonly part: Condition }
  | Comparison;

/** One property, operator and value; or a list of values, or what is asked of each entry of a list. */
export interface Comparison {
  readonly type: 'comparison';
  readonly property: Token;
  readonly operator: Token;
  /** `system.now -plus p1d` is three. */
  readonly values: readonly Token[];
  readonly each?: Condition;
}

/** In the order in which people need them; each may be written with or without its hyphen, in any case. */
export const OPERATORS = [
  ...['eq', 'ne', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains'],
  ...['in', 'notIn', 'match', 'notMatch', 'any', 'all', 'ge', 'le', 'gt', 'lt'],
];
const KNOWN = new Set(OPERATORS.map((operator) => operator.toLowerCase()));

const AND_OR = say`-and or -or`;

const PROPERTY = /^(user|device)\.\w+$/i;
/** Within -any and -all: `_` for the entry of a list, or one of its properties, such as `assignedPlan.service`. */
const PART = /^(_|\w+\.\w+)$/;
const VALUE = /^(["'`]|-?\d|(true|false|\$?null)$)/i;

/** What a rule asks; throws `FieldProblem` where it cannot be read. */
export function readRule(rule: string): Condition {
  return new Reader(tokensOf(rule)).rule();
}

/** An operator without its hyphen, in small letters; any other word likewise. */
export function operatorName({ text }: Token): string {
  return text.replace(/^-/, '').toLowerCase();
}

/** All comparisons of a condition, but for those within a list. */
export function comparisonsIn(condition: Condition): readonly Comparison[] {
  if (condition.type === 'comparison') return [condition];
  return (condition.type === 'not' ? [condition.part] : condition.parts).flatMap(comparisonsIn);
}

/** Walks once through the conditions of a rule whose brackets pair up; throws `FieldProblem` where it cannot go on. */
class Reader {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  rule(): Condition {
    const condition = this.either(PROPERTY);
    const extra = this.tokens[this.next];
    if (extra) throw unjoined(extra, AND_OR);
    return condition;
  }

  private either(property: RegExp): Condition {
    return this.joined('or', () => this.joined('and', () => this.condition(property)));
  }

  private joined(type: 'and' | 'or', read: () => Condition): Condition {
    const parts = [read()];
    while (this.takes(type)) parts.push(read());
    const [only, ...others] = parts;
    return only && others.length === 0 ? only : { type, parts };
  }

  private condition(property: RegExp): Condition {
    if (this.takes('not')) return { type: 'not', part: this.condition(property) };
    return this.takes('(') ? this.bracketed(property) : this.comparison(property);
  }

  private bracketed(property: RegExp): Condition {
    const condition = this.either(property);
    const end = this.take('“)”');
    if (end.text !== ')') throw unjoined(end, AND_OR);
    return condition;
  }

  private comparison(property: RegExp): Comparison {
    const subject = this.take(say`a condition such as user.department -eq "Sales"`);
    if (!property.test(subject.text)) throw new FieldProblem(subjectProblem(subject));
    const operator = this.take(say`an operator such as -eq`);
    const name = operatorName(operator);
    if (!KNOWN.has(name)) throw new FieldProblem(operatorProblem(operator));
    const found = { type: 'comparison', property: subject, operator } as const;
    if (name === 'any' || name === 'all') return { ...found, values: [], each: this.condition(PART) };
    return { ...found, values: name === 'in' || name === 'notin' ? this.list(operator) : this.value() };
  }

  private list(operator: Token): Token[] {
    if (!this.takes('[')) {
      throw new FieldProblem(say`After ${placeOf(operator)} come values in square brackets: ["Sales","Marketing"].`);
    }
    const values = this.value();
    while (this.takes(',')) values.push(...this.value());
    const end = this.take('“]”');
    if (end.text !== ']') throw unjoined(end, say`a comma`);
    return values;
  }

  private value(): Token[] {
    const value = this.take(say`a value such as "Sales"`);
    if (operatorName(value) !== 'system.now') {
      if (!VALUE.test(value.text)) throw new FieldProblem(valueProblem(value));
      return [value];
    }
    const sign = this.tokens[this.next];
    if (sign && (this.takes('plus') || this.takes('minus')))
      return [value, sign, this.take(say`a duration such as p1d`)];
    return [value];
  }

  private takes(name: string): boolean {
    const token = this.tokens[this.next];
    const found = token !== undefined && operatorName(token) === name;
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
