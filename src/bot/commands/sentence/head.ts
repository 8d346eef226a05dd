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
  /** Adjectives, as they were said. */
  readonly adjectives: readonly string[];
}

export interface Subject extends Head {
  readonly noun: Hit<Noun>;
}

/** Reads verb, articles, adjectives and “new” up to the noun; no sign parts them. */
export function headOf(sentence: Sentence, start: number): Head | undefined {
  const { text, words, grammar } = sentence;
  const verb = grammar.verbs.at(words, start);
  const found: Record<string, boolean> = {};
  const adjectives: string[] = [];
  for (let at = verb?.end ?? start; ; ) {
    if (at > start && endsPhrase(words[at - 1])) return undefined;
    const nouns = grammar.nouns.allAt(words, at);
    const filler = nouns.length > 0 ? undefined : grammar.fillers.at(words, at);
    if (!filler) {
      const { fresh: isFresh = false, article: hasArticle = false } = found;
      return { nouns: longestOfEach(nouns), particle: verb?.value, isFresh, hasArticle, adjectives };
    }
    found[filler.value] = true;
    if (filler.value === 'adjective') adjectives.push(text.slice(words[at]?.start, words[filler.end - 1]?.end));
    at = filler.end;
  }
}

function longestOfEach(nouns: readonly Hit<Noun>[]): Hit<Noun>[] {
  const numbers = nouns.map(({ value }) => value.isPlural);
  return nouns.filter((_, i) => numbers.indexOf(numbers[i] === true) === i);
}
