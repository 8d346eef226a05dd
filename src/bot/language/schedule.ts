import { addDays } from './calendar';
import type { Layer } from './layer';
import type { Line } from './line';
import type { Finding, Found, Moment, Recurrence } from './reading';
import { remindedOf, takeReminder } from './takeReminder';
import { type Clause, repeatOf } from './time/clauses';
import { type Dates, datesIn } from './time/dates';
import type { Cycle } from './time/meaning';
import { findingOf } from './time/moments';
import { spanOf } from './time/placement';
import { rangeOf } from './time/ranges';
import { readTimes, type Times } from './time/readTimes';
import { firstOccurrence, isOpen, patternOf, secondOf } from './time/recurrences';
import { type Today, todayOf } from './time/today';

const NOON = '12:00';

/** Reads when something is due, begins, repeats and is to be reminded of. */
export const schedule: Layer = (line, { dates: words }, context) => {
  const today = todayOf(context);
  const times = readTimes(line, words, today);
  const { tokens, clauses, reminder, unread } = times;
  if (unread) return unreadOf(line, times);
  const repeat = clauses.find((clause) => repeatOf(clause));
  const dates = datesIn(clauses, line, tokens);
  const strange = repeat && !isOnIts(repeatOf(repeat), dates) && clauses.find((clause) => dates.taken.includes(clause));
  if (strange) return unreadOf(line, { ...times, unread: { ...strange, isRepeat: true } });
  const taken = clauses.filter((clause) => isTaken(clause, dates));
  const reminded = reminder && takeReminder(line, reminder, tokens);
  for (const clause of taken) line.take(...spanOf(clause, tokens));
  const cycle = repeat && repeatOf(repeat);
  const when = cycle ? repeated(cycle, wordsOf(clauses, line, tokens), clauses, dates, today) : once(dates, today);
  const found = reminded ? remindedOf(reminded, when, today) : when;
  if (reminder && found.openReminder && reminder.when !== 'elsewhere') line.giveBack(...spanOf(reminder, tokens));
  return found;
};

/** The same for kinds that know neither repetitions nor reminders: their words stay in the title. */
export const dueDates: Layer = (line, { dates: words }, context) => {
  const today = todayOf(context);
  const times = readTimes(line, words, today);
  if (times.unread) return unreadOf(line, times);
  const repeats = times.clauses.filter((clause) => repeatOf(clause));
  const dates = datesIn(
    times.clauses.filter((clause) => !repeats.includes(clause)),
    line,
    times.tokens,
  );
  for (const clause of dates.taken) line.take(...spanOf(clause, times.tokens));
  const [repeat] = repeats.map((clause) => textOf(clause, line, times));
  return { ...(repeat && { unsupportedRecurrence: { value: repeat, words: repeat } }), ...once(dates, today) };
};

/** The words of a repetition and of its end. */
function wordsOf(clauses: readonly Clause[], line: Line, tokens: Times['tokens']): string {
  const parts = clauses.flatMap((clause) => clause.parts);
  const said = parts.filter(({ meaning: { repeat, until, times, lasts } }) => repeat ?? until ?? times ?? lasts);
  return said.map((part) => line.text.slice(...spanOf(part, tokens)).trim()).join(' … ');
}

function textOf(clause: Pick<Clause, 'start' | 'end'>, line: Line, { tokens }: Times): string {
  return line.text.slice(...spanOf(clause, tokens)).trim();
}

/** Nothing is filled in beside words that would be read by half. */
function unreadOf(line: Line, times: Times): Found {
  if (!times.unread) return {};
  const words = textOf(times.unread, line, times);
  return times.unread.isRepeat
    ? { unsupportedRecurrence: { value: words, words } }
    : { unread: { value: words, words } };
}

/** Whether a day beside a repetition is one of its own: “every Friday the 13th” is more than nobody says with two parts. */
function isOnIts(cycle: Cycle | undefined, { due, start }: Dates): boolean {
  const { day } = due ?? {};
  if (!cycle || !day || start) return true;
  if (due?.alternatives?.length) return false;
  return !day.isPeriod && firstOccurrence(cycle, day.day) === day.day;
}

function isTaken(clause: Clause, { taken }: Dates): boolean {
  const isPart = clause.parts.some(({ meaning: { repeat, until, times, lasts } }) => repeat ?? until ?? times ?? lasts);
  return isPart || taken.includes(clause);
}

function isRange(clauses: readonly Clause[]): boolean {
  return clauses.some(({ parts }) => parts.some(({ meaning: { to } }) => to));
}

function once({ due, start }: Dates, today: Today): Found {
  return { ...(start && { start: findingOf(start, today) }), ...(due && { due: findingOf(due, today) }) };
}

function repeated(cycle: Cycle, words: string, clauses: readonly Clause[], { due, start }: Dates, today: Today): Found {
  const said =
    due && !isRange(clauses) ? inHalfOf(cycle.time, findingOf(due, today, due.day ? undefined : today.day)) : undefined;
  const begins = start && findingOf(start, today);
  const time = said?.value.time ?? begins?.value.time ?? cycle.time;
  const isLate = time !== undefined && time <= today.time;
  const open = isLate ? addDays(today.day, 1) : today.day;
  const from = (said && due?.day && said.value.day) ?? (start?.day && begins?.value.day) ?? open;
  const all = [cycle, ...(cycle.other ? [cycle.other] : [])];
  const [one, ...others] = all.flatMap((each) => readingsOf(each, from, (day) => rangeOf(clauses, each, day)));
  if (!one) return {};
  const otherDays = others.filter(({ day }) => day !== one.day).map(({ day }) => ({ day, ...(time && { time }) }));
  const otherTimes = (said?.others ?? []).map((other) => ({ ...other, day: one.day }));
  const doubts = [...otherDays, ...otherTimes];
  return {
    recurrence: {
      value: one.recurrence,
      words,
      ...(others.length > 0 && { others: others.map(({ recurrence }) => recurrence) }),
    },
    due: {
      value: { day: one.day, ...(time && { time }) },
      words:
        [due?.words, start?.words].filter((some, i, both) => some && both.indexOf(some) === i).join(' … ') || words,
      ...(doubts.length > 0 && { others: doubts }),
    },
  };
}

/** "every evening at 8" is no morning. */
function inHalfOf(part: string | undefined, { value, others = [], words }: Finding<Moment>): Finding<Moment> {
  const fitting = [value, ...others].filter(({ time }) => part && time && time < NOON === part < NOON);
  const [first = value, ...rest] = fitting.length > 0 ? fitting : [value, ...others];
  return { value: first, words, ...(rest.length > 0 && { others: rest }) };
}

/** "yearly by July 31" ends before it repeats: then that may be the day of each year. */
function readingsOf(cycle: Cycle, from: string, rangeFrom: (day: string) => Recurrence['range']) {
  const reading = (day: string, range: Recurrence['range']) => ({
    day,
    recurrence: { pattern: patternOf(cycle, day), range } satisfies Recurrence,
  });
  const day = firstOccurrence(cycle, from);
  const range = rangeFrom(day);
  const isOnce = range.type === 'endDate' && isOpen(cycle) && (secondOf(cycle, day) ?? day) > range.endDate;
  return [reading(day, range), ...(isOnce ? [reading(range.endDate, { type: 'noEnd' })] : [])];
}
