import { endsPhrase, startsNewClause } from '../grammar/word';
import { before, beforeWord, type Closing, closingOf } from './closing';
import type { Subject } from './head';
import type { Opening } from './opening';
import type { Sentence } from './sentence';

/** What stands after a noun. */
export interface Tail {
  /** The first word of the command text. */
  readonly from: number;
  readonly end: Closing;
  /** Whether the sentence has a verb, with both its halves. */
  readonly isWhole: boolean;
}

/** Takes off what completes the verb, right after the noun or at the end, and “called” or “to”. */
export function tailOf(sentence: Sentence, opening: Opening, subject: Subject): Tail {
  const { particle, noun } = subject;
  const verbAt = afterAside(sentence, noun.end, particle);
  const verbEnd = endOfVerb(sentence, verbAt, particle);
  const from = afterNaming(sentence, afterAside(sentence, verbEnd ?? verbAt, particle));
  const end = closingOf(sentence, from);
  if (particle === '' || verbEnd !== undefined) return { from, end, isWhole: true };
  const last =
    particle === undefined ? finalAt(sentence, opening, subject, from, end) : beforeWord(particle, sentence, from, end);
  return last ? { from, end: closingOf(sentence, from, last), isWhole: true } : { from, end, isWhole: false };
}

/** “for me” and “please”, unless something of that name follows. */
function afterAside({ words, grammar }: Sentence, at: number, particle: string | undefined): number {
  const follows = !endsPhrase(words[at - 1]) || /^,\s*$/.test(words[at - 1]?.gap ?? '');
  const aside = follows ? grammar.asides.at(words, at) : undefined;
  if (!aside) return at;
  const { end } = aside;
  const next = [grammar.naming, grammar.infinitive, grammar.finals].some((phrases) => phrases.at(words, end));
  const isOver = end === words.length || endsPhrase(words[end - 1]) || startsNewClause(words[end - 1]);
  return isOver || next || (particle && words[end]?.key === particle) ? end : at;
}

function endOfVerb({ words, grammar }: Sentence, at: number, particle: string | undefined): number | undefined {
  if (endsPhrase(words[at - 1])) return undefined;
  if (particle === undefined) return grammar.finals.at(words, at)?.end;
  return particle !== '' && words[at]?.key === particle ? at + 1 : undefined;
}

/** An infinitive is no place: what “to” is followed by then has no article. */
function afterNaming({ words, grammar }: Sentence, at: number): number {
  const naming = grammar.naming.at(words, at);
  if (naming) return naming.end;
  const infinitive = endsPhrase(words[at - 1]) ? undefined : grammar.infinitive.at(words, at);
  return infinitive && grammar.fillers.at(words, infinitive.end)?.value !== 'article' ? infinitive.end : at;
}

/** A verb at the end belongs to a name that may be a sentence, unless another one is missing. */
function finalAt(
  sentence: Sentence,
  { isRequest }: Opening,
  { hasArticle, noun }: Subject,
  from: number,
  end: Closing,
): Closing | undefined {
  const mayBeName = noun.value.isBare || startsNewClause(sentence.words[noun.end - 1]);
  return isRequest || hasArticle || !mayBeName ? before(sentence.grammar.finals, sentence, from, end) : undefined;
}
