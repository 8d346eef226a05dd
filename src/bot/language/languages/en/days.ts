import { addDays } from '../../calendar';
import {
  afterHours,
  beginningOfNext,
  dayInNumbers,
  dayOfMonth,
  dayOfYear,
  endOf,
  later,
  type Unit,
  weekday,
  weekdayOfNextWeek,
  weekend,
} from '../../days';
import type { DaySaid, Form, Today } from '../../forms';
import { DAY, LONG_DAY, MONTH, monthOf, NUMBER, numberOf, SHORT_DAY, UNIT, weekdayOf } from './words';

const form = (looks: string, means: Form<DaySaid>['means']): Form<DaySaid> => ({
  looks: new RegExp(looks, 'giu'),
  means,
});

/** Round the clock, an emergency number and even odds. */
const NO_DAYS = new Set(['24/7', '9/11', '7/24']);
/** Short names that are words of their own, and so need more than an edge. */
const WORDS_TOO = /^(?:mon|wed|sat|sun)$/i;
const YEAR = String.raw`(?:,?\s+(?<year>20\d\d)|\s+'?(?<short>\d\d)(?=\s*$))`;

/** Days as English speakers say them. */
export const days: readonly Form<DaySaid>[] = [
  form('today', (_said, { day }) => ({ day, needs: 'edge' })),
  form('tomorrow|tmrw|tmr|tmw', (_said, { day }) => ({ day: addDays(day, 1), needs: 'edge' })),
  form('(?:the )?day after tomorrow', (_said, { day }) => ({ day: addDays(day, 2), needs: 'edge' })),
  form('tonight', (_said, { day }) => ({ day, time: '20:00', needs: 'edge' })),
  form('tomorrow night', (_said, { day }) => ({ day: addDays(day, 1), time: '20:00', needs: 'edge' })),
  form('this (?<part>morning|afternoon|evening)', ({ part = '' }, { day }) => ({
    day,
    time: { morning: '09:00', afternoon: '15:00' }[part.toLowerCase()] ?? '18:00',
    needs: 'edge',
  })),
  form(`(?<name>${LONG_DAY})`, ({ name = '' }, today) => weekday(today, weekdayOf(name))),
  form(String.raw`(?<name>${SHORT_DAY})\b\.?`, ({ name = '' }, today) => ({
    ...weekday(today, weekdayOf(name)),
    needs: WORDS_TOO.test(name) ? 'connector' : 'edge',
  })),
  form(`(?:this coming|this|coming) (?<name>${DAY})`, ({ name = '' }, today) => weekday(today, weekdayOf(name))),
  form(`next (?<name>${DAY})`, ({ name = '' }, today) => weekdayOfNextWeek(today, weekdayOf(name))),
  form(`(?<name>${DAY}) next week`, ({ name = '' }, today) => weekdayOfNextWeek(today, weekdayOf(name))),
  form('(?<which>this|next|the) weekend', ({ which = '' }, today) =>
    weekend(today, which.toLowerCase() === 'next' ? 'next' : 'this'),
  ),
  form('next (?<unit>week|month|quarter|year)', ({ unit = '' }, today) => beginningOfNext(today, unitOf(unit))),
  form('(?:the )?end of (?:the |this )?(?<unit>day|week|month|quarter|year)', ({ unit = '' }, today) =>
    endOf(today, unitOf(unit)),
  ),
  form('(?:the )?end of next (?<unit>week|month|quarter|year)', ({ unit = '' }, today) =>
    endOf(today, unitOf(unit), 1),
  ),
  form('(?<short>eod|cob|eow|eom|eoq|eoy)', ({ short = '' }, today) =>
    endOf(today, SHORT_ENDS[short.toLowerCase()] ?? 'day'),
  ),
  form(`(?<count>${NUMBER}) (?<unit>${UNIT}) from (?:now|today)`, laterThan),
  form(`in (?<count>${NUMBER}) (?<unit>${UNIT})(?: time)?`, laterThan),
  form(`(?<count>${NUMBER}) (?<unit>${UNIT}) from tomorrow`, (groups, today) =>
    laterThan(groups, { ...today, day: addDays(today.day, 1) }),
  ),
  form(`(?<count>${NUMBER}) (?<unit>${UNIT}) from (?:next |this )?(?<name>${DAY})`, (groups, today) =>
    laterThan(groups, { ...today, day: weekday(today, weekdayOf(groups.name ?? '')).day }),
  ),
  form(`(?<name>${LONG_DAY}) week`, ({ name = '' }, today) => ({
    ...weekday(today, weekdayOf(name)),
    day: addDays(weekday(today, weekdayOf(name)).day, 7),
  })),
  form(
    String.raw`in (?:(?<half>half an hour)|(?<count>${NUMBER}|\d{1,2}\.5) (?<unit>hours?|hrs?|minutes?|mins?)(?<more> and a half)?)`,
    elapsed,
  ),
  form(
    String.raw`(?:(?:${DAY})\b\.?,? )?(?:the )?(?<date>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})\b\.?${YEAR}?`,
    inYear,
  ),
  form(
    String.raw`(?:(?:${DAY})\b\.?,? )?(?<month>${MONTH})\b\.? (?:the )?(?<date>\d{1,2})(?:st|nd|rd|th)?${YEAR}?`,
    inYear,
  ),
  form(
    String.raw`(?<the>the )?(?<date>\d{1,2})(?:st|nd|rd|th)(?<of> of (?:the|this) month)?`,
    ({ the, date, of }, today) => {
      const day = dayOfMonth(today, Number(date));
      return day && { ...day, needs: the || of ? 'edge' : 'connector', mayCount: !of };
    },
  ),
  form(String.raw`(?:the )?(?<date>\d{1,2})(?:st|nd|rd|th) of next month`, ({ date }, today) =>
    dayOfMonth({ ...today, day: beginningOfNext(today, 'month')?.day ?? today.day }, Number(date)),
  ),
  form(
    String.raw`(?<year>20\d\d)[-/](?<month>\d\d?)[-/](?<date>\d\d?)(?:T(?<time>[0-2]\d:[0-5]\d)(?::\d\d)?)?`,
    ({ year, month, date, time }, today) => {
      const day = dayOfYear(today, Number(month), Number(date), year);
      return day && { ...day, ...(time && { time }) };
    },
  ),
  form(String.raw`(?<a>\d{1,2})(?<mark>[/.-])(?<b>\d{1,2})\k<mark>(?<year>20\d\d)`, ({ a = '', b = '', year }, today) =>
    dayInNumbers(today, a, b, year),
  ),
  form(String.raw`(?<a>\d{1,2})/(?<b>\d{1,2})/(?<year>\d\d)`, ({ a = '', b = '', year }, today) =>
    dayInNumbers(today, a, b, year),
  ),
  form(String.raw`(?<a>\d{1,2})/(?<b>\d{1,2})`, ({ a = '', b = '' }, today) => {
    return NO_DAYS.has(`${a}/${b}`) ? undefined : dayInNumbers(today, a, b);
  }),
];

const SHORT_ENDS: Readonly<Record<string, Unit>> = { eow: 'week', eom: 'month', eoq: 'quarter', eoy: 'year' };

function unitOf(words: string): Unit {
  const word = words.toLowerCase().replace(/s$/, '');
  return word === 'week' || word === 'month' || word === 'quarter' || word === 'year' ? word : 'day';
}

function laterThan({ count = '', unit = '' }: Readonly<Record<string, string | undefined>>, { day }: Today) {
  const number = numberOf(count);
  if (number === undefined) return undefined;
  return /^fortnight/i.test(unit) ? later(day, 2 * number, 'week') : later(day, number, unitOf(unit));
}

function elapsed({ half, count = '', unit = '', more }: Readonly<Record<string, string | undefined>>, today: Today) {
  const number = half ? 0.5 : count.endsWith('.5') ? Number(count) : numberOf(count);
  if (number === undefined) return undefined;
  return afterHours(today, half || /^h/i.test(unit) ? number + (more ? 0.5 : 0) : number / 60);
}

function inYear({ date, month = '', year, short }: Readonly<Record<string, string | undefined>>, today: Today) {
  return dayOfYear(today, monthOf(month), Number(date), year ?? short);
}
