import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { Language } from '../../language/language';
import { keysOf } from './word';

/** What a kind is called by those who ask for it in the language of this code. */
export type PhrasesOf = (kind: ObjectKind, code: string, which: 'phrases' | 'barePhrases') => readonly string[];

export interface Noun {
  /** Those that are called so, the first by order first. */
  readonly kinds: readonly ObjectKind[];
  /** Whether it begins a command without a verb. */
  readonly isBare: boolean;
  readonly isPlural: boolean;
}

export type NamedNoun = readonly [phrase: string, noun: Noun];

/** The nouns of a catalog by their phrases. */
export function nounsOf({ code }: Language, { kinds }: Catalog, phrasesOf: PhrasesOf): NamedNoun[] {
  const normalized = (phrase: string) => keysOf(phrase).join(' ');
  const kindsOf = new Map<string, ObjectKind[]>();
  for (const kind of kinds)
    for (const phrase of new Set(phrasesOf(kind, code, 'phrases').map(normalized)))
      kindsOf.set(phrase, [...(kindsOf.get(phrase) ?? []), kind]);
  const bare = new Set(kinds.flatMap((kind) => phrasesOf(kind, code, 'barePhrases')).map(normalized));
  return [...kindsOf].map(([phrase, some]) => [phrase, { kinds: some, isBare: bare.has(phrase), isPlural: false }]);
}

export function pluralsOf(nouns: readonly NamedNoun[], endings: readonly string[]): NamedNoun[] {
  return nouns.flatMap(([phrase, noun]) =>
    endings.map((end): NamedNoun => [phrase + end, { ...noun, isPlural: true }]),
  );
}
