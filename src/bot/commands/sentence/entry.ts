import type { CommandGrammar } from '../grammar/commandGrammar';
import type { Word } from '../grammar/word';
import { before, beforeWord, type Closing, closingOf } from './closing';
import type { CreationRequest } from './creationRequest';
import type { Opening } from './opening';
import { type Sentence, textBetween } from './sentence';

/** Words from the place to the list, as in “to my weekly Shopping list”. */
const LONGEST_PLACE = 5;

/** “add bread to my Shopping list”: the place stays in the text. */
export function entryIn(sentence: Sentence, opening: Opening): CreationRequest | undefined {
  const { entries, kindsFor } = sentence.grammar;
  const verb = entries.verbs.at(sentence.words, opening.at);
  const start = verb?.end ?? opening.at;
  const from = sentence.grammar.please.at(sentence.words, start)?.end ?? start;
  const end = endOf(sentence, from, verb?.value);
  if (!end || kindsFor.entry.length === 0) return undefined;
  const place = placeIn(sentence, from, end.word);
  if (place === undefined || isDenied(sentence, from, place)) return undefined;
  const begin = from > 0 ? (sentence.words[from - 1]?.end ?? 0) : 0;
  const commandText = textBetween(sentence, begin, end.at, opening.isRequest);
  return { kinds: kindsFor.entry, commandText };
}

/** Before the second half of the verb, or a verb at the end. */
function endOf(sentence: Sentence, from: number, particle: string | undefined): Closing | undefined {
  const end = closingOf(sentence, from);
  if (particle === '') return end;
  if (particle === undefined) return before(sentence.grammar.entries.finals, sentence, from, end);
  return beforeWord(particle, sentence, from, end);
}

/** Where a place with something beside it begins. */
function placeIn({ words, grammar: { entries } }: Sentence, from: number, end: number): number | undefined {
  for (let at = from; at < end; at++) {
    if (!entries.places.has(words[at]?.key ?? '')) continue;
    const last = endOfList(words, at, end, entries);
    if (last !== undefined && (at > from || last < end)) return at;
  }
  return undefined;
}

/** “to my weekly Shopping list”, “to my tasks” */
function endOfList(
  words: readonly Word[],
  place: number,
  end: number,
  { list, own, nouns }: CommandGrammar['entries'],
): number | undefined {
  const near = words.slice(place + 1, Math.min(place + 1 + LONGEST_PLACE, end));
  const named = near.findIndex(({ key }) => list.test(key));
  if (named >= 0) return place + 2 + named;
  return own.has(words[place + 1]?.key ?? '') ? nouns.at(words, place + 2)?.end : undefined;
}

/** “setz Milch nicht auf die Liste”, “füge das nicht hinzu” */
function isDenied({ words, grammar: { denials } }: Sentence, from: number, place: number): boolean {
  return denials.before(words, place) !== undefined || denials.at(words, from) !== undefined;
}
