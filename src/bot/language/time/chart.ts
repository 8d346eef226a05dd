import type { Meaning } from './meaning';
import type { Today } from './today';
import type { Token } from './tokens';

/**
 * One way to say something: `looks` names what stands in it, one after another. `?` may be missing, `|` stands between
 * alternatives, and `a:` keeps a meaning apart where two of a kind stand in one form.
 */
export interface Form {
  readonly of: string;
  readonly looks: string;
  readonly means: (said: Meaning, today: Today) => Meaning | undefined;
}

interface Element {
  readonly names: readonly string[];
  readonly label: 'a' | 'b' | undefined;
  readonly isOptional: boolean;
}

interface Compiled extends Form {
  readonly elements: readonly Element[];
  /** Types of tokens that it can begin with. */
  readonly first: ReadonlySet<string>;
}

/** What stands at a place, up to the token `end`. */
export interface Piece {
  readonly end: number;
  readonly meaning: Meaning;
}

/** The forms of a language. Of two that take the same tokens the earlier one counts. */
export class Grammar {
  private readonly categories = new Map<string, Compiled[]>();

  constructor(readonly forms: readonly Form[]) {
    const elements = new Map(forms.map((form) => [form, elementsOf(form.looks)]));
    const first = firstTypes(elements);
    for (const form of forms) {
      const own = elements.get(form) ?? [];
      const known = this.categories.get(form.of) ?? [];
      known.push({ ...form, elements: own, first: typesOf(own, first) });
      this.categories.set(form.of, known);
    }
  }

  formsOf(category: string): readonly Compiled[] | undefined {
    return this.categories.get(category);
  }
}

/** What the tokens of one line can mean, place by place; nothing is tried twice. */
export class Chart {
  private readonly known = new Map<string, readonly Piece[]>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly grammar: Grammar,
    private readonly today: Today,
  ) {}

  /** Everything of a category that begins at a token, the longest first. */
  at(category: string, at: number): readonly Piece[] {
    const forms = this.grammar.formsOf(category);
    if (!forms) return (this.tokens[at]?.senses ?? []).filter(({ type }) => type === category);
    const key = `${category} ${at}`;
    const found = this.known.get(key) ?? this.read(forms, at);
    this.known.set(key, found);
    return found;
  }

  private read(forms: readonly Compiled[], at: number): readonly Piece[] {
    const senses = this.tokens[at]?.senses ?? [];
    const found = new Map<number, Piece>();
    for (const { elements, first, means } of forms) {
      if (!senses.some(({ type }) => first.has(type))) continue;
      for (const { end, meaning } of this.match(elements, 0, at, {})) {
        if (found.has(end)) continue;
        const whole = means(meaning, this.today);
        if (whole) found.set(end, { end, meaning: whole });
      }
    }
    return [...found.values()].sort((one, other) => other.end - one.end);
  }

  private match(elements: readonly Element[], index: number, at: number, said: Meaning): readonly Piece[] {
    const element = elements[index];
    if (!element) return [{ end: at, meaning: said }];
    const { names, label, isOptional } = element;
    const taken = names.flatMap((name) =>
      this.at(name, at).flatMap(({ end, meaning }) =>
        this.match(elements, index + 1, end, { ...said, ...(label ? { [label]: meaning } : meaning) }),
      ),
    );
    return isOptional ? [...taken, ...this.match(elements, index + 1, at, said)] : taken;
  }
}

function elementsOf(looks: string): Element[] {
  return looks.split(' ').map((text) => {
    const label = text.startsWith('a:') ? 'a' : text.startsWith('b:') ? 'b' : undefined;
    const names = (label ? text.slice(2) : text).replace(/\?$/, '').split('|');
    return { names, label, isOptional: text.endsWith('?') };
  });
}

/** For each category the types of tokens that it can begin with. */
function firstTypes(forms: ReadonlyMap<Form, readonly Element[]>): ReadonlyMap<string, Set<string>> {
  const first = new Map([...forms.keys()].map(({ of }) => [of, new Set<string>()]));
  for (let size = -1, grown = 0; grown !== size; ) {
    size = grown;
    for (const [{ of }, elements] of forms) for (const type of typesOf(elements, first)) first.get(of)?.add(type);
    grown = [...first.values()].reduce((sum, types) => sum + types.size, 0);
  }
  return first;
}

function typesOf(elements: readonly Element[], first: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const until = elements.findIndex(({ isOptional }) => !isOptional);
  return new Set(
    elements.slice(0, until + 1).flatMap(({ names }) => names.flatMap((name) => [...(first.get(name) ?? [name])])),
  );
}
