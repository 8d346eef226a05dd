import type { Meaning } from './meaning';
import type { Today } from './today';

/**
 * One way to say something: `looks` names what stands in it, one after another. `?` may be missing, `|` stands between
 * alternatives, and `a:` keeps a meaning apart where two of a kind stand in one form.
 */
export interface Form {
  readonly of: string;
  readonly looks: string;
  readonly means: (said: Meaning, today: Today) => Meaning | undefined;
}

/** What stands at one place of a form: forms of a name, or a token of a type. */
export interface FormElement {
  readonly names: readonly string[];
  readonly label: 'a' | 'b' | undefined;
  readonly isOptional: boolean;
}

export function elementsOf(looks: string): FormElement[] {
  return looks.split(' ').map((text) => {
    const label = text.startsWith('a:') ? 'a' : text.startsWith('b:') ? 'b' : undefined;
    const names = (label ? text.slice(2) : text).replace(/\?$/, '').split('|');
    return { names, label, isOptional: text.endsWith('?') };
  });
}

/** For the name of each form the types of tokens that it can begin with. */
export function firstTypes(forms: ReadonlyMap<Form, readonly FormElement[]>): ReadonlyMap<string, Set<string>> {
  const first = new Map([...forms.keys()].map(({ of }) => [of, new Set<string>()]));
  for (let size = -1, grown = 0; grown !== size; ) {
    size = grown;
    for (const [{ of }, elements] of forms) for (const type of typesOf(elements, first)) first.get(of)?.add(type);
    grown = [...first.values()].reduce((sum, types) => sum + types.size, 0);
  }
  return first;
}

/** The types that such elements can begin with. */
export function typesOf(
  elements: readonly FormElement[],
  first: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const until = elements.findIndex(({ isOptional }) => !isOptional);
  return new Set(
    elements.slice(0, until + 1).flatMap(({ names }) => names.flatMap((name) => [...(first.get(name) ?? [name])])),
  );
}
