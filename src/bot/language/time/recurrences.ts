import { addDays, dayFrom, lastOf, partsOf, two, WEEKDAYS, weekdayOf } from '../calendar';
import type { Pattern } from '../reading';
import { later } from './days';
import type { Cycle, Unit } from './meaning';

const UNITS: Readonly<Partial<Record<Cycle['type'], Unit>>> = {
  daily: 'day',
  weekly: 'week',
  absoluteMonthly: 'month',
  absoluteYearly: 'year',
};
const INDEXES = ['first', 'second', 'third', 'fourth'];
/** So that 29 February is found from any year on. */
const YEARS = 9;

/** The pattern as Graph takes it; what the words leave open follows from the day on which it begins. */
export function patternOf({ type, interval, daysOfWeek, dayOfMonth, month, index }: Cycle, day: string): Pattern {
  const parts = partsOf(day);
  const days = daysOfWeek ?? WEEKDAYS.slice(weekdayOf(day), weekdayOf(day) + 1);
  if (type === 'weekly') return { type, interval, daysOfWeek: days };
  if (type === 'absoluteMonthly') return { type, interval, dayOfMonth: dayOfMonth ?? parts.date };
  if (type === 'absoluteYearly')
    return { type, interval, dayOfMonth: dayOfMonth ?? parts.date, month: month ?? parts.month };
  if (type === 'relativeMonthly') return { type, interval, daysOfWeek: days, index: index ?? 'first' };
  if (type === 'relativeYearly')
    return { type, interval, daysOfWeek: days, index: index ?? 'first', month: month ?? parts.month };
  return { type, interval };
}

/** The first day of the repetition, not before the one given. */
export function firstOccurrence(cycle: Cycle, from: string): string {
  const pattern = patternOf(cycle, from);
  if (pattern.type === 'daily') return from;
  if (pattern.type === 'weekly')
    return [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(from, ahead)).find((day) => isDay(pattern, day)) ?? from;
  const { year, month } = partsOf(from);
  for (let ahead = 0; ahead < YEARS * 12; ahead++) {
    const [y, m] = [year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1];
    const day = pattern.month === undefined || pattern.month === m ? dayIn(pattern, y, m) : undefined;
    if (day && day >= from) return day;
  }
  return from;
}

/** Whether the words leave open on which day of its week, month or year something repeats. */
export function isOpen({ daysOfWeek, dayOfMonth, index }: Cycle): boolean {
  return daysOfWeek === undefined && dayOfMonth === undefined && index === undefined;
}

/** The day after the first one of an open cycle. */
export function secondOf({ type, interval }: Cycle, first: string): string | undefined {
  const unit = UNITS[type];
  return unit && later(first, interval, unit);
}

function dayIn({ type, dayOfMonth = 1, index = 'first', daysOfWeek = [] }: Pattern, year: number, month: number) {
  if (type === 'absoluteMonthly' || type === 'absoluteYearly') return dayFrom(year, month, dayOfMonth);
  const all = Array.from({ length: lastOf(year, month) }, (_, i) => `${year}-${two(month)}-${two(i + 1)}`);
  const fitting = all.filter((day) => daysOfWeek.includes(WEEKDAYS[weekdayOf(day)] ?? ''));
  return index === 'last' ? fitting.at(-1) : fitting[INDEXES.indexOf(index)];
}

function isDay({ daysOfWeek = [] }: Pattern, day: string): boolean {
  return daysOfWeek.includes(WEEKDAYS[weekdayOf(day)] ?? '');
}
