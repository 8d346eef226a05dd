import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { CommandWords, OwnListName, StatementWords } from '../../language/commandWords';
import type { Language } from '../../language/language';
import { type Noun, nounsOf, type PhrasesOf, pluralsOf } from './nouns';
import { Phrases } from './phrases';
import { type Vocabulary, vocabularyOf } from './vocabulary';
import { type Fold, keysOf } from './word';

export type Filler = 'fresh' | 'adjective' | 'article' | 'indefinite' | 'please';

/** A command that is a phrase and nothing more. */
export type WordCommand =
  | { readonly name: 'help' | 'signOut' | 'cancel' | 'recent' | 'undo' | 'thanks' }
  | { readonly name: 'mine'; readonly list: OwnListName };

/** A language and the names of the kinds, ready to be found in a line. */
export interface CommandGrammar {
  readonly fold: Fold;
  readonly commands: Phrases<WordCommand>;
  readonly greetings: Phrases<true>;
  readonly please: Phrases<true>;
  readonly thanks: Phrases<true>;
  readonly looseThanks: Phrases<true>;
  readonly thanking: Phrases<true>;
  readonly requests: Phrases<true>;
  readonly wishes: Phrases<true>;
  /** Each with the word that has to follow later, if any: `hinzu`. */
  readonly verbs: Phrases<string>;
  readonly rareVerbs: Phrases<string>;
  readonly unknownVerb: RegExp;
  readonly noVerbs: Phrases<true>;
  readonly particles: Phrases<true>;
  readonly finals: Phrases<true>;
  /** What may stand between a verb and a noun. */
  readonly fillers: Phrases<Filler>;
  readonly isNounFirst: boolean;
  readonly asides: Phrases<true>;
  /** Each with the word that ends it, if any: `heißt`. */
  readonly naming: Phrases<string>;
  readonly purposes: Phrases<true>;
  readonly infinitive: Phrases<true>;
  /** Singular and plural. */
  readonly nouns: Phrases<Noun>;
  readonly reminders: Phrases<string>;
  readonly reminderLabels: Phrases<string>;
  readonly refusals: Phrases<true>;
  readonly otherFinals: Phrases<true>;
  readonly denials: Phrases<true>;
  readonly entries: {
    readonly verbs: Phrases<string>;
    readonly finals: Phrases<true>;
    readonly places: ReadonlySet<string>;
    readonly list: RegExp;
    readonly own: ReadonlySet<string>;
    /** Several of what is asked for so: “my tasks”. */
    readonly nouns: Phrases<Noun>;
  };
  readonly statements: Statements;
  readonly questions: Phrases<true>;
  readonly kindsFor: Readonly<Record<'reminder' | 'entry', readonly ObjectKind[]>>;
  readonly shortForms: Readonly<Record<string, string>>;
  readonly vocabulary: Vocabulary;
}

/** What tells that nothing is asked for. */
export interface Statements {
  readonly states: Phrases<true>;
  readonly results: Phrases<true>;
  readonly result: RegExp;
  readonly follows: Phrases<true>;
  readonly adverbs: Phrases<true>;
  readonly compounds: Phrases<true>;
}

export function commandGrammarOf(language: Language, catalog: Catalog, phrasesOf: PhrasesOf): CommandGrammar {
  const { commands: words, fold } = language;
  const [plain, halves] = [plainOf(fold), halvesOf(fold)];
  const nouns = nounsOf(language, catalog, phrasesOf);
  const kindsFor = (sentence: 'reminder' | 'entry') =>
    catalog.kinds.filter(({ sentences = [] }) => sentences.includes(sentence));
  const nounsFor = (sentence: 'entry') => {
    const kinds = new Set(kindsFor(sentence));
    return nouns.filter(([, noun]) => noun.kinds.some((kind) => kinds.has(kind)));
  };
  return {
    fold,
    commands: new Phrases(wordCommandsOf(words), fold),
    greetings: plain(words.greetings),
    please: plain(words.please),
    thanks: plain([...words.thanks, ...words.looseThanks]),
    looseThanks: plain(words.looseThanks),
    thanking: plain(words.thanking),
    requests: plain(words.requests),
    wishes: plain(words.wishes),
    verbs: halves(words.verbs),
    rareVerbs: halves(words.rareVerbs),
    unknownVerb: words.unknownVerb,
    noVerbs: plain([...words.noVerbs, ...words.articles, ...words.indefinites]),
    particles: plain(words.particles),
    finals: plain(words.finals),
    fillers: new Phrases(
      [
        ...words.fresh.map((phrase) => [phrase, 'fresh'] as const),
        ...words.adjectives.map((phrase) => [phrase, 'adjective'] as const),
        ...words.articles.map((phrase) => [phrase, 'article'] as const),
        ...words.indefinites.map((phrase) => [phrase, 'indefinite'] as const),
        ...[...words.please, ...words.asides].map((phrase) => [phrase, 'please'] as const),
      ],
      fold,
    ),
    isNounFirst: words.isNounFirst === true,
    asides: plain([...words.asides, ...words.please]),
    naming: halves(words.naming),
    purposes: plain(words.purposes),
    infinitive: plain(words.infinitive),
    nouns: new Phrases([...nouns, ...pluralsOf(nouns, words.plurals)], fold),
    reminders: halves(words.reminders),
    reminderLabels: halves(words.reminderLabels),
    refusals: plain(words.refusals),
    otherFinals: plain(words.otherFinals),
    denials: plain(words.denials),
    entries: {
      ...words.entries,
      verbs: halves(words.entries.verbs),
      finals: plain(words.entries.finals),
      places: new Set(words.entries.places.map(fold)),
      own: new Set(words.entries.own.map(fold)),
      nouns: new Phrases(pluralsOf(nounsFor('entry'), words.plurals), fold),
    },
    statements: statementsOf(words.statements, plain),
    questions: plain(words.questions),
    kindsFor: { reminder: kindsFor('reminder'), entry: kindsFor('entry') },
    shortForms: words.shortForms,
    vocabulary: vocabularyOf(words, nouns, fold),
  };
}

function wordCommandsOf({
  help,
  signOut,
  cancel,
  recent,
  undo,
  mine,
}: CommandWords): (readonly [string, WordCommand])[] {
  const named = (phrases: readonly string[], command: WordCommand) =>
    phrases.map((phrase): [string, WordCommand] => [phrase, command]);
  return [
    ...named(help, { name: 'help' }),
    ...named(signOut, { name: 'signOut' }),
    ...named(cancel, { name: 'cancel' }),
    ...named(recent, { name: 'recent' }),
    ...named(undo, { name: 'undo' }),
    ...named(mine.tasks, { name: 'mine', list: 'tasks' }),
    ...named(mine.groups, { name: 'mine', list: 'groups' }),
  ];
}

function statementsOf({ result, ...words }: StatementWords, plain: ReturnType<typeof plainOf>): Statements {
  const { states, results, follows, adverbs, compounds } = words;
  return {
    states: plain(states),
    results: plain(results),
    result,
    follows: plain(follows),
    adverbs: plain(adverbs),
    compounds: plain(compounds),
  };
}

function plainOf(fold: Fold) {
  return (phrases: readonly string[]): Phrases<true> =>
    new Phrases(
      phrases.map((phrase) => [phrase, true] as const),
      fold,
    );
}

function halvesOf(fold: Fold) {
  return (verbs: readonly string[]): Phrases<string> =>
    new Phrases(
      verbs.map((verb) => {
        const [first = '', second = ''] = verb.split('…');
        return [first, keysOf(second, fold)[0] ?? ''] as const;
      }),
      fold,
    );
}
