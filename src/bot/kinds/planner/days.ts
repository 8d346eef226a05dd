import type { LocalizedText } from '../../i18n/localizedText';
import { dayInWords } from '../dates';

/**
 * A day as the instant that Planner keeps of it: noon where the person is. Planner shows each reader the day in the
 * reader's own zone, and from noon up to eleven hours away it is still the same day, while midnight would be the day
 * before for everybody further west. Clocks change at night, so noon is there once on every day, and what they show when
 * it is noon in Greenwich tells how far away they are.
 */
export function noonOf(day: string, timeZone: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const offset = Date.parse(`${clockAt(noon, timeZone)}Z`) - noon;
  return new Date(noon - offset).toISOString();
}

/** `Fri, 27 Nov 2026`: the day of an instant in a zone. */
export function dayOfInWords(instant: string | null | undefined, timeZone: string): LocalizedText | undefined {
  return instant ? dayInWords({ dateTime: clockAt(Date.parse(instant), timeZone), timeZone }) : undefined;
}

/** `2026-11-27`: the day of an instant in a zone. */
export function dayAt(instant: string, timeZone: string): string {
  return clockAt(Date.parse(instant), timeZone).slice(0, 10);
}

/** What a clock in the zone shows: Swedish dates are written as ISO 8601 wants them. */
function clockAt(instant: number, timeZone: string): string {
  return new Date(instant).toLocaleString('sv', { timeZone }).replace(' ', 'T');
}
