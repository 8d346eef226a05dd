import type { ObjectKind } from '../../kinds/kind';
import type { Noun } from '../grammar/nouns';
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
  const { from, end } = namePart(sentence, afterAside(sentence, verbEnd ?? verbAt, particle), noun.value);
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

/** What is left of “called Night Owls”, “die Nachteulen heißt”, “for Night Owls” and “to buy milk”. */
function namePart(sentence: Sentence, at: number, { kinds }: Noun): { readonly from: number; readonly end: Closing } {
  const { words, grammar } = sentence;
  const whole = closingOf(sentence, at);
  const naming = grammar.naming.at(words, at);
  const end = naming?.value ? beforeWord(naming.value, sentence, naming.end, whole) : whole;
  if (naming && end) return { from: naming.end, end: closingOf(sentence, naming.end, end) };
  const from = afterInfinitive(sentence, at) ?? (kinds.every(isNamedByPurpose) ? afterPurpose(sentence, at) : at);
  return { from, end: closingOf(sentence, from) };
}

function isNamedByPurpose(kind: ObjectKind): boolean {
  return kind.isNamedByPurpose === true;
}

function afterPurpose({ words, grammar }: Sentence, at: number): number {
  if (endsPhrase(words[at - 1]) || grammar.asides.at(words, at)) return at;
  const purpose = grammar.purposes.at(words, at);
  return purpose && purpose.end < words.length ? purpose.end : at;
}

/** An infinitive is no place: what “to” is followed by then has no article. */
function afterInfinitive({ words, grammar }: Sentence, at: number): number | undefined {
  const infinitive = endsPhrase(words[at - 1]) ? undefined : grammar.infinitive.at(words, at);
  const filler = infinitive && grammar.fillers.at(words, infinitive.end)?.value;
  return infinitive && filler !== 'article' && filler !== 'indefinite' ? infinitive.end : undefined;
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
