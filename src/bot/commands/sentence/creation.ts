import type { CommandGrammar } from '../grammar/commandGrammar';
import { startsNewClause } from '../grammar/word';
import { before } from './closing';
import type { CreationRequest } from './creationRequest';
import { headOf, type Subject } from './head';
import { type Line, textBetween } from './line';
import type { Opening } from './opening';
import { type Tail, tailOf } from './tail';

/** The parts of a sentence about a noun. */
interface Parts {
  readonly opening: Opening;
  readonly subject: Subject;
  readonly tail: Tail;
}

/**
 * “create a private group called Night Owls”, “Gruppe erstellen: Nachteulen”, “todo buy milk”, “add tasks”; two where a
 * plural may be a singular with a name. `allowsBare`: whether a noun alone is a command.
 */
export function creationsIn(
  line: Line,
  grammar: CommandGrammar,
  opening: Opening,
  allowsBare: boolean,
): CreationRequest[] {
  const head = headOf(line, grammar, opening.at);
  if (!head) return [];
  return head.nouns.flatMap((noun) => {
    const subject = { ...head, noun };
    const parts = { opening, subject, tail: tailOf(line, grammar, opening, subject) };
    return creationOf(line, grammar, parts, allowsBare) ?? [];
  });
}

function creationOf(
  line: Line,
  grammar: CommandGrammar,
  parts: Parts,
  allowsBare: boolean,
): CreationRequest | undefined {
  const { opening, subject, tail } = parts;
  const last = line.words[tail.from - 1];
  const commandText = textBetween(line, last?.end ?? 0, tail.end.at, opening.isRequest);
  const mayBeBare = allowsBare && commandText !== '';
  if (!hasVerb(line, grammar, parts) && !(mayBeBare && isBare(line, grammar, parts))) return undefined;
  const { kinds, isPlural } = subject.noun.value;
  const isBelow = last?.gap.includes('\n') === true;
  return { kinds, commandText, adjectives: subject.adjectives, isPlural, isBelow };
}

/** Whether the sentence has a verb, or something in its place: “new”, “I need a”, a colon. */
function hasVerb(line: Line, grammar: CommandGrammar, parts: Parts): boolean {
  const { particle, isFresh, hasArticle } = parts.subject;
  if (particle !== undefined || parts.tail.isWhole) return parts.tail.isWhole && !isDenied(line, grammar, parts);
  if ((isFresh && !hasArticle) || isParted(line, parts)) return true;
  return parts.opening.isWish && hasArticle && !isDenied(line, grammar, parts);
}

/** Whether a noun may do without a verb, as nothing else is asked of it. */
function isBare(line: Line, grammar: CommandGrammar, parts: Parts): boolean {
  const { opening, subject, tail } = parts;
  if (!subject.noun.value.isBare || opening.isRequest || opening.isWish || subject.hasArticle) return false;
  const isRefusal = grammar.refusals.at(line.words, tail.from)?.end === tail.end.word;
  const isOther = before(grammar.otherFinals, line, tail.from, tail.end) !== undefined;
  return !isRefusal && !isOther && !isDenied(line, grammar, parts);
}

function isDenied(line: Line, grammar: CommandGrammar, parts: Parts): boolean {
  const { from, end } = parts.tail;
  return !isParted(line, parts) && before(grammar.denials, line, from, end) !== undefined;
}

function isParted({ words }: Line, { subject }: Parts): boolean {
  return startsNewClause(words[subject.noun.end - 1]);
}
