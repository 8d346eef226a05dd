import { addDays, addMonths, dayFrom, lastOf, nextWeekday, partsOf, two, weekdayOf } from '../calendar';
import type { DaySaid, Edge, Unit, WrittenDate } from './meaning';
import type { Today } from './today';

const FRIDAY = 4;
const SATURDAY = 5;
/** Years until there is a 29 February for sure, but for one turn of a century. */
const LEAP = 8;
const MONTHS: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 };

/** So many units after a day; undefined where nobody counts so far. */
export function later(day: string, count: number, unit: Unit): string | undefined {
  if (!Number.isInteger(count) || Math.abs(count) > 999) return undefined;
  if (unit === 'day' || unit === 'week') return addDays(day, count * (unit === 'week' ? 7 : 1));
  return addMonths(day, count * MONTHS[unit]);
}

/** The first day of this week, month, quarter or year, or of one that is so many ahead. */
export function startOf(day: string, unit: Unit, ahead = 0): string {
  if (unit === 'day') return addDays(day, ahead);
  if (unit === 'week') return addDays(day, 7 * ahead - weekdayOf(day));
  const { year, month } = partsOf(day);
  const passed = { month: 0, quarter: (month - 1) % 3, year: month - 1 }[unit];
  return addMonths(`${year}-${two(month)}-01`, ahead * MONTHS[unit] - passed);
}

/** The beginning, the middle or the end of it: Monday, Wednesday or Friday of a week. */
export function edgeOf(start: string, unit: Unit, edge: Edge): DaySaid | undefined {
  if (unit === 'day') return undefined;
  if (unit === 'week') return { day: addDays(start, { start: 0, middle: 2, end: FRIDAY }[edge]) };
  if (edge === 'start') return { day: start };
  if (edge === 'end') return { day: addDays(addMonths(start, MONTHS[unit]), -1) };
  if (unit === 'year') return { day: addMonths(start, 6) };
  return { day: addDays(unit === 'quarter' ? addMonths(start, 1) : start, 14) };
}

/** The same, not before today. */
export function coming(today: string, unit: Unit, ahead: number, edge: Edge): DaySaid | undefined {
  const found = edgeOf(startOf(today, unit, ahead), unit, edge);
  return found && found.day < today ? edgeOf(startOf(today, unit, ahead + 1), unit, edge) : found;
}

export function weekend(today: string, ahead: 0 | 1): string {
  const first = weekdayOf(today) > FRIDAY ? today : nextWeekday(today, SATURDAY);
  return ahead === 0 ? first : addDays(nextWeekday(today, 0), SATURDAY);
}

/** Without a year the next one from today on. */
export function dayOfYear(today: string, month: number, date: number, year?: number): string | undefined {
  if (year !== undefined) return dayFrom(year, month, date);
  const { year: now } = partsOf(today);
  for (let ahead = 0; ahead <= LEAP; ahead++) {
    const found = dayFrom(now + ahead, month, date);
    if (found !== undefined && found >= today) return found;
  }
  return undefined;
}

/** The day of a month and a year, or of the next such month. */
export function edgeOfMonth(today: string, edge: Edge, month: number, year?: number): string | undefined {
  const { year: now } = partsOf(today);
  const dayIn = (one: number) => dayFrom(one, month, { start: 1, middle: 15, end: lastOf(one, month) }[edge]);
  if (year !== undefined) return dayIn(year);
  const found = dayIn(now);
  return found && found >= today ? found : dayIn(now + 1);
}

/** The same of a quarter of the year. */
export function edgeOfQuarter(today: string, edge: Edge, number: number, year?: number): DaySaid | undefined {
  const { year: now } = partsOf(today);
  const [found, next] = [year ?? now, (year ?? now) + 1].map((one) =>
    edgeOf(`${one}-${two(3 * number - 2)}-01`, 'quarter', edge),
  );
  return found && (year !== undefined || found.day >= today) ? found : next;
}

/** The Monday of a week by its number, in the year whose such week is not over. */
export function calendarWeek(today: string, number: number): string | undefined {
  const { year } = partsOf(today);
  const mondays = [year, year + 1].map((one) => ({
    one,
    day: addDays(startOf(`${one}-01-04`, 'week'), 7 * (number - 1)),
  }));
  const isReal = ({ one, day }: { one: number; day: string }) => addDays(day, 3).startsWith(String(one));
  return number < 1 ? undefined : mondays.find((monday) => isReal(monday) && addDays(monday.day, 6) >= today)?.day;
}

/** Two numbers in the order of the locale, or in the only order that is possible. */
export function dayInNumbers({ day, order }: Today, { a, b, year, isDayFirst }: WrittenDate): DaySaid | undefined {
  const [dayFirst, monthFirst] = [dayOfYear(day, b, a, year), isDayFirst ? undefined : dayOfYear(day, a, b, year)];
  const [usual, unusual] = order === 'day first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const found = usual ?? unusual;
  const isOpen = order === undefined && usual !== undefined && unusual !== undefined && usual !== unusual;
  return found === undefined ? undefined : { day: found, ...(isOpen && { others: [unusual] }) };
}
