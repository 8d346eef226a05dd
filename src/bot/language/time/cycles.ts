import { lastOf, WEEKDAYS } from '../calendar';
import type { Cycle, Edge, Unit } from './meaning';

export const WORKDAYS = [0, 1, 2, 3, 4];
export const WEEKEND = [5, 6];
const INDEXES = ['first', 'second', 'third', 'fourth'] as const;
const LAST = -1;
/** So that 29 February is a day. */
const LEAP_YEAR = 2028;

export function weekly(weekdays: readonly number[], interval = 1): Cycle {
  return { type: 'weekly', interval, daysOfWeek: WEEKDAYS.filter((_, i) => weekdays.includes(i)) };
}

/** From one weekday to another, over the weekend where it must be. */
export function weekdaysBetween(from: number, to: number): number[] {
  return WEEKDAYS.map((_, i) => i).filter((i) => (from <= to ? i >= from && i <= to : i >= from || i <= to));
}

export function everyUnit(unit: Unit, interval: number): Cycle | undefined {
  if (!(Number.isInteger(interval) && interval >= 1 && interval <= 999)) return undefined;
  if (unit === 'day') return { type: 'daily', interval };
  if (unit === 'week') return { type: 'weekly', interval };
  if (unit === 'year') return { type: 'absoluteYearly', interval };
  return { type: 'absoluteMonthly', interval: unit === 'quarter' ? 3 * interval : interval };
}

/** The 15th, or the last day of a month. */
export function monthly(date: number): Cycle | undefined {
  if (date === LAST) return { type: 'relativeMonthly', interval: 1, index: 'last', daysOfWeek: WEEKDAYS };
  return date >= 1 && date <= 31 ? { type: 'absoluteMonthly', interval: 1, dayOfMonth: date } : undefined;
}

/** The second Tuesday of a month. */
export function nthOfMonth(nth: number, weekdays: readonly number[]): Cycle | undefined {
  const index = nth === LAST ? 'last' : INDEXES[nth - 1];
  return index && { type: 'relativeMonthly', interval: 1, index, daysOfWeek: weekly(weekdays).daysOfWeek ?? [] };
}

export function edgeOfEach(edge: Edge): Cycle | undefined {
  return monthly({ start: 1, middle: 15, end: LAST }[edge]);
}

export function yearly(month: number, date: number): Cycle | undefined {
  if (month < 1 || month > 12 || date < 1 || date > lastOf(LEAP_YEAR, month)) return undefined;
  return { type: 'absoluteYearly', interval: 1, month, dayOfMonth: date };
}

/** A day of a month in one month of each year. */
export function inMonth(cycle: Cycle | undefined, month: number): Cycle | undefined {
  if (cycle?.type === 'absoluteMonthly') return yearly(month, cycle.dayOfMonth ?? 0);
  return cycle?.type === 'relativeMonthly' ? { ...cycle, type: 'relativeYearly', month } : undefined;
}

/** Every two weeks, on Monday and Friday; undefined where the one is no part of the other. */
export function combined(every: Cycle, on: Cycle): Cycle | undefined {
  const { interval } = every;
  if (on.interval !== 1 || on.other) return undefined;
  if (on.type === 'daily') return { ...every, time: on.time };
  const units = { weekly: 'weekly', absoluteMonthly: 'absoluteMonthly', relativeMonthly: 'absoluteMonthly' };
  const unit = Object.entries(units).find(([type]) => type === on.type)?.[1] ?? 'absoluteYearly';
  const { needs: _needs, ...rest } = on;
  if (every.type === unit) return { ...rest, interval };
  const weeks = every.type === 'daily' && unit === 'weekly' ? interval / 7 : 0;
  return weeks > 0 && Number.isInteger(weeks) ? { ...rest, interval: weeks } : undefined;
}

/** "every second Tuesday" can be every other one, or the second of the month. */
export function everyNth(said: Cycle): Cycle {
  const { index, daysOfWeek = [] } = said;
  const isWeekday = index === 'second' && daysOfWeek.length === 1;
  return isWeekday ? { type: 'weekly', interval: 2, daysOfWeek, other: said } : said;
}
