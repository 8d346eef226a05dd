import type { ObjectKind } from '../../kinds/kind';
import type { CommandGrammar } from '../grammar/commandGrammar';
import type { Noun } from '../grammar/nouns';
import type { Phrases } from '../grammar/phrases';
import { startsNewClause } from '../grammar/word';
import { before } from './closing';
import { headOf, type Subject } from './head';
import { type Line, saidBetween } from './line';
import type { Opening } from './opening';
import { type Tail, tailOf } from './tail';

/** What a sentence asks to create. */
export interface Asked {
  readonly kinds: readonly ObjectKind[];
  /** What follows the command; several lines where the sentence has them. */
  readonly rest: string;
  /** Adjectives that stood before the noun. */
  readonly flags: readonly string[];
  /** Whether the rest begins on a line of its own. */
  readonly isBelow: boolean;
}

/** `nouns`: what may be created; `bare`: whether a noun alone is a command. */
export interface How {
  readonly nouns: Phrases<Noun>;
  readonly bare: boolean;
}

/** The parts of a sentence about a noun. */
interface Parts {
  readonly opening: Opening;
  readonly subject: Subject;
  readonly tail: Tail;
}

/** “create a private group called Night Owls”, “Gruppe erstellen: Nachteulen”, “todo buy milk”. */
export function creationIn(line: Line, grammar: CommandGrammar, opening: Opening, how: How): Asked | undefined {
  const head = headOf(line, grammar, opening.at, how.nouns);
  const noun = head && how.nouns.at(line.words, head.at);
  if (!noun) return undefined;
  const subject = { ...head, noun };
  const tail = tailOf(line, grammar, opening, subject);
  const last = line.words[tail.from - 1];
  const rest = saidBetween(line, last?.end ?? 0, tail.end.at, opening.isRequest);
  const parts = { opening, subject, tail };
  if (!hasVerb(line, grammar, parts) && !(how.bare && rest !== '' && isBare(line, grammar, parts))) return undefined;
  return { kinds: noun.value.kinds, rest, flags: head.flags, isBelow: last?.gap.includes('\n') === true };
}

/** Whether the sentence has a verb, or something in its place: “new”, “I need a”, a colon. */
function hasVerb(line: Line, grammar: CommandGrammar, parts: Parts): boolean {
  const { half, isFresh, hasArticle } = parts.subject;
  if (half !== undefined || parts.tail.isWhole) return parts.tail.isWhole && !isDenied(line, grammar, parts);
  if ((isFresh && !hasArticle) || isParted(line, parts)) return true;
  return parts.opening.isWish && hasArticle && !isDenied(line, grammar, parts);
}

/** Whether a noun may do without a verb, as nothing else is asked of it. */
function isBare(line: Line, grammar: CommandGrammar, parts: Parts): boolean {
  const { opening, subject, tail } = parts;
  if (!subject.noun.value.bare || opening.isRequest || opening.isWish || subject.hasArticle) return false;
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
