/** Graph's dateTimeTimeZone: a moment without offset, in a zone named by IANA or Windows. */
export interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `Fri, 27 Nov 2026`: the calendar day as it stands, since To Do keeps no time of it. */
export function dayInWords(value: DateTimeTimeZone | null | undefined): string | undefined {
  return value ? inWords(`${value.dateTime.slice(0, 10)}T00:00:00Z`, { ...day, timeZone: 'UTC' }) : undefined;
}

/** `Fri, 27 Nov 2026, 09:00 (Europe/Berlin)`: Graph answers in UTC, people think in their zone. */
export function momentInWords(value: DateTimeTimeZone | null | undefined, timeZone: string): string | undefined {
  if (!value) return undefined;
  const utc = value.timeZone === 'UTC';
  const shown = inWords(`${value.dateTime.slice(0, 19)}Z`, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: utc ? timeZone : 'UTC',
  });
  return `${shown} (${utc ? timeZone : value.timeZone})`;
}

function inWords(instant: string, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(instant));
}
