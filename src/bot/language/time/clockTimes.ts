import { two } from '../calendar';
import type { TimeSaid } from './meaning';

/** Earlier hours are more often those of the afternoon. */
const DAWN = 7;

/** 4:30pm */
export function halfDay(hour: number, minute: number, half: 'am' | 'pm'): TimeSaid | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return { time: `${two((hour % 12) + (half === 'pm' ? 12 : 0))}:${two(minute)}` };
}

/** From seven in the morning to six in the evening first, the other half of the day as well. */
export function spoken(hour: number, minute = 0): TimeSaid | undefined {
  if (!isHour(hour)) return undefined;
  const early = ((hour % 12) + 12) % 12;
  const both = [early, early + 12].map((one) => `${two(one)}:${two(minute)}`);
  const [time = '', other = ''] = early >= DAWN ? both : [...both].reverse();
  return { time, others: [other] };
}

/** “at 3” is either three; from 13 on, and with a nought before it, a number is one hour alone. */
export function roughly(hour: number): TimeSaid | undefined {
  if (!isHour(hour)) return undefined;
  return hour > 12 || hour === 0 ? { time: `${two(hour)}:00` } : spoken(hour);
}

/** 14:30, as it is written; where hours are not counted to 24, an early one is open. */
export function digital(hour: number, minute: number, is24: boolean, isPadded: boolean): TimeSaid | undefined {
  if (!isHour(hour)) return undefined;
  const time = `${two(hour)}:${two(minute)}`;
  const isEarly = hour > 0 && hour < DAWN && !isPadded;
  if (!isEarly) return { time };
  return is24 ? { time, others: [`${two(hour + 12)}:${two(minute)}`] } : spoken(hour, minute);
}

function isHour(hour: number): boolean {
  return Number.isInteger(hour) && hour >= 0 && hour < 24;
}
