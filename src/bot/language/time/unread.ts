import { slipFrom } from '../distance';
import { type Clause, dayOf, repeatOf, timesOf } from './clauses';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

/** Words that only mean time and touch what was read, but belong to nothing. */
export interface Unread {
  /** From one token up to another. */
  readonly start: number;
  readonly end: number;
  /** They say how something repeats. */
  readonly isRepeat: boolean;
}

const HARD = new Set(
  'every everysome ordinal weekday plural relday month movable until season rare often bygone'.split(' '),
);
const HARD_BEFORE = new Set('every everysome ordinal weekday plural relday month bygone'.split(' '));
const JOINS = new Set(['and', 'or']);
const LEADS = new Set(['about', 'at', 'on', 'in']);
const TIMES = new Set('clock digital part noon weekday plural relday month date every'.split(' '));
const BETWEEN = new Set('in on of the sep after before from by'.split(' '));
const LONGEST_BETWEEN = 3;
const SHORTEST_SLIP = 5;

interface Read {
  readonly outside: readonly Clause[];
  readonly all: readonly Clause[];
  /** Every token that belongs to a clause, in the title or beside it. */
  readonly isUsed: (at: number) => boolean;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
}

/** The first words of a line that would be read by half. */
export function unreadIn(read: Read): Unread | undefined {
  const repeats = read.outside.filter((clause) => repeatOf(clause));
  const [, second] = repeats;
  if (second) return { start: repeats[0]?.start ?? 0, end: second.end, isRepeat: true };
  for (const clause of read.outside) {
    const found = unreadAt(clause, read);
    if (found) return found;
  }
  return undefined;
}

function unreadAt(clause: Clause, read: Read): Unread | undefined {
  const { start, end } = clause;
  const own = clause.parts.find(
    ({ meaning: { isUnread, isUnheld, day, time } }) => isUnread || isUnheld || day?.isUnread || time?.isUnread,
  );
  if (own) return { start: own.start, end: own.end, isRepeat: own.meaning.isUnheld === true };
  const more = clauseAfter(clause, read);
  if (more !== undefined) return { start, end: more, isRepeat: repeatOf(clause) !== undefined };
  const after = hardAfter(clause, read);
  if (after !== undefined)
    return {
      start: repeatOf(clause) && !isUntil(read, after) ? start : after,
      end: wordsEnd(read, after),
      isRepeat: repeatOf(clause) !== undefined && !isUntil(read, after),
    };
  const before = start - 1;
  if (isCountedFrom(clause, read)) return { start: before, end, isRepeat: false };
  const hard = hardBefore(clause, read);
  if (hard !== undefined) return { start: hard, end: start, isRepeat: false };
  if (timesOf(clause).length === 0 || dayOf(clause)) return undefined;
  const slip = [before, end].find((at) => isSlip(read, at));
  return slip === undefined ? undefined : { start: slip, end: slip + 1, isRepeat: false };
}

/** Where a clause goes on with "and" and another time: at 9 and at 5. */
function clauseAfter({ end }: Clause, { tokens, all }: Read): number | undefined {
  const isOf = (at: number, types: ReadonlySet<string>) =>
    tokens[at]?.senses.some(({ type }) => types.has(type)) === true;
  if (!isOf(end, JOINS)) return undefined;
  const from = isOf(end + 1, LEADS) ? end + 2 : end + 1;
  const next = all.find(({ start }) => start === end + 1);
  return next?.end ?? (isOf(from, TIMES) ? from + 1 : undefined);
}

/** The token behind a clause that goes on with it, over words such as "in". */
function hardAfter(clause: Clause, read: Read): number | undefined {
  const { tokens } = read;
  const first = tokens[clause.end]?.word === ',' ? clause.end + 1 : clause.end;
  const isRestriction = tokens[first]?.senses.some(({ type }) => type === 'except');
  if (repeatOf(clause) && isRestriction) return first;
  for (let at = first; at < first + LONGEST_BETWEEN && !read.isUsed(at); at++) {
    if (isHard(read, at, HARD)) return first;
    if (!tokens[at]?.senses.some(({ type }) => BETWEEN.has(type))) return undefined;
  }
  return undefined;
}

/** Where a word begins that ends where the clause begins. */
function hardBefore({ start }: Clause, read: Read): number | undefined {
  return [start - 2, start - 1].find(
    (at) =>
      !read.isUsed(at) &&
      !isWeak(read, at) &&
      read.tokens[at]?.senses.some(({ type, end }) => end === start && HARD_BEFORE.has(type)),
  );
}

function isHard({ tokens, isUsed }: Read, at: number, types: ReadonlySet<string>): boolean {
  return !isUsed(at) && (tokens[at]?.senses ?? []).some(({ type }) => types.has(type));
}

/** The week before Friday is none that is due on Friday. */
function isCountedFrom({ start }: Clause, { tokens, isUsed }: Read): boolean {
  const isOf = (at: number, ...types: string[]) => tokens[at]?.senses.some(({ type }) => types.includes(type)) === true;
  return !isUsed(start - 1) && isOf(start, 'before') && isOf(start - 1, 'unit', 'part', 'clockunit');
}

/** Names of months that are those of people as well. */
function isWeak({ tokens }: Read, at: number): boolean {
  return (
    (tokens[at]?.senses ?? []).every(
      ({ meaning: { isWeak: weak, month, weekday } }) => weak || (month === undefined && weekday === undefined),
    ) && (tokens[at]?.senses ?? []).some(({ meaning }) => meaning.isWeak)
  );
}

function isUntil({ tokens }: Read, at: number): boolean {
  return tokens[at]?.senses.some(({ type }) => type === 'until') === true;
}

function wordsEnd({ tokens }: Read, from: number): number {
  let end = from;
  while (end < tokens.length && !/^[,;.!?\uFFFB\uFFFC]/.test(tokens[end]?.word ?? '')) end++;
  return Math.max(end, from + 1);
}

/** A misspelt day; a name begins with a capital. */
function isSlip({ tokens, lexicon }: Read, at: number): boolean {
  const { word = '', senses = [], isCapital = false } = tokens[at] ?? {};
  if (word.length < SHORTEST_SLIP || senses.length > 0 || !/^\p{L}+$/u.test(word)) return false;
  return lexicon.days.some(
    ({ name, isName }) => (isName || !isCapital) && name[0] === word[0] && slipFrom(word, name) !== undefined,
  );
}
