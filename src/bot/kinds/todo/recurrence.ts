import { choice, date, initially, pickSeveral, required, type Values, wholeNumber } from '../../forms/fields';
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
}: RecurrenceValues): Record<string, string> {
  if (!patternType) return {};
  if (!dueDateTime) return { dueDateTime: 'Choose a due date: the task repeats from there.' };
  if (rangeType === 'numbered' && !numberOfOccurrences)
    return { numberOfOccurrences: 'Say how often the task comes up.' };
  if (rangeType === 'endDate' && !endDate) return { endDate: 'Choose the last day of the repetition.' };
  if (rangeType === 'endDate' && endDate && endDate < dueDateTime)
    return { endDate: 'Choose a last day that is not before the due date.' };
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

const UNITS = {
  daily: 'day',
  weekly: 'week',
  absoluteMonthly: 'month',
  relativeMonthly: 'month',
  absoluteYearly: 'year',
  relativeYearly: 'year',
} as const;

/** `Every 2 weeks on Tuesday and Thursday, until Fri, 1 Jan 2027`. */
export function recurrenceInWords(recurrence: PatternedRecurrence | null | undefined): string | undefined {
  if (!recurrence) return undefined;
  const { pattern, range } = recurrence;
  const unit = UNITS[pattern.type];
  const every = pattern.interval === 1 ? `Every ${unit}` : `Every ${pattern.interval} ${unit}s`;
  return [every, onWords(pattern), endWords(range)].filter((words) => words !== '').join('');
}

function onWords({ type, daysOfWeek = [], dayOfMonth, month, index }: PatternedRecurrence['pattern']): string {
  const days = new Intl.ListFormat('en', { type: 'conjunction' }).format(
    daysOfWeek.map((day) => day.charAt(0).toUpperCase() + day.slice(1)),
  );
  const monthName = month
    ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, month - 1))
    : '';
  if (type === 'weekly') return ` on ${days}`;
  if (type === 'relativeMonthly') return ` on the ${index} ${days}`;
  if (type === 'relativeYearly') return ` on the ${index} ${days} of ${monthName}`;
  if (type === 'absoluteMonthly') return ` on day ${dayOfMonth}`;
  return type === 'absoluteYearly' ? ` on ${dayOfMonth} ${monthName}` : '';
}

function endWords({ type, endDate, numberOfOccurrences }: PatternedRecurrence['range']): string {
  if (type === 'endDate' && endDate) return `, until ${dayInWords({ dateTime: endDate, timeZone: 'UTC' })}`;
  return type === 'numbered' ? `, ${numberOfOccurrences} times` : '';
}
