import type { Noun } from '../grammar/nouns';
import type { Hit } from '../grammar/phrases';
import { endsPhrase } from '../grammar/word';
import type { Sentence } from './sentence';

/** What stands before a noun, and what the noun may be. */
export interface Head {
  /** The longest singular and the longest plural. */
  readonly nouns: readonly Hit<Noun>[];
  /** What completes the verb: `hinzu`, or nothing; undefined where there is no verb. */
  readonly particle: string | undefined;
  readonly isFresh: boolean;
  readonly hasArticle: boolean;
  /** Whether its verb is none that always asks for such an object. */
  readonly isLoose: boolean;
  /** “a”: one that is not there yet. */
  readonly isIndefinite: boolean;
  /** Adjectives, as they were said. */
  readonly adjectives: readonly string[];
}

export interface Subject extends Head {
  readonly noun: Hit<Noun>;
}

/**
 * Reads verb, articles, adjectives and “new” up to the noun; no sign parts them. `verbEnd` is where a verb ends that no list
 * has. Such a one, or one of many meanings, asks for something new.
 */
export function headOf(sentence: Sentence, start: number, verbEnd?: number): Head | undefined {
  const { words, grammar } = sentence;
  const common = grammar.verbs.at(words, start);
  const rare = common ? undefined : grammar.rareVerbs.at(words, start);
  const other = verbEnd === undefined ? undefined : { start, end: verbEnd, value: '' };
  const head = afterVerb(sentence, start, other ?? common ?? rare);
  if (!head || common || !(rare ?? other)) return head;
  return head.isFresh || head.isIndefinite ? { ...head, isLoose: true } : undefined;
}

function afterVerb(sentence: Sentence, start: number, verb: Hit<string> | undefined): Head | undefined {
  const { text, words, grammar } = sentence;
  const found: Record<string, boolean> = {};
  const adjectives: string[] = [];
  for (let at = verb?.end ?? start; ; ) {
    if (at > start && endsPhrase(words[at - 1])) return undefined;
    const nouns = grammar.nouns.allAt(words, at);
    const filler = nouns.length > 0 ? undefined : grammar.fillers.at(words, at);
    if (!filler) {
      const { fresh: isFresh = false, indefinite: isIndefinite = false, article = false } = found;
      const hasArticle = article || isIndefinite;
      return {
        nouns: longestOfEach(nouns),
        particle: verb?.value,
        isFresh,
        hasArticle,
        isIndefinite,
        isLoose: false,
        adjectives,
      };
    }
    found[filler.value] = true;
    if (filler.value === 'adjective') adjectives.push(text.slice(words[at]?.start, words[filler.end - 1]?.end));
    at = filler.end;
  }
}

/** With what stands behind the noun where a language puts it there: `grupo privado`, `tarea nueva`; no name is in small letters. */
export function subjectOf(sentence: Sentence, head: Head, noun: Hit<Noun>): Subject {
  const { text, words, grammar } = sentence;
  const adjectives = [...head.adjectives];
  let { isFresh } = head;
  let { end } = noun;
  while (grammar.isNounFirst && !endsPhrase(words[end - 1])) {
    const filler = grammar.fillers.at(words, end);
    const said = text.slice(words[end]?.start, words[(filler?.end ?? 0) - 1]?.end);
    if (!filler || !/^\p{Ll}/u.test(said) || !(filler.value === 'adjective' || filler.value === 'fresh')) break;
    if (filler.value === 'adjective') adjectives.push(said);
    isFresh ||= filler.value === 'fresh';
    end = filler.end;
  }
  return { ...head, noun: { ...noun, end }, adjectives, isFresh };
}

function longestOfEach(nouns: readonly Hit<Noun>[]): Hit<Noun>[] {
  const numbers = nouns.map(({ value }) => value.isPlural);
  return nouns.filter((_, i) => numbers.indexOf(numbers[i] === true) === i);
}
