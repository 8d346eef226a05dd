/** Graph's words for the days of a week, as the world's standard orders them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** Days are texts, `2026-11-19`, so that no zone can get at them; `days` may be negative. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(noon(day).valueOf() + days * MS_PER_DAY));
}

/** The same day of a later month, or the last one of a month that is too short. */
export function addMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1, 12));
  const last = lastOf(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return dayOf(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last), 12)));
}

/** 0 is Monday. */
export function weekdayOf(day: string): number {
  return (noon(day).getUTCDay() + 6) % 7;
}

/** The first such weekday after the day, or on it where `orSame`. */
export function nextWeekday(day: string, weekday: number, orSame = false): string {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return addDays(day, ahead === 0 && !orSame ? 7 : ahead);
}

/** Undefined where the calendar has no such day. */
export function dayFrom(year: number, month: number, date: number): string | undefined {
  if (month < 1 || month > 12 || date < 1 || year < 1 || year > 9999 || date > lastOf(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** Two digits. */
export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The number of days in a month. */
export function lastOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function partsOf(day: string): { readonly year: number; readonly month: number; readonly date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
