import { addDays } from './calendar';
import type { Today } from './forms';
import type { Language } from './language';
import { type Line, TAKEN } from './line';
import { momentsOf } from './moments';
import { type Phrase, phrasesIn } from './phrases';
import type { Finding, Moment } from './reading';
import { instantOf, wallClock } from './wallClock';
import { isUntouched } from './wordOrder';

/** Where a reminder has no time of its own. */
const USUAL_TIME = '09:00';
/** Nobody asks more often in one line. */
const MOST_LEADS = 5;
/** Longer than any moment. */
const FAR = 100;

/** A reminder that was taken out of a line, before it is known when the task is due. */
export interface Reminder {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly when:
    | { readonly phrase: Phrase }
    | { readonly minutes: number }
    | { readonly days: number; readonly time: string }
    /** "remind me to call Ann at 5": the moment stands elsewhere. */
    | 'elsewhere';
}

type When = { readonly end: number; readonly when: Exclude<Reminder['when'], 'elsewhere'> };

/** Takes "remind me" with its moment out of a line; without a moment only where the line begins with it. */
export function takeReminder(line: Line, language: Language, today: Today): Reminder | undefined {
  return takeLead(line, language.reminders.lead, language, today) ?? takeAround(line, language, today);
}

function takeLead(line: Line, lead: string, language: Language, today: Today): Reminder | undefined {
  const { goal: goalWords } = language.reminders;
  const looks = new RegExp(`(?<![\\p{L}\\p{N}])(?:${lead})(?![\\p{L}\\p{N}])`, 'giu');
  for (const match of [...line.open.matchAll(looks)].slice(0, MOST_LEADS)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const moment = whenAt(line.open, end, language, today);
    const after = moment?.end ?? end;
    const goal = isUntouched(line.open.slice(0, start))
      ? new RegExp(`^[\\s,${TAKEN}]+(?:${goalWords})(?:,\\s*|\\s+)(?=\\S)`, 'iu').exec(line.open.slice(after))?.[0]
          .length
      : undefined;
    if (moment) return took(line, start, after + (goal ?? 0), moment.when);
    if (goal) return took(line, start, after + goal, 'elsewhere');
  }
  return undefined;
}

/** Where the verb ends the sentence that a word for the person begins, or stands right before what shall be done. */
function takeAround(line: Line, language: Language, today: Today): Reminder | undefined {
  const { around } = language.reminders;
  if (!around) return undefined;
  const last = new RegExp(`(?<=\\s)(?:${around.end})(?=[\\s.!?${TAKEN}]*$)`, 'iu').exec(line.open);
  const isSaid = new RegExp(
    `^[\\s${TAKEN}]*(?:${around.lead}) (?=.*(?<![\\p{L}])(?:${around.end})(?![\\p{L}]))`,
    'isu',
  );
  if (!isSaid.test(line.open)) return undefined;
  const reminder = takeLead(line, around.lead, language, today);
  if (reminder && last) line.take(last.index, last.index + last[0].length);
  return reminder;
}

/**
 * "remind me every Monday at 8 to water": where days and a repetition were taken from between, they say when to remind.
 */
export function takeLateReminder(line: Line, { reminders: { lead, goal } }: Language): Reminder | undefined {
  const looks = `^(?<before>[\\s${TAKEN}]*)(?<lead>${lead})[\\s,${TAKEN}]*[${TAKEN}],?\\s+(?<goal>(?:${goal})(?:,\\s*|\\s+))(?=\\S)`;
  const match = new RegExp(looks, 'iu').exec(line.open);
  if (!match?.groups) return undefined;
  const { before = '', lead: words = '', goal: end = '' } = match.groups;
  line.take(match[0].length - end.length, match[0].length);
  return took(line, before.length, before.length + words.length, 'elsewhere');
}

function took(line: Line, start: number, end: number, when: Reminder['when']): Reminder {
  return { words: line.take(start, end), start, end, when };
}

function whenAt(text: string, at: number, language: Language, today: Today): When | undefined {
  const { link, before, dayBefore, countOf, minutesOf, dayBeforeOf } = language.reminders;
  const from = at + (new RegExp(`^\\s*:?\\s*(?:(?:${link})\\s+)?`, 'iu').exec(text.slice(at))?.[0].length ?? 0);
  const ahead = new RegExp(`^(?:${before})(?![\\p{L}\\p{N}])`, 'iu').exec(text.slice(from));
  const count = ahead && countOf(ahead.groups?.count ?? '');
  if (ahead && count)
    return { end: from + ahead[0].length, when: { minutes: count * minutesOf(ahead.groups?.unit ?? '') } };
  const day = new RegExp(`^(?:${dayBefore})(?![\\p{L}\\p{N}])`, 'iu').exec(text.slice(from));
  if (day) return dayBeforeAt(text, from + day[0].length, dayBeforeOf(day.groups?.which ?? ''), language, today);
  const [phrase] = phrasesIn(text.slice(at, at + FAR), language.dates, today);
  if (!phrase || at + phrase.start > from || phrase.start === 0) return undefined;
  return { end: at + phrase.end, when: { phrase } };
}

/** "the day before at 10am" */
function dayBeforeAt(
  text: string,
  at: number,
  usual: { days: number; time: string },
  language: Language,
  today: Today,
): When {
  const [phrase] = phrasesIn(text.slice(at, at + FAR), language.dates, today);
  const isNext =
    phrase &&
    !phrase.day &&
    new RegExp(`^[\\s,]*(?:(?:${language.dates.glue})\\s+)?$`, 'iu').test(text.slice(at, at + phrase.start));
  if (!phrase || !isNext) return { end: at, when: usual };
  return { end: at + phrase.end, when: { ...usual, time: momentsOf(phrase, today, today.day)[0].time ?? usual.time } };
}

/** When to remind, seen from the moment that the task is due; undefined where that is missing and needed. */
export function reminderAt(
  { when, words }: Reminder,
  due: Moment | undefined,
  today: Today,
): Finding<Moment> | undefined {
  if (when === 'elsewhere') return due && { value: { day: due.day, time: due.time ?? USUAL_TIME }, words };
  if ('phrase' in when) {
    const [value, ...others] = momentsOf(when.phrase, today, due?.day).map(({ day, time = USUAL_TIME }) => ({
      day,
      time,
    }));
    return value && { value, words, ...(others.length > 0 && { others }) };
  }
  if (!due) return undefined;
  if ('days' in when) return { value: { day: addDays(due.day, -when.days), time: when.time }, words };
  const instant = instantOf({ day: due.day, time: due.time ?? USUAL_TIME }, today.timeZone);
  return { value: wallClock(new Date(instant.valueOf() - when.minutes * 60_000), today.timeZone), words };
}
