import type { CommandGrammar } from '../grammar/commandGrammar';
import { before, type Closing, closingOf } from './closing';
import type { CreationRequest } from './creationRequest';
import { type Line, textBetween } from './line';
import type { Opening } from './opening';

/** Words from the place to the list, as in “to my weekly Shopping list”. */
const LONGEST_PLACE = 5;

/** “add bread to my Shopping list”: the place stays in the text. */
export function entryIn(line: Line, grammar: CommandGrammar, opening: Opening): CreationRequest | undefined {
  const { entries, kindsFor } = grammar;
  const verb = entries.verbs.at(line.words, opening.at);
  const start = verb?.end ?? opening.at;
  const from = grammar.please.at(line.words, start)?.end ?? start;
  const end = endOf(line, grammar, from, verb?.value);
  if (!end || kindsFor.entry.length === 0 || !hasPlace(line, grammar, from, end.word)) return undefined;
  const commandText = textBetween(line, line.words[from]?.start ?? 0, end.at, opening.isRequest);
  return { kinds: kindsFor.entry, commandText, adjectives: [], isPlural: false, isBelow: false };
}

/** Before the second half of the verb, or a verb at the end. */
function endOf(line: Line, grammar: CommandGrammar, from: number, particle: string | undefined): Closing | undefined {
  const end = closingOf(line, grammar, from);
  if (particle === '') return end;
  if (particle === undefined) return before(grammar.entries.finals, line, from, end);
  const last = line.words[end.word - 1];
  return last?.key === particle ? { word: end.word - 1, at: last.start } : undefined;
}

/** A place and something beside it. */
function hasPlace({ words }: Line, { entries }: CommandGrammar, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (!entries.places.has(words[at]?.key ?? '')) continue;
    const near = words.slice(at + 1, Math.min(at + 1 + LONGEST_PLACE, end));
    const list = near.findIndex(({ key }) => entries.list.test(key));
    if (list >= 0 && (at > from || at + 2 + list < end)) return true;
  }
  return false;
}
