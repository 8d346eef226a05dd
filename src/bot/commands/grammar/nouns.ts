import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { Language } from '../../language/language';
import { keysOf } from './word';

/** What phrases are good for: a command, one without a verb, or no more than an offer. */
export type PhraseUse = 'phrases' | 'barePhrases' | 'offeredPhrases';

/** What a kind is called by those who ask for it in the language of this code. */
export type PhrasesOf = (kind: ObjectKind, code: string, which: PhraseUse) => readonly string[];

export interface Noun {
  /** Those that are called so, the first by order first. */
  readonly kinds: readonly ObjectKind[];
  /** Whether it begins a command without a verb. */
  readonly isBare: boolean;
  readonly isPlural: boolean;
  /** Whether it asks for something else, of which these kinds are a part. */
  readonly isOffer: boolean;
}

export type NamedNoun = readonly [phrase: string, noun: Noun];

/** The nouns of a catalog by their phrases. */
export function nounsOf({ code, fold }: Language, { kinds }: Catalog, phrasesOf: PhrasesOf): NamedNoun[] {
  const normalized = (phrase: string) => keysOf(phrase, fold).join(' ');
  const bare = new Set(kinds.flatMap((kind) => phrasesOf(kind, code, 'barePhrases')).map(normalized));
  const called = (which: PhraseUse) => kindsByPhrase(kinds, (kind) => phrasesOf(kind, code, which).map(normalized));
  const nouns = called('phrases');
  const offered = [...called('offeredPhrases')].filter(([phrase]) => !nouns.has(phrase));
  return [
    ...[...nouns].map(([phrase, some]) => named(phrase, some, bare.has(phrase), false)),
    ...offered.map(([phrase, some]) => named(phrase, some, false, true)),
  ];
}

function kindsByPhrase(kinds: readonly ObjectKind[], phrasesOf: (kind: ObjectKind) => readonly string[]) {
  const kindsOf = new Map<string, ObjectKind[]>();
  for (const kind of kinds)
    for (const phrase of new Set(phrasesOf(kind))) kindsOf.set(phrase, [...(kindsOf.get(phrase) ?? []), kind]);
  return kindsOf;
}

function named(phrase: string, kinds: readonly ObjectKind[], isBare: boolean, isOffer: boolean): NamedNoun {
  return [phrase, { kinds, isBare, isPlural: false, isOffer }];
}

export function pluralsOf(nouns: readonly NamedNoun[], endings: readonly string[]): NamedNoun[] {
  return nouns.flatMap(([phrase, noun]) =>
    endings.map((end): NamedNoun => [phrase + end, { ...noun, isPlural: true }]),
  );
}
