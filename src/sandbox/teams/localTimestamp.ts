/** How far a clock in that IANA zone is ahead at that moment: `+01:00`. */
export function offsetOf(moment: Date, timezone: string): string {
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find((part) => part.type === 'timeZoneName')
    ?.value.replace('GMT', '');
  return offset || '+00:00';
}

/** The moment as a clock with that offset shows it: `2026-01-05T10:00:00.123+01:00`. */
export function withOffset(moment: Date, offset: string): string {
  if (offset === 'Z') return moment.toISOString();
  const [h = 0, m = 0] = offset.slice(1).split(':').map(Number);
  const minutes = (offset.startsWith('-') ? -1 : 1) * (h * 60 + m);
  return `${new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, -1)}${offset}`;
}
