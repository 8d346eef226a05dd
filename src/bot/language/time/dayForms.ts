import { addDays, nextWeekday, partsOf, weekdayOf } from '../calendar';
import { wallClock } from '../wallClock';
import { inMonth, monthly, nthOfMonth, WORKDAYS, yearly } from './cycles';
import { calendarWeek, coming, dayInNumbers, dayOfYear, edgeOf, edgeOfMonth, later, startOf, weekend } from './days';
import type { Form } from './form';
import type { Cycle, DaySaid, Meaning } from './meaning';
import { firstOccurrence } from './recurrences';
import type { Today } from './today';

/** Days as all languages say them; what stands behind *every* is a repetition as well. */
export const dayForms: readonly Form[] = [
  form('count', 'number', ({ number }) => ({ count: number })),
  form('count', 'one', () => ({ count: 1 })),
  form('span', 'count unit', ({ count = 0, unit }) => unit && { span: { count, unit } }),
  form('span', 'count fortnight', ({ count = 0 }) => ({ span: { count: 2 * count, unit: 'week' } })),
  form('spell', 'number|one clockunit', ({ number = 1, clockunit = 0 }) => ({ minutes: number * clockunit })),
  form('spell', 'one? half one? clockunit', ({ clockunit = 0 }) => ({ minutes: clockunit / 2 })),
  form('spell', 'one? quarter one? clockunit', ({ clockunit = 0 }) => ({ minutes: clockunit / 4 })),
  form('spell', 'one? threequarter clockunit', ({ clockunit = 0 }) => ({ minutes: (3 * clockunit) / 4 })),
  form('spell', 'number|one clockunit and one? half', ({ number = 1, clockunit = 0 }) => ({
    minutes: (number + 0.5) * clockunit,
  })),
  form('elapsed', 'spell', ({ minutes }) => ({ minutes })),
  form('elapsed', 'a:spell and? b:spell', ({ a, b }) => ({ minutes: (a?.minutes ?? 0) + (b?.minutes ?? 0) })),

  form('period', 'next unit', ({ unit }, today) => periodOf(today, unit, 1)),
  form('period', 'this unit', ({ unit }, today) => periodOf(today, unit, 0)),
  form('period', 'afternext unit', ({ unit }, today) => periodOf(today, unit, 2)),
  form('period', 'the? unit after next', ({ unit }, today) => periodOf(today, unit, 2)),
  form('period', 'weeknumbered', ({ period }) => ({ period })),
  form('weeknumbered', 'weeknumber number', ({ number = 0 }, today) => {
    const start = calendarWeek(today.day, number);
    return start ? { period: { unit: 'week', start, ahead: 1 } } : undefined;
  }),
  form('ofperiod', 'of|in period', ({ period }) => ({ period })),
  form('ofperiod', 'period', ({ period }) => ({ period })),
  form('ofperiod', 'of|in the unit', ({ unit }, today) => periodOf(today, unit, 0)),
  form('ofperiod', 'of|in unit', ({ unit }, today) => periodOf(today, unit, 0)),
  form('ofmonth', 'of|in? the? month year?', ({ month, year }) => ({ month, ...(year && { year }) })),

  // Days of each month or year.
  form('nth', 'ordinal', ({ ordinal = 0 }) => (ordinal > 0 ? cycleOf(monthly(ordinal)) : undefined)),
  form('nth', 'ordinal unit', ({ ordinal = 0, unit }) => (unit === 'day' ? cycleOf(monthly(ordinal)) : undefined)),
  form('nth', 'ordinal weekday', ({ ordinal = 0, weekday = 0 }) => cycleOf(nthOfMonth(ordinal, [weekday]))),
  form('nth', 'ordinal workday', ({ ordinal = 0 }) => cycleOf(nthOfMonth(ordinal, WORKDAYS))),
  form('yearday', 'month the? number|ordinal', ({ month = 0, number, ordinal }) =>
    cycleOf(yearly(month, number ?? ordinal ?? 0)),
  ),
  form('yearday', 'the? number|ordinal of? month', ({ month = 0, number, ordinal }) =>
    cycleOf(yearly(month, number ?? ordinal ?? 0)),
  ),
  form('yearday', 'holiday', ({ holiday = 0 }) =>
    cycleOf(yearly(Math.floor(holiday / 100), holiday % 100), 'connector'),
  ),
  form('yearday', 'the? nth of|in the? month', ({ cycle, month = 0 }) => cycleOf(inMonth(cycle, month))),

  // Days by their date.
  form(
    'dated',
    'yearday comma? year?',
    ({ cycle, year }, today) => cycle && dayOf(dayOfCycle(cycle, today, year), cycle.needs),
  ),
  form('dated', 'date', ({ date, time }, today) => written(date, time, today)),
  form('dated', 'date digital|clock', ({ date, time }, today) => (date?.year ? written(date, time, today) : undefined)),
  form('monthday', 'the ordinal', ({ ordinal = 0 }, today) => dayInMonth(ordinal, today, {})),
  form('monthday', 'ordinal', ({ ordinal = 0 }, today) => dayInMonth(ordinal, today, { needs: 'connector' })),
  form('day', 'dated', ({ day }) => ({ day })),
  form('day', 'monthday', ({ day }) => ({ day })),
  form('day', 'weekday comma? the? dated|monthday', ({ weekday, day }) => day && agreed(day, weekday)),
  form('day', 'the? nth ofperiod', ({ cycle, period }, today) => {
    if (!cycle || !period) return undefined;
    return dayOf(dayIn(cycle, period, today));
  }),
  // Days that are said from today.
  form('day', 'relday part', ({ relday = 0, part }, { day }) =>
    part ? { day: { day: addDays(day, relday), time: part, midway: true } } : undefined,
  ),
  form('day', 'this? this? weekday part', ({ weekday = 0, part }, { day }) =>
    part ? { day: { day: nextWeekday(day, weekday), time: part, isWeekly: true } } : undefined,
  ),
  form('day', 'relday', ({ relday = 0 }, { day }) => ({ day: { day: addDays(day, relday), midway: true } })),
  form('day', 'firstthing relday', ({ relday = 0 }, { day }) => ({
    day: { day: addDays(day, relday), time: '09:00' },
  })),
  form('day', 'somewhen a:day', ({ a }) => a && { day: a.day }),
  form('day', 'tonight', (_said, { day }) => ({ day: { day, time: '20:00' } })),
  form('day', 'this part', ({ part }, { day }) => ({ day: { day, ...(part && { time: part }) } })),
  form('day', 'this? this? weekday', ({ weekday, isWeak }, today) => weekdayFrom(today.day, weekday, isWeak)),
  form('day', 'next weekday', ({ weekday = 0 }, { day }) => dayOf(addDays(startOf(day, 'week', 1), weekday))),
  form('day', 'afternext weekday', ({ weekday = 0 }, { day }) => dayOf(addDays(startOf(day, 'week', 2), weekday))),
  form('day', 'weekday comma? ofperiod', ({ weekday = 0, period }) => inWeek(period, weekday)),
  form('day', 'period comma? on? weekday', ({ weekday = 0, period }) => inWeek(period, weekday)),
  form('edged', 'a:weeknumbered', ({ a }) => a?.period && dayOf(a.period.start)),
  form('day', 'period', ({ period }) => (period && period.ahead > 0 ? dayOf(period.start) : undefined)),
  form('day', 'this|over|on|the weekend', (_said, { day }) => dayOf(weekend(day, 0))),
  form('day', 'over|on|at|in the weekend', (_said, { day }) => dayOf(weekend(day, 0))),
  form('day', 'next weekend', (_said, { day }) => dayOf(weekend(day, 1))),
  form('day', 'edged', ({ day }) => ({ day })),
  form('edged', 'the? edge dash? ofperiod', ({ edge, period }, today) => edge && period && edgeIn(edge, period, today)),
  form(
    'edged',
    'the? edge dash? ofmonth',
    ({ edge, month = 0, year }, { day }) => edge && dayOf(edgeOfMonth(day, edge, month, year)),
  ),
  form('edged', 'the? edgeunit', ({ edge, unit }, { day }) => withDay(edge && unit && coming(day, unit, 0, edge))),
  form('edgeunit', 'unit edge', ({ edge, unit }) => ({ edge, unit })),
  form('edgeunit', 'endofunit', ({ unit }) => ({ edge: 'end', unit })),

  // Days that are counted.
  form(
    'day',
    'in|within the? next? span aside?',
    ({ span }, { day }) => span && dayOf(later(day, span.count, span.unit)),
  ),
  form('day', 'span from|after now', ({ span }, { day }) => span && dayOf(later(day, span.count, span.unit))),
  form('day', 'span from|after the? a:day', ({ span, a }) => counted(a, span, 1)),
  form('day', 'span before the? a:day', ({ span, a }) => counted(a, span, -1)),
  form('day', 'weekday in span', ({ span, weekday }, { day }) => counted(weekdayFrom(day, weekday), span, 1)),
  form('day', 'relday in span', ({ span, relday = 0 }, { day }) => counted(dayOf(addDays(day, relday)), span, 1)),
  form('day', 'span on a:weekday', ({ span, a }, today) => counted(weekdayFrom(today.day, a?.weekday), span, 1)),
  form('day', 'weekday unit', ({ weekday = 0, unit }, { day }) =>
    unit === 'week' ? dayOf(addDays(nextWeekday(day, weekday), 7)) : undefined,
  ),
  form('day', 'number plural from now', ({ number = 0, plural = 0 }, { day }) =>
    number > 0 && number < 99 ? dayOf(addDays(nextWeekday(day, plural), 7 * (number - 1))) : undefined,
  ),
  form('day', 'in|within elapsed aside?', ({ minutes = 0 }, today) => afterMinutes(minutes, today)),
  form('day', 'elapsed from now', ({ minutes = 0 }, today) => afterMinutes(minutes, today)),
];

