import type { RuleWords } from './groupWords';
import type { Layer } from './layer';
import { HELD, TAKEN } from './line';
import { NameIndex } from './names/nameIndex';
import type { Fold } from './names/nameTokens';
import { PlaceText } from './names/placeText';

/** Part of a rule as Entra writes it, and the first token after it. */
interface Part {
  readonly rule: string;
  readonly end: number;
}

/** "where department is Sales": who belongs to a dynamic group; behind its name, and only as a whole. */
export const groupRule: Layer = (line, { groups, fold }) => {
  const text = new PlaceText(line, fold);
  const found = new RuleReader(text, groups.rule, fold).find();
  if (!found) return {};
  const { start, end } = text.spanOf(found);
  return { rule: { value: found.rule, words: line.take(start, end) } };
};

/** Finds conditions in a line that was said of a group. */
class RuleReader {
  private readonly where: (at: number) => Part | undefined;
  private readonly property: (at: number) => Part | undefined;
  private readonly operator: (at: number) => Part | undefined;
  private readonly joint: (at: number) => Part | undefined;

  constructor(
    private readonly text: PlaceText,
    { where, properties, operators, joints }: RuleWords,
    fold: Fold,
  ) {
    const partOf = (words: Readonly<Record<string, string>>) => {
      const index = new NameIndex([Object.keys(words)], text.words, fold);
      return (at: number): Part | undefined => {
        const found = index.at(text.tokens, at);
        return found && { rule: words[found.name] ?? '', end: found.end };
      };
    };
    this.where = partOf(Object.fromEntries(where.map((phrase) => [phrase, phrase])));
    this.property = partOf(properties);
    this.operator = partOf(operators);
    this.joint = partOf(joints);
  }

  find(): (Part & { readonly start: number }) | undefined {
    for (const start of this.text.tokens.keys()) {
      const where = start > 0 ? this.where(start) : undefined;
      const conditions = where && this.conditionsAt(where.end);
      if (conditions) return { start, ...conditions };
    }
    return undefined;
  }

  /** Conditions with "and" or "or" between them. */
  private conditionsAt(at: number): Part | undefined {
    const first = this.conditionAt(at);
    const joint = first && this.joint(first.end);
    if (!joint) return first;
    const others = this.conditionsAt(joint.end);
    return others && { rule: `${first.rule} ${joint.rule} ${others.rule}`, end: others.end };
  }

  /** `user.department -eq "Sales"` */
  private conditionAt(at: number): Part | undefined {
    const property = this.property(at);
    const operator = property && this.operator(property.end);
    if (!operator) return undefined;
    const { end: start } = operator;
    const end = this.endOfValue(start);
    const value = this.text.quoted(start) ?? this.text.slice(start, end);
    return end > start && !/["\\]/.test(value)
      ? { rule: `${property.rule} ${operator.rule} "${value}"`, end }
      : undefined;
  }

  /** What stands in quotes; or before another condition, a comma, or what was taken. */
  private endOfValue(start: number): number {
    if (this.text.quoted(start) !== undefined) return start + 1;
    let end = start;
    while (!this.isOver(end) && !this.startsCondition(end)) end++;
    return end;
  }

  private isOver(at: number): boolean {
    const key = this.text.tokens[at]?.key ?? ',';
    return key === ',' || key.startsWith(TAKEN) || key.startsWith(HELD);
  }

  private startsCondition(at: number): boolean {
    const joint = this.joint(at);
    return joint !== undefined && this.property(joint.end) !== undefined;
  }
}
