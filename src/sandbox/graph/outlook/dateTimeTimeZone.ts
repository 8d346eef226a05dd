import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { notConvertible } from './outlookErrors';
import { windowsTimeZones } from './windowsTimeZones';

const local = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,7})?)?$/;
const type = 'microsoft.graph.dateTimeTimeZone';

/** A time without offset and the Windows or IANA name of its zone; the time gets its seven decimals. */
export function readDateTime(value: unknown, path: string): Item {
  const { dateTime, timeZone, ...others } = isItem(value) ? value : {};
  if (Object.keys(others).some((name) => !name.startsWith('@odata.'))) throw notConvertible(value, type, path);
  if (typeof dateTime !== 'string' || !isLocalTime(dateTime)) {
    throw notConvertible(dateTime, 'System.DateTime', `${path}.dateTime`);
  }
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) {
    throw notConvertible(timeZone, 'System.TimeZoneInfo', `${path}.timeZone`);
  }
  return { dateTime: withSevenDecimals(dateTime), timeZone };
}

/** Only the date is kept, as the midnight of UTC that begins it. */
export function readDate(value: unknown, path: string): Item {
  const { dateTime } = readDateTime(value, path);
  return { dateTime: `${String(dateTime).slice(0, 10)}T00:00:00.0000000`, timeZone: 'UTC' };
}

/** A date of the calendar in the form yyyy-mm-dd. */
export function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isLocalTime(dateTime: string): boolean {
  const date = local.exec(dateTime)?.[1];
  return date !== undefined && isDate(date);
}

function isTimeZone(name: string): boolean {
  if (windowsTimeZones.has(name)) return true;
  try {
    return (
      /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}

function withSevenDecimals(dateTime: string): string {
  const [whole = '', decimals = ''] = dateTime.split('.');
  return `${whole.length === 16 ? `${whole}:00` : whole}.${decimals.padEnd(7, '0')}`;
}
