import { addDays, nextWeekday } from '../calendar';
import { inMonth, monthly, nthOfMonth, WORKDAYS, yearly } from './cycles';
import {
  afterMinutes,
  agreed,
  counted,
  cycleOf,
  dayIn,
  dayInMonth,
  dayOf,
  dayOfCycle,
  edgeIn,
  inWeek,
  periodOf,
  weekdayFrom,
  withDay,
  written,
} from './dayMeanings';
import { calendarWeek, coming, edgeOf, edgeOfMonth, edgeOfQuarter, later, startOf, weekend } from './days';
import type { Form } from './form';

/** Days as all languages say them; what stands behind *every* is a repetition as well. */
export const dayForms: readonly Form[] = [
  form('count', 'number', ({ number }) => ({ count: number })),
  form('count', 'one', () => ({ count: 1 })),
  form('span', 'count unit', ({ count = 0, unit }) => unit && { span: { count, unit } }),
  form('span', 'count fortnight', ({ count = 0 }) => ({ span: { count: 2 * count, unit: 'week' } })),
  form('spell', 'number|one clockunit', ({ number = 1, clockunit = 0 }) => ({ minutes: number * clockunit })),
  form('spell', 'one? half one? clockunit', ({ clockunit = 0 }) => ({ minutes: clockunit / 2 })),
  form('spell', 'one? quarter of? one? clockunit', ({ clockunit = 0 }) => ({ minutes: clockunit / 4 })),
  form('spell', 'one? threequarter one? clockunit', ({ clockunit = 0 }) => ({ minutes: (3 * clockunit) / 4 })),
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
  form('weeknumbered', 'the? weeknumber number', ({ number = 0 }, today) => {
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
  form('monthday', 'the ordinal', ({ ordinal = 0 }, today) => dayInMonth(ordinal, today, {})),
  form('monthday', 'ordinal', ({ ordinal = 0 }, today) => dayInMonth(ordinal, today, { needs: 'connector' })),
  form('day', 'dated', ({ day }) => ({ day })),
  form('day', 'monthday', ({ day }) => ({ day })),
  form('day', 'weekday comma? the? dated|monthday', ({ weekday, day }) => day && agreed(day, weekday)),
  form('day', 'the? nth ofperiod', ({ cycle, period }, today) => {
    if (!cycle || !period) return undefined;
    return dayOf(dayIn(cycle, period, today));
  }),
  form(
    'day',
    'period comma? on? the? nth',
    ({ cycle, period }, today) => cycle && period && dayOf(dayIn(cycle, period, today)),
  ),

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
  form('day', 'weekday comma? ofperiod', ({ weekday, period }, today) => inWeek(period, weekday, today)),
  form('day', 'the? weekday after next', ({ weekday = 0 }, { day }) => dayOf(addDays(nextWeekday(day, weekday), 7))),
  form('day', 'the? part of a:day', ({ part, a }) => (a?.day && part ? { day: { ...a.day, time: part } } : undefined)),
  form('day', 'period comma? on? weekday', ({ weekday, period }, today) => inWeek(period, weekday, today)),
  form('edged', 'a:weeknumbered', ({ a }) => a?.period && dayOf(a.period.start)),
  form('day', 'period', ({ period }) =>
    period && period.ahead > 0 ? { day: { day: period.start, isPeriod: true } } : undefined,
  ),
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
  form('edged', 'the? edge of? year', ({ edge, year = 0 }) => edge && withDay(edgeOf(`${year}-01-01`, 'year', edge))),
  form('edged', 'the? edgeunit', ({ edge, unit }, { day }) => withDay(edge && unit && coming(day, unit, 0, edge))),
  form(
    'edged',
    'the? edge of? yearquarter year?',
    ({ edge, yearquarter = 1, year }, { day }) => edge && withDay(edgeOfQuarter(day, edge, yearquarter, year)),
  ),
  form('edgeunit', 'unit edge', ({ edge, unit }) => ({ edge, unit })),
  form('edgeunit', 'endofunit', ({ unit }) => ({ edge: 'end', unit })),

  // Days that are counted.
  form(
    'day',
    'in|within about? the? next? span aside?',
    ({ span }, { day }) => span && dayOf(later(day, span.count, span.unit)),
  ),
  form('day', 'span from|after now', ({ span }, { day }) => span && dayOf(later(day, span.count, span.unit))),
  form('day', 'span from|after the? a:day', ({ span, a }) => counted(a, span, 1)),
  form('day', 'span before the? a:day', ({ span, a }) => counted(a, span, -1)),
  form('day', 'the? unit before the? a:day', ({ unit, a }) => counted(a, unit && { count: 1, unit }, -1)),
  form('day', 'the? unit after the? a:day', ({ unit, a }) => counted(a, unit && { count: 1, unit }, 1)),
  form('day', 'the? part before the? a:day', ({ part, a }) => {
    const { day } = counted(a, { count: 1, unit: 'day' }, -1) ?? {};
    return day && part ? { day: { ...day, time: part } } : undefined;
  }),
  form('day', 'weekday in span', ({ span, weekday }, { day }) => counted(weekdayFrom(day, weekday), span, 1)),
  form('day', 'relday in span', ({ span, relday = 0 }, { day }) => counted(dayOf(addDays(day, relday)), span, 1)),
  form('day', 'span on a:weekday', ({ span, a }, today) => counted(weekdayFrom(today.day, a?.weekday), span, 1)),
  form('day', 'weekday unit', ({ weekday = 0, unit }, { day }) =>
    unit === 'week' ? dayOf(addDays(nextWeekday(day, weekday), 7)) : undefined,
  ),
  form('day', 'number plural from now', ({ number = 0, plural = 0 }, { day }) =>
    number > 0 && number < 99 ? dayOf(addDays(nextWeekday(day, plural), 7 * (number - 1))) : undefined,
  ),
  form('day', 'in|within about? elapsed aside?', ({ minutes = 0 }, today) => afterMinutes(minutes, today)),
  form('day', 'elapsed from now', ({ minutes = 0 }, today) => afterMinutes(minutes, today)),
];

function form(of: string, looks: string, means: Form['means']): Form {
  return { of, looks, means };
}
