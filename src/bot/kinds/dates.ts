import { joined, type LocalizedText, moment } from '../i18n/localizedText';

/** Graph's dateTimeTimeZone: a moment without offset, in a zone named by IANA or Windows. */
export interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** `Fri, 27 Nov 2026`: the calendar day as it stands, since To Do keeps no time of it. */
export function dayInWords(value: DateTimeTimeZone | null | undefined): LocalizedText | undefined {
  return value ? moment(`${value.dateTime.slice(0, 10)}T00:00:00Z`, 'day', 'UTC') : undefined;
}

/** `Fri, 27 Nov 2026, 09:00 (Europe/Berlin)`: Graph answers in UTC, people think in their zone. */
export function momentInWords(value: DateTimeTimeZone | null | undefined, timeZone: string): LocalizedText | undefined {
  if (!value) return undefined;
  const utc = value.timeZone === 'UTC';
  const shown = moment(`${value.dateTime.slice(0, 19)}Z`, 'minute', utc ? timeZone : 'UTC');
  return joined([shown, `(${utc ? timeZone : value.timeZone})`], ' ');
}

/** `2026-11-27T09:00`, as a clock in the zone shows it: Graph answers in UTC. */
export function clockIn({ dateTime, timeZone: ofValue }: DateTimeTimeZone, timeZone: string): string {
  if (ofValue !== 'UTC') return dateTime.slice(0, 16);
  return new Date(`${dateTime.slice(0, 19)}Z`).toLocaleString('sv', { timeZone }).replace(' ', 'T').slice(0, 16);
}
