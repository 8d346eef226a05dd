import type { ObjectKind } from '../../kinds/kind';
import { before } from './closing';
import { headOf, type Subject } from './head';
import { type Line, saidBetween } from './line';
import type { Noun } from './nouns';
import type { Opening } from './opening';
import type { Phrases } from './phrases';
import { type Tail, tailOf } from './tail';
import type { Tongue } from './tongue';
import { opens } from './words';

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

/** “create a private group called Night Owls”, “Gruppe erstellen: Nachteulen”, “todo buy milk”. */
export function creationIn(line: Line, tongue: Tongue, opening: Opening, how: How): Asked | undefined {
  const head = headOf(line, tongue, opening.at, how.nouns);
  const noun = head && how.nouns.at(line.words, head.at);
  if (!noun) return undefined;
  const tail = tailOf(line, tongue, opening, { ...head, noun });
  const last = line.words[tail.from - 1];
  const rest = saidBetween(line, last?.end ?? 0, tail.end.at, opening.isRequest);
  const bare = how.bare && rest !== '';
  if (!isAsked(line, tongue, opening, { ...head, noun }, tail, bare)) return undefined;
  return { kinds: noun.value.kinds, rest, flags: head.flags, isBelow: last?.gap.includes('\n') === true };
}

/** Whether verb, noun and end make a sentence that asks for something. */
function isAsked(
  line: Line,
  tongue: Tongue,
  { isRequest, isWish }: Opening,
  { half, isFresh, hasArticle, noun }: Subject,
  { from, end, isWhole }: Tail,
  bare: boolean,
): boolean {
  const isParted = opens(line.words[noun.end - 1]);
  const isDenied = !isParted && before(tongue.denials, line, from, end) !== undefined;
  if (half !== undefined || isWhole) return isWhole && !isDenied;
  if ((isFresh && !hasArticle) || isParted) return true;
  if (isWish && hasArticle) return !isDenied;
  if (!bare || !noun.value.bare || isRequest || isWish || hasArticle || isDenied) return false;
  const isRefusal = tongue.refusals.at(line.words, from)?.end === end.word;
  return !isRefusal && before(tongue.otherFinals, line, from, end) === undefined;
}
