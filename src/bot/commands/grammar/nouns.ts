import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { Language } from '../../language/language';
import { wordsOf } from './word';

/** What a kind is called by those who ask for it in the language of this code. */
export type PhrasesOf = (kind: ObjectKind, code: string) => readonly string[];

export interface Noun {
  /** Those that are called so, the first by order first. */
  readonly kinds: readonly ObjectKind[];
  readonly bare: boolean;
}

/** The nouns of a catalog by their phrases. */
export function nounsOf(
  { commands, code }: Language,
  { kinds }: Catalog,
  phrasesOf: PhrasesOf,
): (readonly [phrase: string, noun: Noun])[] {
  const said = (phrase: string) =>
    wordsOf(phrase)
      .map(({ key }) => key)
      .join(' ');
  const called = new Map<string, ObjectKind[]>();
  for (const kind of kinds)
    for (const phrase of new Set(phrasesOf(kind, code).map(said)))
      called.set(phrase, [...(called.get(phrase) ?? []), kind]);
  const alone = new Set(commands.bare.map(said));
  return [...called].map(([phrase, some]) => [phrase, { kinds: some, bare: alone.has(phrase) }] as const);
}
