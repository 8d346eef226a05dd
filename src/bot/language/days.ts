import { addDays, addMonths, dayFrom, lastOf, nextWeekday, partsOf, two, weekdayOf } from './calendar';
import type { DaySaid, Today } from './forms';
import { wallClock } from './wallClock';

const FRIDAY = 4;
const SATURDAY = 5;
/** Years until there is a 29 February for sure, but for one turn of a century. */
const LEAP = 8;

/** A weekday is the next one after today. */
export function weekday({ day }: Today, index: number): DaySaid {
  return { day: nextWeekday(day, index), needs: 'edge', isWeekly: true };
}

/** The one in the next week, which begins on Monday. */
export function weekdayOfNextWeek({ day }: Today, index: number): DaySaid {
  return { day: addDays(nextWeekday(day, 0), index), needs: 'edge' };
}

export function weekend({ day }: Today, which: 'this' | 'next'): DaySaid {
  const coming = weekdayOf(day) > FRIDAY ? day : nextWeekday(day, SATURDAY);
  const saturday = which === 'this' ? coming : addDays(nextWeekday(day, 0), SATURDAY);
  return { day: saturday, needs: 'edge' };
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** So many units after a day. */
export function later(day: string, count: number, unit: Unit): DaySaid | undefined {
  if (count > 999) return undefined;
  const months = { month: 1, quarter: 3, year: 12 };
  if (unit === 'day' || unit === 'week') return { day: addDays(day, count * (unit === 'week' ? 7 : 1)), needs: 'edge' };
  return { day: addMonths(day, count * months[unit]), needs: 'edge' };
}

/** Monday of next week, the first of next month or quarter or year. */
export function beginningOfNext({ day }: Today, unit: Unit): DaySaid | undefined {
  const { year, month } = partsOf(day);
  if (unit === 'day') return { day: addDays(day, 1), needs: 'edge' };
  if (unit === 'week') return { day: nextWeekday(day, 0), needs: 'edge' };
  const months = { month: 1, quarter: 3 - ((month - 1) % 3), year: 13 - month }[unit];
  return later(`${year}-${two(month)}-01`, months, 'month');
}

/** Friday of the week, or the last day of the month, quarter or year that is so many units ahead. */
export function endOf({ day }: Today, unit: Unit, ahead = 0): DaySaid | undefined {
  const { year, month } = partsOf(day);
  if (unit === 'day') return { day: addDays(day, ahead), time: '17:00', needs: 'edge' };
  if (unit === 'week') {
    const friday =
      weekdayOf(day) > FRIDAY && ahead === 0 ? nextWeekday(day, FRIDAY) : addDays(day, FRIDAY - weekdayOf(day));
    return { day: addDays(friday, 7 * ahead), needs: 'edge' };
  }
  const inUnit = { month: 0, quarter: 2 - ((month - 1) % 3), year: 12 - month }[unit];
  const size = { month: 1, quarter: 3, year: 12 }[unit];
  return { day: lastDayOfMonth(`${year}-${two(month)}-01`, inUnit + size * ahead), needs: 'edge' };
}

/** The next such day from today on; a month that has none is passed over. */
export function dayOfMonth({ day }: Today, date: number): DaySaid | undefined {
  const { year, month } = partsOf(day);
  for (let ahead = 0; ahead < 12; ahead++) {
    const [y, m] = [year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1];
    const found = dayFrom(y, m, date);
    if (found && found >= day) return { day: found, needs: 'edge' };
  }
  return undefined;
}

/** Without a year the next one from today on; with two digits a year of this century. */
export function dayOfYear({ day }: Today, month: number, date: number, year?: string): DaySaid | undefined {
  if (year !== undefined) return said(dayFrom(year.length === 2 ? 2000 + Number(year) : Number(year), month, date));
  const { year: now } = partsOf(day);
  for (let ahead = 0; ahead <= LEAP; ahead++) {
    const found = dayFrom(now + ahead, month, date);
    if (found !== undefined && found >= day) return said(found);
  }
  return undefined;
}

/** The last day of a month, in the given year or the next one from today on. */
export function endOfMonth({ day }: Today, month: number, year?: string): DaySaid {
  const { year: now } = partsOf(day);
  const last = (y: number) => `${y}-${two(month)}-${two(lastOf(y, month))}`;
  if (year !== undefined) return { day: last(Number(year)), needs: 'edge' };
  return { day: last(now) >= day ? last(now) : last(now + 1), needs: 'edge' };
}

/** Hours are counted on no wall clock, and so are right across a clock change. */
export function afterHours({ now, timeZone }: Today, hours: number): DaySaid {
  const { day, time } = wallClock(new Date(now.valueOf() + hours * 3_600_000), timeZone);
  return { day, time, needs: 'edge' };
}

/** Two numbers in the order of the locale, or in the only order that is possible. */
export function dayInNumbers(today: Today, first: string, second: string, year?: string): DaySaid | undefined {
  const [a, b] = [Number(first), Number(second)];
  const dayFirst = dayOfYear(today, b, a, year);
  const monthFirst = dayOfYear(today, a, b, year);
  const [usual, unusual] = today.order === 'day first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const found = usual ?? unusual;
  if (!found || today.order || !usual || !unusual || usual.day === unusual.day) return found;
  return { ...found, others: [unusual.day] };
}

function said(day: string | undefined): DaySaid | undefined {
  return day === undefined ? undefined : { day, needs: 'edge' };
}

function lastDayOfMonth(first: string, ahead: number): string {
  const { year, month } = partsOf(addMonths(first, ahead));
  return `${year}-${two(month)}-${two(lastOf(year, month))}`;
}
