import type { Moment } from './reading';

/** A moment with its time of day. */
export type Timed = Required<Moment>;

/** What the clock on a wall in that zone shows. */
export function wallClock(instant: Date, timeZone: string): Timed {
  const format = formatOf(timeZone);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    day: `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zones in use at one time, or nearly. */
const MOST_ZONES = 100;

/** Formats take far longer to make than to use. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  if (formats.size >= MOST_ZONES) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** When a clock in that zone shows it; a time that the spring change leaves out is taken an hour later. */
export function instantOf({ day, time }: Timed, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const before = new Date(asUtc - offsetAt(asUtc, timeZone));
  const after = new Date(asUtc - offsetAt(before.valueOf(), timeZone));
  return wallClock(after, timeZone).time === time ? after : before;
}

/** Milliseconds that clocks in the zone are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const { day, time } = wallClock(new Date(instant), timeZone);
  const minutes = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${day}T${time}:00Z`) - minutes;
}
