import { elementsOf, type Form, type FormElement, firstTypes, typesOf } from './form';
import type { Meaning } from './meaning';
import type { Today } from './today';
import type { Sense, Token } from './tokens';

/** What stands at a place, up to the token `end`. */
export interface Piece {
  readonly end: number;
  readonly meaning: Meaning;
}

interface Compiled {
  readonly means: Form['means'];
  readonly elements: readonly Element[];
  readonly first: ReadonlySet<string>;
}

interface Element extends Pick<FormElement, 'label' | 'isOptional'> {
  readonly kinds: readonly (Category | string)[];
}

/** The forms of one name; of two that take the same tokens the earlier one counts. */
class Category {
  private readonly forms: Compiled[] = [];
  private readonly byTypes = new Map<string, readonly Compiled[]>();

  constructor(readonly index: number) {}

  add(form: Compiled): void {
    this.forms.push(form);
  }

  /** Those that can begin with such a token. */
  beginningWith({ types, senses }: Token): readonly Compiled[] {
    const known = this.byTypes.get(types);
    if (known) return known;
    const found = this.forms.filter(({ first }) => senses.some(({ type }) => first.has(type)));
    this.byTypes.set(types, found);
    return found;
  }
}

/** The forms of a language, ready to be looked for. */
export class Grammar {
  private readonly categories: ReadonlyMap<string, Category>;

  constructor(readonly forms: readonly Form[]) {
    const names = [...new Set(forms.map(({ of }) => of))];
    this.categories = new Map(names.map((name, index) => [name, new Category(index)]));
    const elements = new Map(forms.map((form) => [form, elementsOf(form.looks)]));
    const first = firstTypes(elements);
    for (const [{ of, means }, own] of elements)
      this.categories
        .get(of)
        ?.add({ means, elements: own.map((one) => this.resolved(one)), first: typesOf(own, first) });
  }

  named(name: string): Category | undefined {
    return this.categories.get(name);
  }

  private resolved({ names, label, isOptional }: FormElement): Element {
    return { kinds: names.map((name) => this.categories.get(name) ?? name), label, isOptional };
  }
}

const NOTHING: readonly Piece[] = [];

/** What the tokens of one line can mean, place by place; nothing is tried twice. */
export class Chart {
  /** By place and category. */
  private readonly known: (readonly Piece[] | undefined)[][] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly grammar: Grammar,
    private readonly today: Today,
  ) {}

  /** Everything of a name that begins at a token, the longest first. */
  at(name: string, at: number): readonly Piece[] {
    const category = this.grammar.named(name);
    return category ? this.ofCategory(category, at) : this.sensesAt(at).filter(({ type }) => type === name);
  }

  private ofCategory(category: Category, at: number): readonly Piece[] {
    const token = this.tokens[at];
    if (!token || token.senses.length === 0) return NOTHING;
    const here = this.known[at] ?? [];
    this.known[at] = here;
    const found = here[category.index] ?? this.read(category, token, at);
    here[category.index] = found;
    return found;
  }

  private read(category: Category, token: Token, at: number): readonly Piece[] {
    const forms = category.beginningWith(token);
    if (forms.length === 0) return NOTHING;
    const found: Piece[] = [];
    for (const { elements, means } of forms) {
      this.match(elements, 0, at, [], (end, said) => {
        if (found.some((piece) => piece.end === end)) return;
        const meaning = means(merged(elements, said), this.today);
        if (meaning) found.push({ end, meaning });
      });
    }
    return found.length > 1 ? found.sort((one, other) => other.end - one.end) : found;
  }

  /** Every way in which elements follow each other; `said` is what stands for each so far, nothing where it is missing. */
  private match(elements: readonly Element[], index: number, at: number, said: Said, whole: Whole): void {
    const element = elements[index];
    if (!element) {
      whole(at, said);
      return;
    }
    for (const kind of element.kinds)
      for (const piece of typeof kind === 'string' ? this.sensesAt(at) : this.ofCategory(kind, at)) {
        if (typeof kind === 'string' && !isOf(piece, kind)) continue;
        said[index] = piece.meaning;
        this.match(elements, index + 1, piece.end, said, whole);
      }
    said[index] = undefined;
    if (element.isOptional) this.match(elements, index + 1, at, said, whole);
  }

  private sensesAt(at: number): readonly Sense[] {
    return this.tokens[at]?.senses ?? NO_SENSES;
  }
}

type Said = (Meaning | undefined)[];
type Whole = (end: number, said: Said) => void;

const NO_SENSES: readonly Sense[] = [];

function isOf(piece: Piece | Sense, type: string): boolean {
  return 'type' in piece && piece.type === type;
}

function merged(elements: readonly Element[], said: Said): Meaning {
  const [only] = said;
  if (elements.length === 1 && only && !elements[0]?.label) return only;
  const all: Meaning = {};
  for (let i = 0; i < elements.length; i++) {
    const [label, meaning] = [elements[i]?.label, said[i]];
    if (meaning) Object.assign(all, label ? { [label]: meaning } : meaning);
  }
  return all;
}
