import type { CommandGrammar } from '../grammar/commandGrammar';
import type { Noun } from '../grammar/nouns';
import type { Hit, Phrases } from '../grammar/phrases';
import { endsPhrase } from '../grammar/word';
import type { Line } from './line';

/** What stands before a noun. */
export interface Head {
  /** Where the noun has to be. */
  readonly at: number;
  /** What completes the verb: `hinzu`, or nothing; undefined where there is no verb. */
  readonly half: string | undefined;
  readonly isFresh: boolean;
  readonly hasArticle: boolean;
  /** Adjectives, as they were said. */
  readonly flags: readonly string[];
}

export interface Subject extends Head {
  readonly noun: Hit<Noun>;
}

/** Reads verb, articles, adjectives and “new” up to the noun; no sign parts them. */
export function headOf(line: Line, grammar: CommandGrammar, start: number, nouns: Phrases<Noun>): Head | undefined {
  const { text, words } = line;
  const verb = grammar.verbs.at(words, start);
  const found: Record<string, boolean> = {};
  const flags: string[] = [];
  for (let at = verb?.end ?? start; ; ) {
    if (at > start && endsPhrase(words[at - 1])) return undefined;
    const filler = nouns.at(words, at) ? undefined : grammar.fillers.at(words, at);
    if (!filler)
      return { at, half: verb?.value, isFresh: found.fresh === true, hasArticle: found.article === true, flags };
    found[filler.value] = true;
    if (filler.value === 'adjective') flags.push(text.slice(words[at]?.start, words[filler.end - 1]?.end));
    at = filler.end;
  }
}
