import { addDays, addMonths, partsOf, two } from '../calendar';
import { roughly } from './clockTimes';
import { edgeOfMonth } from './days';
import type { Form } from './form';
import type { DaySaid, Meaning } from './meaning';
import type { Today } from './today';

/** What stands for itself in a line, with the words that connect it: the parts of which a clause is made. */
export const partForms: readonly Form[] = [
  form('moment', 'day', ({ day }) => ({ day })),
  form('moment', 'day comma? on? time', ({ day, time }) => ({ day, time })),
  form('moment', 'time comma? on? day', ({ day, time }) => ({ day, time })),

  // From one to another.
  form('phrase', 'from the? a:number|ordinal to the? b:dated', inMonthOfEnd),
  form('phrase', 'on? a:number|ordinal dash b:dated', inMonthOfEnd),
  form('phrase', 'a:number|ordinal to b:dated', inMonthOfEnd),
  form('phrase', 'from? a:moment to|until on? the? b:moment', rangeOf),
  form('phrase', 'start on? a:moment to|until on? the? b:moment', rangeOf),
  form('phrase', 'between on? a:moment and on? b:moment', rangeOf),
  form('phrase', 'from? month a:number|ordinal to b:number|ordinal year?', ({ month, a, b, year }, today) =>
    rangeOf({ a: inMonth(a, month, year, today), b: inMonth(b, month, year, today) }),
  ),
  form('phrase', 'from|about? a:zoned to|until b:zoned', timesOf),
  form('phrase', 'between a:zoned and b:zoned', timesOf),
  form('phrase', 'from|about? a:number to|until b:zoned', ({ a, b }) => timesOf({ a: hourOf(a, b), b })),
  form('phrase', 'from a:number to b:number', ({ a, b }) => hoursOf(a?.number, b?.number)),
  form('phrase', 'between a:number and b:number', ({ a, b }) => hoursOf(a?.number, b?.number)),
  form('phrase', 'between a:number and b:zoned', ({ a, b }) => timesOf({ a: hourOf(a, b), b })),
  form('phrase', 'repeats? on|at|in? repeat', ({ cycle }) => ({ repeat: cycle })),
  form('phrase', 'on? a:moment or on? b:moment', ({ a, b }) => ({ ...a, or: b })),
  form('phrase', 'on? a:day and on? b:day', ({ a, b }) => ({ ...a, and: b })),

  // Repetitions, and how long they go on.
  form('phrase', 'on? unheld', () => ({ isUnheld: true })),
  form('phrase', 'until on? the? day', ({ day }) => lastDay(day)),
  form('phrase', 'until on? the? month year?', ({ month = 0, year }, { day }) =>
    lastDay(withDay(edgeOfMonth(day, 'end', month, year))),
  ),
  form('phrase', 'for? number times', ({ number }) => ({ times: number })),
  form('phrase', 'for the? next? span long?', ({ span }) => ({ lasts: span })),
  form('phrase', 'the? next? span long', ({ span }) => ({ lasts: span })),

  // Days and times.
  form('phrase', 'by|on|until|at the? movable', () => ({ isUnread: true, isNamed: true })),
  form('phrase', 'day', ({ day }) => ({ day })),
  form('phrase', 'at|in edged', ({ day }) => ({ day, isNamed: true })),
  form('phrase', 'on on? day', ({ day }) => ({ day, isNamed: true })),
  form('phrase', 'and? by by? on? at? the? day', ({ day }) => ({ day, isNamed: true, role: 'by' })),
  form('phrase', 'start on|at? day', ({ day }) => ({ day, isNamed: true, role: 'start' })),
  form('phrase', 'start on|in? month year?', ({ month = 0, year }, { day }) => {
    const found = withDay(edgeOfMonth(day, 'start', month, year));
    return found && { day: found, isNamed: true, role: 'start' };
  }),
  form('phrase', 'time', ({ time }) => ({ time })),
  form('phrase', 'by by? on? time', ({ time }) => ({ time, isNamed: true })),
  form('phrase', 'start time', ({ time }) => ({ time, isNamed: true, role: 'start' })),

  // How long before a task is due somebody is reminded.
  form('offset', 'elapsed beforehand', ({ minutes }) => ({ minutes })),
  form('offset', 'span beforehand', ({ span }) =>
    span?.unit === 'day' || span?.unit === 'week'
      ? { daysBefore: { days: span.count * (span.unit === 'week' ? 7 : 1) } }
      : undefined,
  ),
  form('offset', 'on? the? unit beforehand', ({ unit }) => {
    const days = unit === 'day' ? 1 : unit === 'week' ? 7 : undefined;
    return days ? { daysBefore: { days, time: '09:00' } } : undefined;
  }),
  form('offset', 'on? the? part beforehand', ({ part = '' }) => ({ daysBefore: { days: 1, time: part } })),
  form('offset', 'on? the? eve', () => ({ daysBefore: { days: 1, time: '18:00' } })),
  form('offset', 'on? the? daybefore', () => ({ daysBefore: { days: 1, time: '09:00' } })),
];

