import { strict } from 'chrono-node/en';
import type { LibraryDay } from '../../dateWords';

/** A library's day counts only with a month or a weekday in it: bare numbers, durations and parts of codes do not. */
const NAMED = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|from/i;
const SHORTEST = 6;

/** Days that chrono finds; those with a time, and both ends of a range, are read by our own forms. */
export function chronoDays(text: string, { day, time }: { day: string; time: string }): LibraryDay[] {
  const reference = { instant: new Date(`${day}T${time}:00Z`), timezone: 0 };
  return strict.parse(text, reference, { forwardDate: true }).flatMap(({ index, text: words, start, end }) => {
    const isDay = start.isCertain('day') && !start.isCertain('hour') && !end;
    if (!isDay || words.length < SHORTEST || !NAMED.test(words)) return [];
    const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')].map((part) => String(part));
    return [
      { start: index, end: index + words.length, day: `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` },
    ];
  });
}
