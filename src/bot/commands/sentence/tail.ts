import type { CommandGrammar } from '../grammar/commandGrammar';
import { endsPhrase, startsNewClause } from '../grammar/word';
import { before, type Closing, closingOf } from './closing';
import type { Subject } from './head';
import type { Line } from './line';
import type { Opening } from './opening';

/** What stands after a noun. */
export interface Tail {
  /** The first word of the command text. */
  readonly from: number;
  readonly end: Closing;
  /** Whether the sentence has a verb, with both its halves. */
  readonly isWhole: boolean;
}

/** Takes off what completes the verb, right after the noun or at the end, and “called” or “to”. */
export function tailOf(line: Line, grammar: CommandGrammar, opening: Opening, subject: Subject): Tail {
  const { particle, noun } = subject;
  const verbAt = afterAside(line, grammar, noun.end, particle);
  const verbEnd = endOfVerb(line, grammar, verbAt, particle);
  const from = afterNaming(line, grammar, afterAside(line, grammar, verbEnd ?? verbAt, particle));
  const end = closingOf(line, grammar, from);
  if (particle === '' || verbEnd !== undefined) return { from, end, isWhole: true };
  const last =
    particle === undefined ? finalAt(line, grammar, opening, subject, from, end) : wordAt(line, particle, from, end);
  return last ? { from, end: closingOf(line, grammar, from, last), isWhole: true } : { from, end, isWhole: false };
}

/** “for me” and “please”, unless something of that name follows. */
function afterAside({ words }: Line, grammar: CommandGrammar, at: number, particle: string | undefined): number {
  const follows = !endsPhrase(words[at - 1]) || /^,\s*$/.test(words[at - 1]?.gap ?? '');
  const aside = follows ? grammar.asides.at(words, at) : undefined;
  if (!aside) return at;
  const { end } = aside;
  const next = [grammar.naming, grammar.infinitive, grammar.finals].some((phrases) => phrases.at(words, end));
  const isOver = end === words.length || endsPhrase(words[end - 1]) || startsNewClause(words[end - 1]);
  return isOver || next || (particle && words[end]?.key === particle) ? end : at;
}

function endOfVerb(
  { words }: Line,
  grammar: CommandGrammar,
  at: number,
  particle: string | undefined,
): number | undefined {
  if (endsPhrase(words[at - 1])) return undefined;
  if (particle === undefined) return grammar.finals.at(words, at)?.end;
  return particle !== '' && words[at]?.key === particle ? at + 1 : undefined;
}

/** An infinitive is no place: what “to” is followed by then has no article. */
function afterNaming({ words }: Line, grammar: CommandGrammar, at: number): number {
  const naming = grammar.naming.at(words, at);
  if (naming) return naming.end;
  const infinitive = endsPhrase(words[at - 1]) ? undefined : grammar.infinitive.at(words, at);
  return infinitive && grammar.fillers.at(words, infinitive.end)?.value !== 'article' ? infinitive.end : at;
}

/** A verb at the end belongs to a name that may be a sentence, unless another one is missing. */
function finalAt(
  line: Line,
  grammar: CommandGrammar,
  { isRequest }: Opening,
  { hasArticle, noun }: Subject,
  from: number,
  end: Closing,
): Closing | undefined {
  const mayBeName = noun.value.isBare || startsNewClause(line.words[noun.end - 1]);
  return isRequest || hasArticle || !mayBeName ? before(grammar.finals, line, from, end) : undefined;
}

function wordAt({ words }: Line, key: string, from: number, end: Closing): Closing | undefined {
  const last = words[end.word - 1];
  return last?.key === key && end.word > from ? { word: end.word - 1, at: last.start } : undefined;
}