function form(of: string, looks: string, means: Form['means']): Form {
  return { of, looks, means };
}

function cycleOf(cycle: Cycle | undefined, needs?: Cycle['needs']): Meaning | undefined {
  return cycle && { cycle: { ...cycle, ...(needs && { needs }) } };
}

function dayOf(day: string | undefined, needs?: DaySaid['needs']): Meaning | undefined {
  return day === undefined ? undefined : { day: { day, ...(needs && { needs }) } };
}

function withDay(day: DaySaid | undefined): Meaning | undefined {
  return day && { day };
}

function periodOf({ day }: Today, unit: Meaning['unit'], ahead: number): Meaning | undefined {
  return unit && { period: { unit, start: startOf(day, unit, ahead), ahead } };
}

/** A weekday is the next one after today. */
function weekdayFrom(today: string, weekday = 0, isWeak?: boolean): Meaning {
  return { day: { day: nextWeekday(today, weekday), isWeekly: true, ...(isWeak && { needs: 'end' }) } };
}

function inWeek(period: Meaning['period'], weekday: number): Meaning | undefined {
  return period?.unit === 'week' ? dayOf(addDays(period.start, weekday)) : undefined;
}

function edgeIn(
  edge: NonNullable<Meaning['edge']>,
  { unit, start, ahead }: NonNullable<Meaning['period']>,
  { day }: Today,
) {
  return withDay(ahead > 0 ? edgeOf(start, unit, edge) : coming(day, unit, 0, edge));
}

