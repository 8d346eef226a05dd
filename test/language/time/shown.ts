import { join } from 'node:path';
import { Catalog } from '../../../src/bot/kinds/catalog';
import type { DateWords } from '../../../src/bot/language/dateWords';
import type { Language } from '../../../src/bot/language/language';
import { Languages } from '../../../src/bot/language/languages';
import { dates as german } from '../../../src/bot/language/languages/de/dates';
import { dates as english } from '../../../src/bot/language/languages/en/dates';
import { dates as spanish } from '../../../src/bot/language/languages/es/dates';
import type { Finding, Found, Moment, Reading } from '../../../src/bot/language/reading';
import { readLine } from '../../../src/bot/language/readLine';

const layers = Catalog.load(join(__dirname, '../../../src/bot/kinds')).named('todoTask')?.quickAdd?.layers ?? [];
const languages = Languages.load();

/** Each language with its words of time, and where its people live. */
export const SPOKEN = [
  { code: 'en', locale: 'en-US', timeZone: 'America/New_York', words: english },
  { code: 'de', locale: 'de-DE', timeZone: 'Europe/Berlin', words: german },
  { code: 'es', locale: 'es-ES', timeZone: 'Europe/Madrid', words: spanish },
] as const;

export type Spoken = (typeof SPOKEN)[number];

/** A Wednesday; half past ten in New York, half past four in Berlin and Madrid. */
const now = new Date('2026-11-18T15:30:00Z');

/** A line for a To Do task, read with the words of time of a language or with others in their place. */
export function readIn({ code, locale, timeZone, words }: Spoken, text: string, dates: DateWords = words): Reading {
  const language: Language = { ...languages.for(code), dates };
  return readLine(text, layers, language, { now, timeZone, locale, known: { lists: ['Work'] } });
}

/** What was read in one short line: `[title] d=2026-11-19 09:00 c=weekly/1:monday`. */
export function shown({ title, found }: Pick<Reading, 'title' | 'found'>): string {
  return [`[${title}]`, ...partsOf(found)].join(' ');
}

function partsOf({ start, due, reminder, recurrence, unread, unsupportedRecurrence, openReminder, ...rest }: Found) {
  return [
    ...(start ? [`s=${momentOf(start)}`] : []),
    ...(due ? [`d=${momentOf(due)}`] : []),
    ...(reminder ? [`r=${momentOf(reminder)}`] : []),
    ...(recurrence ? [`c=${recurrenceOf(recurrence)}`] : []),
    ...(unread ? [`unread=${unread.words}`] : []),
    ...(unsupportedRecurrence ? [`unheld=${unsupportedRecurrence.words}`] : []),
    ...(openReminder ? ['when?'] : []),
    ...(rest.importance ? [`i=${rest.importance.value}`] : []),
  ];
}

/** With a question mark before each other way to read it. */
function momentOf({ value, others = [] }: Finding<Moment>): string {
  return [value, ...others].map(({ day, time }) => [day, time].filter(Boolean).join(' ')).join(' ? ');
}

function recurrenceOf({ value: { pattern, range }, others }: NonNullable<Found['recurrence']>): string {
  const { type, interval, index, daysOfWeek, dayOfMonth, month } = pattern;
  const on = [index, daysOfWeek?.join('+'), month, dayOfMonth].filter((one) => one !== undefined);
  const end =
    range.type === 'endDate' ? `..${range.endDate}` : range.type === 'numbered' ? `x${range.numberOfOccurrences}` : '';
  return `${type}/${interval}:${on.join(':')}${end}${others ? '?' : ''}`;
}
