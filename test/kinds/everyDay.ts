import type { RecurrenceValues } from '../../src/bot/kinds/todo/recurrence';

/** A form on which nobody has touched the repetition. */
export const everyDay: Omit<RecurrenceValues, 'patternType' | 'dueDateTime'> = {
  interval: 1,
  daysOfWeek: undefined,
  index: 'first',
  rangeType: 'noEnd',
  endDate: undefined,
  numberOfOccurrences: undefined,
};