function dayInMonth(ordinal: number, { day }: Today, more: Pick<DaySaid, 'needs'>): Meaning | undefined {
  const cycle = ordinal > 0 ? monthly(ordinal) : undefined;
  return cycle && { day: { day: firstOccurrence(cycle, day), mayCount: true, ...more } };
}

/** The next one from today on, or the one of a year. */
function dayOfCycle(cycle: Cycle, { day }: Today, year?: number): string | undefined {
  if (cycle.type === 'absoluteYearly') return dayOfYear(day, cycle.month ?? 0, cycle.dayOfMonth ?? 0, year);
  const found = firstOccurrence(cycle, year ? `${year}-01-01` : day);
  return year && partsOf(found).year !== year ? undefined : found;
}

/** The third day or the last Friday of a month, or the last day of anything. */
function dayIn(cycle: Cycle, { unit, start, ahead }: NonNullable<Meaning['period']>, { day: today }: Today) {
  const isLastDay = cycle.index === 'last' && cycle.daysOfWeek?.length === 7;
  if (unit !== 'month') {
    if (isLastDay && unit !== 'week') return edgeOf(start, unit, 'end')?.day;
    return cycle.dayOfMonth && unit !== 'day' && ahead > 0 ? addDays(start, cycle.dayOfMonth - 1) : undefined;
  }
  const found = firstOccurrence(cycle, ahead > 0 ? start : today);
  return ahead > 0 && found.slice(0, 7) !== start.slice(0, 7) ? undefined : found;
}

/** Friday the 4th is the 4th where that is a Friday, and a question where it is none. */
function agreed(day: DaySaid, weekday = 0): Meaning {
  const { others: _others, mayCount: _mayCount, needs: _needs, ...rest } = day;
  const [found] = [day.day, ...(day.others ?? [])].filter((one) => one !== '' && weekdayOf(one) === weekday);
  return { day: found === undefined ? { ...rest, isUnread: true } : { ...rest, day: found } };
}

function counted(from: Meaning | undefined, span: Meaning['span'], sign: 1 | -1): Meaning | undefined {
  const day = from?.day && span && later(from.day.day, sign * span.count, span.unit);
  return dayOf(day);
}

/** Hours are counted on no wall clock, and so are right across a clock change. */
function afterMinutes(minutes: number, { now, timeZone }: Today): Meaning | undefined {
  if (!(minutes > 0 && minutes < 60_000)) return undefined;
  return { day: wallClock(new Date(now.valueOf() + minutes * 60_000), timeZone) };
}

/** A day that is written with its time, and with the zone of that: 2026-12-07T18:30:00Z. */
function written(date: Meaning['date'], time: Meaning['time'], today: Today): Meaning | undefined {
  const day = date && dayInNumbers(today, date);
  if (!day) return undefined;
  if (!time) return { day: { ...day, ...(date.isWeak && { needs: 'connector' }) } };
  if (!time.zone) return { day: { ...day, time: time.time } };
  return { day: wallClock(new Date(`${day.day}T${time.time}:00${time.zone}`), today.timeZone) };
}
