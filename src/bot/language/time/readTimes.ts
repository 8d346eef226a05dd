import type { DateWords } from '../dateWords';
import type { Line } from '../line';
import { Chart } from './chart';
import { type Clause, clausesIn, type Part, partWith, repeatOf } from './clauses';
import { isOutside, spanOf } from './placement';
import { offsetsIn, type Reminder, reminderIn } from './reminders';
import type { Today } from './today';
import { type Token, tokensIn } from './tokens';
import { type Unread, unreadIn } from './unread';
import { verbLast } from './wordOrder';

/** What a line says of time beside its title, before anything is taken out of it. */
export interface Times {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly reminder?: Reminder;
  readonly unread?: Unread;
}

const NEAR_START = 30;
const NEAR_END = 90;
/** Behind these marks a word is a part of a longer one, of a number, a code or an address. */
const GLUED = /[\p{L}\p{N}_#$€£%@/.'’-]/u;

/** Reads the days, times, repetitions and reminders of the open part of a line. */
export function readTimes(line: Line, { lexicon, grammar }: DateWords, today: Today): Times {
  const text = line.open;
  const tokens = tokensIn(text, lexicon);
  const chart = new Chart(tokens, grammar, today);
  const offsets = offsetsIn({ tokens, chart });
  const isFree = (at: number) => !offsets.has(at) && isNear(at, tokens.length) && !isGlued(tokens, at, text);
  const all = clausesIn(tokens, chart, isFree);
  const reminder = reminderIn({ tokens, clauses: all, chart, text, isGoalSilent: lexicon.data.isGoalSilent === true });
  const said = reminder && [
    reminder.clause,
    ...(reminder.when !== 'elsewhere' && 'clause' in reminder.when ? [reminder.when.clause] : []),
  ];
  const others = all.filter((clause) => !said?.includes(clause));
  const around = { tokens, lexicon, verb: verbLast(lexicon.data.infinitive) };
  const hidden = reminder ? hide(text, spanOf(reminder, tokens)) : text;
  const withGoal = reminder?.clause
    ? hide(hidden, spanOf({ start: reminder.clause.start, end: reminder.goalEnd ?? reminder.clause.end }, tokens))
    : hidden;
  const outside = outsideOf(others, withGoal, around);
  const clauses = [...(reminder?.clause ? [reminder.clause] : []), ...meaningful(outside, tokens)];
  const used = new Set([...all.flatMap(tokensOf), ...(reminder ? tokensOf(reminder) : [])]);
  const unread = unreadIn({ outside: clauses, all, isUsed: (at) => used.has(at), tokens, lexicon });
  return { tokens, clauses, ...(reminder && { reminder }), ...(unread && { unread }) };
}

/** In a line of more words than people write, nobody looks for a time in the middle. */
function isNear(at: number, length: number): boolean {
  return at < NEAR_START || at >= length - NEAR_END;
}

function isGlued(tokens: readonly Token[], at: number, text: string): boolean {
  return GLUED.test(text.charAt((tokens[at]?.start ?? 0) - 1));
}

function tokensOf({ start, end }: Pick<Clause, 'start' | 'end'>): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** From right to left, so that a title has ended where only such clauses follow. */
function outsideOf(
  clauses: readonly Clause[],
  text: string,
  around: Omit<Parameters<typeof isOutside>[1], 'text'>,
): Clause[] {
  const outside: Clause[] = [];
  let left = text;
  for (const clause of [...clauses].reverse()) {
    if (!isOutside(clause, { ...around, text: left })) continue;
    outside.unshift(clause);
    left = hide(left, spanOf(clause, around.tokens));
  }
  return outside;
}

/** How long something goes on belongs to a repetition; where there is none, only a word such as “bis” says when it is due. */
function meaningful(clauses: readonly Clause[], tokens: readonly Token[]): Clause[] {
  if (clauses.some((clause) => repeatOf(clause))) return [...clauses];
  return clauses.flatMap((clause) => {
    const until = partWith(clause, 'until');
    if (!until) return partWith(clause, 'times') || partWith(clause, 'lasts') ? [] : [clause];
    const isDue = tokens[clause.start]?.senses.some(({ type }) => type === 'by');
    return isDue ? [{ ...clause, parts: clause.parts.map(withoutEnd) }] : [];
  });
}

function withoutEnd({ meaning: { until, ...meaning }, ...part }: Part): Part {
  return { ...part, meaning: until === undefined ? meaning : { ...meaning, role: 'by' } };
}

function hide(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(0, start) + '\uFFFC'.repeat(end - start) + text.slice(end);
}
