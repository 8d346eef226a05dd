import { startsNewClause } from '../grammar/word';
import { before } from './closing';
import type { CreationRequest } from './creationRequest';
import { headOf, type Subject, subjectOf } from './head';
import type { Opening } from './opening';
import { type Sentence, textBetween } from './sentence';
import { isStatement, startsCompound } from './statement';
import { type Tail, tailOf } from './tail';

/** The parts of a sentence about a noun. */
interface Parts {
  readonly sentence: Sentence;
  readonly opening: Opening;
  readonly subject: Subject;
  readonly tail: Tail;
}

/**
 * “create a private group called Night Owls”, “Gruppe erstellen: Nachteulen”, “todo buy milk”, “add tasks”; two where a
 * plural may be a singular with a name. `allowsBare`: whether a noun alone is a command.
 */
export function creationsIn(
  sentence: Sentence,
  opening: Opening,
  allowsBare: boolean,
  verbEnd?: number,
): CreationRequest[] {
  const head = headOf(sentence, opening.at, verbEnd);
  const subjects = head?.nouns.map((noun) => subjectOf(sentence, head, noun)) ?? [];
  return subjects.flatMap((subject) => {
    const tail = tailOf(sentence, opening, subject);
    return creationOf({ sentence, opening, subject, tail }, allowsBare) ?? [];
  });
}

function creationOf(parts: Parts, allowsBare: boolean): CreationRequest | undefined {
  const { sentence, opening, subject, tail } = parts;
  const { isLoose, noun } = subject;
  if (isLoose && startsCompound(sentence, noun)) return undefined;
  const last = sentence.words[tail.from - 1];
  const commandText = textBetween(sentence, last?.end ?? 0, tail.end.at, opening.isRequest);
  if (!hasVerb(parts) && !(allowsBare && commandText !== '' && isBare(parts))) return undefined;
  const { kinds, isPlural } = noun.value;
  const isBelow = last?.gap.includes('\n') === true;
  const isOffer = noun.value.isOffer || undefined;
  return { kinds, commandText, adjectives: subject.adjectives, isPlural, isBelow, ...(isOffer && { isOffer }) };
}

/** Whether the sentence has a verb, or something in its place: “new”, “I need a”, a colon. */
function hasVerb(parts: Parts): boolean {
  const { particle, isFresh, hasArticle } = parts.subject;
  if (particle !== undefined || parts.tail.isWhole) return parts.tail.isWhole && !isDenied(parts);
  if (isParted(parts)) return true;
  if (isFresh && !hasArticle) return !isStatement(parts.sentence, parts.subject.noun);
  return parts.opening.isWish && hasArticle && !isDenied(parts);
}

/** Whether a noun may do without a verb, as nothing else is asked of it. */
function isBare(parts: Parts): boolean {
  const { sentence, opening, subject, tail } = parts;
  if (!subject.noun.value.isBare || opening.isRequest || opening.isWish || subject.hasArticle) return false;
  if (isStatement(sentence, subject.noun)) return false;
  const isRefusal = sentence.grammar.refusals.at(sentence.words, tail.from)?.end === tail.end.word;
  const isOther = before(sentence.grammar.otherFinals, sentence, tail.from, tail.end) !== undefined;
  return !isRefusal && !isOther && !isDenied(parts);
}

function isDenied(parts: Parts): boolean {
  const { sentence, tail } = parts;
  return !isParted(parts) && before(sentence.grammar.denials, sentence, tail.from, tail.end) !== undefined;
}

function isParted({ sentence: { words }, subject }: Parts): boolean {
  return startsNewClause(words[subject.noun.end - 1]);
}
