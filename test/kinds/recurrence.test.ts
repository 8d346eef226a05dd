import type { DateTimeTimeZone } from '../../src/bot/kinds/dates';
import { dayInWords, momentInWords } from '../../src/bot/kinds/dates';
import {
  checkRecurrence,
  type PatternedRecurrence,
  type RecurrenceValues,
  recurrenceInWords,
  recurrenceOf,
} from '../../src/bot/kinds/todo/recurrence';
import { english, englishProblems } from '../support/english';
import { everyDay } from './everyDay';

const values: RecurrenceValues = {
  ...everyDay,
  patternType: 'daily',
  dueDateTime: '2027-02-17',
};
const noEnd = { type: 'noEnd', startDate: '2027-02-17' };

it.each<[Partial<RecurrenceValues>, object]>([
  [{}, { type: 'daily', interval: 1 }],
  [{ interval: undefined }, { type: 'daily', interval: 1 }],
  [
    { interval: 3, daysOfWeek: ['monday'] },
    { type: 'daily', interval: 3 },
  ],
  [{ patternType: 'weekly' }, { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'], firstDayOfWeek: 'monday' }],
  [
    { patternType: 'weekly', daysOfWeek: [] },
    { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'], firstDayOfWeek: 'monday' },
  ],
  [
    { patternType: 'weekly', daysOfWeek: ['sunday', 'monday'] },
    { type: 'weekly', interval: 1, daysOfWeek: ['sunday', 'monday'], firstDayOfWeek: 'monday' },
  ],
  [{ patternType: 'absoluteMonthly' }, { type: 'absoluteMonthly', interval: 1, dayOfMonth: 17 }],
  [
    { patternType: 'relativeMonthly', index: 'last' },
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['wednesday'], index: 'last' },
  ],
  [{ patternType: 'absoluteYearly' }, { type: 'absoluteYearly', interval: 1, dayOfMonth: 17, month: 2 }],
  [
    { patternType: 'relativeYearly', daysOfWeek: ['friday'] },
    { type: 'relativeYearly', interval: 1, daysOfWeek: ['friday'], index: 'first', month: 2 },
  ],
])('%j is Graph’s pattern %j', (changes, pattern) => {
  expect(recurrenceOf({ ...values, ...changes })).toEqual({ pattern, range: noEnd });
});

it.each(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])(
  'a due date on a %s repeats on that day',
  (day) => {
    const due = new Date(Date.UTC(2027, 1, 15 + weekdays.indexOf(day))).toISOString().slice(0, 10);
    expect(recurrenceOf({ ...values, patternType: 'weekly', dueDateTime: due })?.pattern.daysOfWeek).toEqual([day]);
  },
);
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

it.each<[Partial<RecurrenceValues>, object]>([
  [
    { rangeType: 'endDate', endDate: '2027-03-01' },
    { type: 'endDate', startDate: '2027-02-17', endDate: '2027-03-01' },
  ],
  [
    { rangeType: 'numbered', numberOfOccurrences: 4 },
    { type: 'numbered', startDate: '2027-02-17', numberOfOccurrences: 4 },
  ],
  [{ endDate: '2027-03-01', numberOfOccurrences: 4 }, noEnd],
])('%j ends as %j', (changes, range) => {
  expect(recurrenceOf({ ...values, ...changes })?.range).toEqual(range);
});

it('nothing repeats without a type, or without a due date', () => {
  expect(recurrenceOf({ ...values, patternType: undefined })).toBeUndefined();
  expect(recurrenceOf({ ...values, dueDateTime: undefined })).toBeUndefined();
});

it.each<[Partial<RecurrenceValues>, Record<string, string>]>([
  [{}, {}],
  [{ patternType: undefined, dueDateTime: undefined }, {}],
  [{ dueDateTime: undefined }, { dueDateTime: 'Choose a due date: the task repeats from there.' }],
  [{ rangeType: 'numbered' }, { numberOfOccurrences: 'Say how often the task comes up.' }],
  [{ rangeType: 'numbered', numberOfOccurrences: 1 }, {}],
  [{ rangeType: 'endDate' }, { endDate: 'Choose the last day of the repetition.' }],
  [{ rangeType: 'endDate', endDate: '2027-02-17' }, {}],
  [{ rangeType: 'endDate', endDate: '2027-02-16' }, { endDate: 'Choose a last day that is not before the due date.' }],
  [{ rangeType: 'noEnd', endDate: '2027-02-16' }, {}],
])('%j is told %j', (changes, problems) => {
  expect(englishProblems(checkRecurrence({ ...values, ...changes }))).toEqual(problems);
});

type Pattern = PatternedRecurrence['pattern'];
const days = ['tuesday', 'thursday'];

it.each<[Pattern, string]>([
  [{ type: 'daily', interval: 1 }, 'Every day'],
  [{ type: 'daily', interval: 2 }, 'Every 2 days'],
  [{ type: 'weekly', interval: 1, daysOfWeek: days }, 'Every week on Tuesday and Thursday'],
  [{ type: 'weekly', interval: 2, daysOfWeek: ['sunday'] }, 'Every 2 weeks on Sunday'],
  [{ type: 'weekly', interval: 1, daysOfWeek: ['monday'] }, 'Every week on Monday'],
  [{ type: 'weekly', interval: 1, daysOfWeek: ['someday'] }, 'Every week on someday'],
  [{ type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, 'Every month on day 31'],
  [{ type: 'absoluteMonthly', interval: 6 }, 'Every 6 months on day 1'],
  [{ type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'] }, 'Every month on the first Friday'],
  [
    { type: 'relativeMonthly', interval: 3, daysOfWeek: days, index: 'second' },
    'Every 3 months on the second Tuesday and Thursday',
  ],
  [{ type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'third' }, 'Every month on the third Friday'],
  [
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'fourth' },
    'Every month on the fourth Friday',
  ],
  [{ type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' }, 'Every month on the last Friday'],
  [{ type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'nth' }, 'Every month on the nth Friday'],
  [{ type: 'absoluteYearly', interval: 1, dayOfMonth: 29, month: 2 }, 'Every year on 29 February'],
  [{ type: 'absoluteYearly', interval: 1 }, 'Every year on 1 January'],
  [
    { type: 'relativeYearly', interval: 2, daysOfWeek: ['saturday'], index: 'last', month: 12 },
    'Every 2 years on the last Saturday of December',
  ],
])('%j reads “%s”', (pattern, words) => {
  const ending = (range: Omit<PatternedRecurrence['range'], 'startDate'>) =>
    english(recurrenceInWords({ pattern, range: { startDate: '2027-01-01', ...range } }) ?? '');
  expect(ending({ type: 'noEnd', endDate: '2027-01-01', numberOfOccurrences: 3 })).toBe(words);
  expect(ending({ type: 'endDate', endDate: '2027-01-01' })).toBe(`${words}, until Fri, 1 Jan 2027`);
  expect(ending({ type: 'endDate' })).toBe(words);
  expect(ending({ type: 'numbered', numberOfOccurrences: 1 })).toBe(`${words}, once`);
  expect(ending({ type: 'numbered', numberOfOccurrences: 2 })).toBe(`${words}, 2 times`);
  expect(ending({ type: 'numbered' })).toBe(`${words}, 0 times`);
});

it('no repetition has no words', () => {
  expect(recurrenceInWords(null)).toBeUndefined();
});

it.each<[DateTimeTimeZone, string, string, string]>([
  [
    { dateTime: '2026-11-27T23:30:00.0000000', timeZone: 'UTC' },
    'Europe/Berlin',
    'Fri, 27 Nov 2026',
    'Sat, 28 Nov 2026, 00:30 (Europe/Berlin)',
  ],
  [
    { dateTime: '2026-11-27T23:30:00', timeZone: 'Pacific Standard Time' },
    'Europe/Berlin',
    'Fri, 27 Nov 2026',
    'Fri, 27 Nov 2026, 23:30 (Pacific Standard Time)',
  ],
])('%j for somebody in %s is %s, to the minute %s', (value, timeZone, day, minute) => {
  expect(english(dayInWords(value) ?? '')).toBe(day);
  expect(english(momentInWords(value, timeZone) ?? '')).toBe(minute);
});
