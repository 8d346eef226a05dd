import { digital, halfDay } from './clockTimes';
import type { Meaning, TimeSaid } from './meaning';
import type { Groups } from './shapes';

/** What a time means by its looks: `4:30pm`, `14:30`, `14.30`. */
export function clockSenses(groups: Groups, is24: boolean): { type: string; meaning: Meaning }[] {
  const text = groups.clock ?? groups.digital ?? groups.point ?? '';
  const [hour = '', minute = '0'] = text.split(/[:.ap]/i);
  const [h, m] = [Number(hour), Number(minute)];
  if (groups.clock) {
    const half = /a/i.test(text) ? 'am' : 'pm';
    const said = halfDay(h, /[:.]\d/.test(text) ? m : 0, half);
    // 8a is more often a class than a time.
    return timed('clock', said && (/m/i.test(text) ? said : { ...said, needs: 'connector' }));
  }
  const said = digital(h, m, is24, hour.startsWith('0'));
  if (groups.point) return /\.\d\d$/.test(text) && m < 60 ? timed('dotclock', said) : [];
  if (!groups.digital) return [];
  // 3:16 is more often a verse or a score than a time.
  const isSure = hour.length === 2 || m % 5 === 0 || (!is24 && h >= 7);
  return timed('digital', said && (isSure ? said : { ...said, needs: 'connector' }));
}

function timed(type: string, time: TimeSaid | undefined): { type: string; meaning: Meaning }[] {
  return time ? [{ type, meaning: { time } }] : [];
}
