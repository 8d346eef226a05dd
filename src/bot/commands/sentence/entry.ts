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
  if (!end || kindsFor.entry.length === 0 || !hasPlace(sentence, from, end.word)) return undefined;
  const commandText = textBetween(sentence, sentence.words[from]?.start ?? 0, end.at, opening.isRequest);
  return { kinds: kindsFor.entry, commandText };
}

/** Before the second half of the verb, or a verb at the end. */
function endOf(sentence: Sentence, from: number, particle: string | undefined): Closing | undefined {
  const end = closingOf(sentence, from);
  if (particle === '') return end;
  if (particle === undefined) return before(sentence.grammar.entries.finals, sentence, from, end);
  return beforeWord(particle, sentence, from, end);
}

/** A place and something beside it. */
function hasPlace({ words, grammar: { entries } }: Sentence, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (!entries.places.has(words[at]?.key ?? '')) continue;
    const near = words.slice(at + 1, Math.min(at + 1 + LONGEST_PLACE, end));
    const list = near.findIndex(({ key }) => entries.list.test(key));
    if (list >= 0 && (at > from || at + 2 + list < end)) return true;
  }
  return false;
}
