import { addDays, nextWeekday, partsOf, weekdayOf } from '../calendar';
import { wallClock } from '../wallClock';
import { monthly } from './cycles';
import { coming, dayInNumbers, dayOfYear, edgeOf, later, startOf } from './days';
import type { Cycle, DaySaid, Meaning } from './meaning';
import { firstOccurrence } from './recurrences';
import type { Today } from './today';

export function cycleOf(cycle: Cycle | undefined, needs?: Cycle['needs']): Meaning | undefined {
  return cycle && { cycle: { ...cycle, ...(needs && { needs }) } };
}

export function dayOf(day: string | undefined, needs?: DaySaid['needs']): Meaning | undefined {
  return day === undefined ? undefined : { day: { day, ...(needs && { needs }) } };
}

export function withDay(day: DaySaid | undefined): Meaning | undefined {
  return day && { day };
}

export function periodOf({ day }: Today, unit: Meaning['unit'], ahead: number): Meaning | undefined {
  return unit && { period: { unit, start: startOf(day, unit, ahead), ahead } };
}

/** A weekday is the next one after today. */
export function weekdayFrom(today: string, weekday = 0, isWeak?: boolean): Meaning {
  return { day: { day: nextWeekday(today, weekday), isWeekly: true, ...(isWeak && { needs: 'end' }) } };
}

/** One that is over is asked about. */
export function inWeek(period: Meaning['period'], weekday = 0, { day: today }: Today): Meaning | undefined {
  if (period?.unit !== 'week') return undefined;
  const day = addDays(period.start, weekday);
  return { day: { day, ...(day < today && { isUnread: true }) } };
}

export function edgeIn(
  edge: NonNullable<Meaning['edge']>,
  { unit, start, ahead }: NonNullable<Meaning['period']>,
  { day }: Today,
) {
  return withDay(ahead > 0 ? edgeOf(start, unit, edge) : coming(day, unit, 0, edge));
}

export function dayInMonth(ordinal: number, { day }: Today, more: Pick<DaySaid, 'needs'>): Meaning | undefined {
  const cycle = ordinal > 0 ? monthly(ordinal) : undefined;
  return cycle && { day: { day: firstOccurrence(cycle, day), mayCount: true, ...more } };
}

/** The next one from today on, or the one of a year. */
export function dayOfCycle(cycle: Cycle, { day }: Today, year?: number): string | undefined {
  if (cycle.type === 'absoluteYearly') return dayOfYear(day, cycle.month ?? 0, cycle.dayOfMonth ?? 0, year);
  const found = firstOccurrence(cycle, year ? `${year}-01-01` : day);
  return year && partsOf(found).year !== year ? undefined : found;
}

/** The third day or the last Friday of a month, or the last day of anything. */
export function dayIn(cycle: Cycle, { unit, start, ahead }: NonNullable<Meaning['period']>, { day: today }: Today) {
  const isLastDay = cycle.index === 'last' && cycle.daysOfWeek?.length === 7;
  if (unit !== 'month') {
    if (isLastDay && unit !== 'week') return edgeOf(start, unit, 'end')?.day;
    return cycle.dayOfMonth && unit !== 'day' && ahead > 0 ? addDays(start, cycle.dayOfMonth - 1) : undefined;
  }
  const found = firstOccurrence(cycle, ahead > 0 ? start : today);
  return ahead > 0 && found.slice(0, 7) !== start.slice(0, 7) ? undefined : found;
}

/** Friday the 4th is the 4th where that is a Friday, and a question where it is none. */
export function agreed(day: DaySaid, weekday = 0): Meaning {
  const { others: _others, mayCount: _mayCount, needs: _needs, ...rest } = day;
  const [found] = [day.day, ...(day.others ?? [])].filter((one) => one !== '' && weekdayOf(one) === weekday);
  return { day: found === undefined ? { ...rest, isUnread: true } : { ...rest, day: found } };
}

export function counted(from: Meaning | undefined, span: Meaning['span'], sign: 1 | -1): Meaning | undefined {
  const day = from?.day && span && later(from.day.day, sign * span.count, span.unit);
  return dayOf(day);
}

/** Hours are counted on no wall clock, and so are right across a clock change. */
export function afterMinutes(minutes: number, { now, timeZone }: Today): Meaning | undefined {
  if (!(minutes > 0 && minutes < 60_000)) return undefined;
  return { day: wallClock(new Date(now.valueOf() + minutes * 60_000), timeZone) };
}

/** A day that is written with its time, and with the zone of that: 2026-12-07T18:30:00Z. */
export function written(date: Meaning['date'], time: Meaning['time'], today: Today): Meaning | undefined {
  const day = date && dayInNumbers(today, date);
  if (!day) return undefined;
  if (!time) return { day: { ...day, ...(date.isWeak && { needs: 'connector' }) } };
  if (!time.zone) return { day: { ...day, time: time.time } };
  return { day: wallClock(new Date(`${day.day}T${time.time}:00${time.zone}`), today.timeZone) };
}
