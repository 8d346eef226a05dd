import { addDays } from '../calendar';
import type { Range } from '../reading';
import { type Clause, partWith } from './clauses';
import { later } from './days';
import type { Cycle, Unit } from './meaning';

/** How long a repetition goes on, as clauses say it; the first day counts. */
export function rangeOf(clauses: readonly Clause[], cycle: Cycle, start: string): Range {
  const said = (property: 'times' | 'lasts' | 'until' | 'to') =>
    clauses.map((clause) => partWith(clause, property)).find((meaning) => meaning !== undefined);
  const { times } = said('times') ?? {};
  if (times !== undefined && times > 0) return { type: 'numbered', numberOfOccurrences: times };
  const { lasts } = said('lasts') ?? {};
  if (lasts) return spanOf(cycle, start, lasts.count, lasts.unit);
  const endDate = said('until')?.until ?? said('to')?.to?.day?.day;
  return endDate === undefined ? { type: 'noEnd' } : { type: 'endDate', endDate };
}

/** So many times where the unit is the repetition's own, or else until the span is over. */
function spanOf({ type, interval, daysOfWeek }: Cycle, start: string, count: number, unit: Unit): Range {
  const own = { daily: 'day', weekly: 'week', absoluteMonthly: 'month', relativeMonthly: 'month' };
  const isOwn =
    Object.entries(own).some(([one, its]) => one === type && its === unit) || (unit === 'year' && /Yearly$/.test(type));
  if (!isOwn) return { type: 'endDate', endDate: addDays(later(start, count, unit) ?? start, -1) };
  const perUnit = type === 'weekly' ? (daysOfWeek?.length ?? 1) : 1;
  return { type: 'numbered', numberOfOccurrences: Math.max(1, Math.floor((count * perUnit) / interval)) };
}