function form(of: string, looks: string, means: Form['means']): Form {
  return { of, looks, means };
}

function withDay(day: string | undefined): DaySaid | undefined {
  return day === undefined ? undefined : { day };
}

function lastDay(day: DaySaid | undefined): Meaning | undefined {
  return day && { until: day.day, day, isNamed: true, role: 'until', ...(day.isUnread && { isUnread: true }) };
}

/** Two days, the second of which may lie in the next week or year; undefined where they are no range. */
function rangeOf({ a, b }: Meaning): Meaning | undefined {
  const end = a?.day && b?.day && endFrom(b.day, a.day.day);
  if (!a || !b?.day || end === undefined) return undefined;
  const { needs: _needs, mayCount: _mayCount, ...start } = a.day ?? b.day;
  return { ...a, day: start, to: { ...b, day: { ...b.day, day: end } } };
}

/**
 * The end of a range, not before its start: Tuesday to Thursday, said on a Wednesday, or Dec 28 to Jan 3. Undefined where
 * the two are no range: the invoice of Dec 3, by Friday.
 */
function endFrom({ day, isWeekly }: DaySaid, start: string): string | undefined {
  if (day >= start) return day;
  const next = isWeekly ? addDays(day, 7) : addMonths(day, 12);
  return next >= start && next < addMonths(start, 6) ? next : undefined;
}

function inMonth(one: Meaning | undefined, month = 0, year: number | undefined, { day }: Today): Meaning | undefined {
  const date = one?.number ?? one?.ordinal ?? 0;
  const first = edgeOfMonth(day, 'start', month, year);
  if (!first || date < 1 || date > 31) return undefined;
  return { day: { day: addDays(first, date - 1) } };
}

/** 7.-9.12.: the month of the end is that of the start. */
function inMonthOfEnd({ a, b }: Meaning): Meaning | undefined {
  const end = b?.day?.day;
  return end === undefined ? undefined : rangeOf({ a: before(end, a), b });
}

function before(end: string, one: Meaning | undefined): Meaning | undefined {
  const { year, month, date: last } = partsOf(end);
  const date = one?.number ?? one?.ordinal ?? 0;
  return date >= 1 && date <= last ? { day: { day: `${year}-${two(month)}-${two(date)}` } } : undefined;
}

function timesOf({ a, b }: Meaning): Meaning | undefined {
  return a?.time && b?.time ? { time: a.time, to: { time: b.time } } : undefined;
}

/** From 9 to 5, which are hours only beside a day. */
function hoursOf(from = -1, to = -1): Meaning | undefined {
  const [a, b] = [roughly(from), roughly(to)];
  if (!a || !b) return undefined;
  const end = [b.time, ...(b.others ?? [])].filter((time) => time > a.time)[0];
  return end === undefined ? undefined : { time: { time: a.time, needs: 'connector' }, to: { time: { time: end } } };
}

/** 5-7pm: the hour is in the half of the day that the end is in, or in the one before. */
function hourOf(one: Meaning | undefined, end: Meaning | undefined): Meaning | undefined {
  const [hour, time] = [one?.number ?? -1, end?.time?.time ?? ''];
  if (!Number.isInteger(hour) || hour < 0 || hour > 24) return undefined;
  const [last = 0] = time.split(':').map(Number);
  const sure = [hour + 12, hour].find((each) => each < last && each < 24) ?? hour;
  return { time: { time: `${two(hour < 12 && last >= 12 ? sure : hour)}:00` } };
}
