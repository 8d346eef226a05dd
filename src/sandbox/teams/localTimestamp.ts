/** The moment as a clock in that IANA zone shows it, with the zone's offset: `2026-01-05T10:00:00.123+01:00`. */
export function localTimestamp(moment: Date, timezone: string): string {
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find((part) => part.type === 'timeZoneName')
    ?.value.replace('GMT', '');
  const hours = offset || '+00:00';
  const [h = 0, m = 0] = hours.slice(1).split(':').map(Number);
  const minutes = (hours.startsWith('-') ? -1 : 1) * (h * 60 + m);
  return `${new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, -1)}${hours}`;
}
