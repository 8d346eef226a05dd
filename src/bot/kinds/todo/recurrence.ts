import { choice, date, initially, pickSeveral, required, type Values, wholeNumber } from '../../forms/fields';
import type { Problems } from '../../forms/readForm';
import { counted, joined, type LocalizedText, moment, type Sentence, say } from '../../i18n/localizedText';
import { dayInWords } from '../dates';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const INDEXES = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** The inputs of a repetition, named after Graph's recurrencePattern and recurrenceRange; a blank type is no repetition. */
export const recurrenceFields = {
  patternType: choice('daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'),
  interval: initially('1', wholeNumber({ min: 1, max: 999 })),
  daysOfWeek: pickSeveral(...DAYS),
  index: initially('first', required(choice(...INDEXES))),
  rangeType: initially('noEnd', required(choice('noEnd', 'endDate', 'numbered'))),
  endDate: date(),
  numberOfOccurrences: wholeNumber({ min: 1, max: 999 }),
};

export type RecurrenceValues = Values<typeof recurrenceFields> & { readonly dueDateTime: string | undefined };

/** Graph's patternedRecurrence, with what it answers. */
export interface PatternedRecurrence {
  readonly pattern: {
    readonly type: NonNullable<RecurrenceValues['patternType']>;
    readonly interval: number;
    readonly daysOfWeek?: readonly string[];
    readonly firstDayOfWeek?: string;
    readonly dayOfMonth?: number;
    readonly month?: number;
    readonly index?: string;
  };
  readonly range: {
    readonly type: RecurrenceValues['rangeType'];
    readonly startDate: string;
    readonly endDate?: string;
    readonly numberOfOccurrences?: number;
  };
}

/** What Graph would refuse: a repetition begins with the due date, and its end is said once. */
export function checkRecurrence({
  patternType,
  dueDateTime,
  rangeType,
  endDate,
  numberOfOccurrences,
}: RecurrenceValues): Problems {
  if (!patternType) return {};
  if (!dueDateTime) return { dueDateTime: say`Choose a due date: the task repeats from there.` };
  if (rangeType === 'numbered' && !numberOfOccurrences)
    return { numberOfOccurrences: say`Say how often the task comes up.` };
  if (rangeType === 'endDate' && !endDate) return { endDate: say`Choose the last day of the repetition.` };
  if (rangeType === 'endDate' && endDate && endDate < dueDateTime)
    return { endDate: say`Choose a last day that is not before the due date.` };
  return {};
}

/** Undefined where nothing repeats. What a type does not have is left out, since Graph refuses it. */
export function recurrenceOf(values: RecurrenceValues): PatternedRecurrence | undefined {
  const { patternType: type, interval = 1, dueDateTime, rangeType, endDate, numberOfOccurrences } = values;
  if (!type || !dueDateTime) return undefined;
  return {
    pattern: { type, interval, ...partsOf(type, dueDateTime, values) },
    range: {
      type: rangeType,
      startDate: dueDateTime,
      ...(rangeType === 'endDate' && endDate && { endDate }),
      ...(rangeType === 'numbered' && numberOfOccurrences && { numberOfOccurrences }),
    },
  };
}

/** Days that are not chosen, days of the month and months are those of the due date. */
function partsOf(type: string, due: string, { daysOfWeek, index }: RecurrenceValues): object {
  const [, month = 1, dayOfMonth = 1] = due.split('-').map(Number);
  const dueDay = DAYS[(new Date(`${due}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
  const days = { daysOfWeek: daysOfWeek?.length ? daysOfWeek : [dueDay] };
  switch (type) {
    case 'weekly':
      return { ...days, firstDayOfWeek: 'monday' };
    case 'absoluteMonthly':
      return { dayOfMonth };
    case 'relativeMonthly':
      return { ...days, index };
    case 'absoluteYearly':
      return { dayOfMonth, month };
    case 'relativeYearly':
      return { ...days, index, month };
    default:
      return {};
  }
}

/** `Every 2 weeks on Tuesday and Thursday, until Fri, 1 Jan 2027`. */
export function recurrenceInWords(recurrence: PatternedRecurrence | null | undefined): LocalizedText | undefined {
  if (!recurrence) return undefined;
  const { pattern, range } = recurrence;
  const pace = paceInWords(pattern);
  const { endDate, numberOfOccurrences = 0 } = range;
  if (range.type === 'endDate' && endDate)
    return say`${pace}, until ${dayInWords({ dateTime: endDate, timeZone: 'UTC' }) ?? ''}`;
  if (range.type !== 'numbered') return pace;
  return counted(numberOfOccurrences, say`${pace}, once`, say`${pace}, ${numberOfOccurrences} times`);
}

function paceInWords(pattern: PatternedRecurrence['pattern']): LocalizedText {
  const { type, interval, daysOfWeek = [], dayOfMonth = 1, month = 1, index = 'first' } = pattern;
  const every = everyInWords(type, interval);
  const days = joined(daysOfWeek.map(weekdayInWords), 'and');
  const nth = INDEX_WORDS[index] ?? index;
  const dayOfYear = new Date(Date.UTC(2028, month - 1, dayOfMonth)).toISOString();
  switch (type) {
    case 'daily':
      return every;
    case 'weekly':
      return say`${every} on ${days}`;
    case 'absoluteMonthly':
      return say`${every} on day ${dayOfMonth}`;
    case 'relativeMonthly':
      return say`${every} on the ${nth} ${days}`;
    case 'absoluteYearly':
      return say`${every} on ${moment(dayOfYear, 'dayOfMonth', 'UTC')}`;
    case 'relativeYearly':
      return say`${every} on the ${nth} ${days} of ${moment(dayOfYear, 'month', 'UTC')}`;
  }
}

function everyInWords(type: PatternedRecurrence['pattern']['type'], interval: number): LocalizedText {
  if (type === 'daily') return counted(interval, say`Every day`, say`Every ${interval} days`);
  if (type === 'weekly') return counted(interval, say`Every week`, say`Every ${interval} weeks`);
  if (type === 'absoluteMonthly' || type === 'relativeMonthly')
    return counted(interval, say`Every month`, say`Every ${interval} months`);
  return counted(interval, say`Every year`, say`Every ${interval} years`);
}

const INDEX_WORDS: Readonly<Record<string, Sentence>> = {
  first: say`first`,
  second: say`second`,
  third: say`third`,
  fourth: say`fourth`,
  last: say`last`,
};

const WEEKDAYS: readonly string[] = DAYS;

/** 5 January 1970 was a Monday. */
function weekdayInWords(day: string): LocalizedText {
  const at = WEEKDAYS.indexOf(day);
  return at < 0 ? day : moment(new Date(Date.UTC(1970, 0, 5 + at)).toISOString(), 'weekday', 'UTC');
}
