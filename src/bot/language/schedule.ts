import { addDays } from './calendar';
import type { Today } from './forms';
import type { Layer } from './layer';
import type { Finding, Found, Moment, Range, Recurrence } from './reading';
import { firstOccurrence, isOpen, patternOf, secondOf } from './recurrences';
import { type Repeat, takeRepeat } from './repeats';
import type { Rule } from './repeatWords';
import { type Dates, findingOf, takeDates } from './takeDates';
import { type Reminder, reminderAt, takeLateReminder, takeReminder } from './takeReminder';
import { todayOf } from './today';
import { endFrom } from './units';

const NOON = '12:00';

/** Reads when something is due, begins, repeats and is to be reminded of. */
export const schedule: Layer = (line, language, context) => {
  const today = todayOf(context);
  const early = takeReminder(line, language, today);
  const repeat = takeRepeat(line, language, today);
  const dates = takeDates(line, language.dates, today);
  const reminder = early ?? takeLateReminder(line, language);
  const unsupportedRecurrence =
    repeat && 'unsupportedRecurrence' in repeat
      ? { unsupportedRecurrence: { value: repeat.unsupportedRecurrence, words: repeat.unsupportedRecurrence } }
      : {};
  const when = repeat && 'rule' in repeat ? repeated(repeat, dates, today) : once(dates, today);
  const reminded = reminder ? remindedOf(reminder, when, today) : when;
  if (reminder && !reminded.reminder) line.giveBack(reminder.start, reminder.end);
  return { ...unsupportedRecurrence, ...reminded };
};

/** The same for kinds that know neither repetitions nor reminders: their words stay in the title. */
export const dueDates: Layer = (line, language, context) => {
  const today = todayOf(context);
  const repeat = takeRepeat(line, language, today);
  if (repeat && 'rule' in repeat) for (const { start, end } of repeat.spans) line.giveBack(start, end);
  const unsupportedRecurrence =
    repeat && ('unsupportedRecurrence' in repeat ? repeat.unsupportedRecurrence : repeat.words);
  return {
    ...(unsupportedRecurrence && {
      unsupportedRecurrence: { value: unsupportedRecurrence, words: unsupportedRecurrence },
    }),
    ...once(takeDates(line, language.dates, today), today),
  };
};

function once({ due, start }: Dates, today: Today): Found {
  const begins = start && findingOf(start, today);
  const ends = due && findingOf(due, today);
  const last = begins && due?.phrase.day && endFrom(due.phrase.day, begins.value.day);
  const end = ends && { ...ends, value: { ...ends.value, ...(last && { day: last }) } };
  return { ...(begins && { start: begins }), ...(end && { due: end }) };
}

function repeated({ rule, words, range }: Repeat, { due, start }: Dates, today: Today): Found {
  const said = due && inHalfOf(rule.time, findingOf(due, today, due.phrase.day ? undefined : today.day));
  const begins = start && findingOf(start, today);
  const time = said?.value.time ?? begins?.value.time ?? rule.time;
  const isLate = time !== undefined && time <= today.time;
  const open = isLate ? addDays(today.day, 1) : today.day;
  const from = (due?.phrase.day && said?.value.day) ?? begins?.value.day ?? open;
  const [one, ...others] = [rule, ...(rule.other ? [rule.other] : [])].flatMap((each) => readingsOf(each, from, range));
  if (!one) return {};
  const dueWords = [due?.words, start?.words].filter((some) => some).join(' … ') || words;
  const otherDays = others.filter(({ day }) => day !== one.day).map(({ day }) => ({ day, ...(time && { time }) }));
  const otherTimes = (said?.others ?? []).map((other) => ({ ...other, day: one.day }));
  const doubts = [...otherDays, ...otherTimes];
  return {
    recurrence: {
      value: one.recurrence,
      words,
      ...(others.length > 0 && { others: others.map(({ recurrence }) => recurrence) }),
    },
    due: {
      value: { day: one.day, ...(time && { time }) },
      words: dueWords,
      ...(doubts.length > 0 && { others: doubts }),
    },
  };
}

/** "every evening at 8" is no morning. */
function inHalfOf(part: string | undefined, { value, others = [], words }: Finding<Moment>): Finding<Moment> {
  const fitting = [value, ...others].filter(({ time }) => part && time && time < NOON === part < NOON);
  const [first = value, ...rest] = fitting.length > 0 ? fitting : [value, ...others];
  return { value: first, words, ...(rest.length > 0 && { others: rest }) };
}

/** "yearly by July 31" ends before it repeats: then that may be the day of each year. */
function readingsOf(rule: Rule, from: string, rangeOf: Repeat['range']) {
  const reading = (day: string, range: Range) => ({
    day,
    recurrence: { pattern: patternOf(rule, day), range } satisfies Recurrence,
  });
  const day = firstOccurrence(rule, from);
  const range = rangeOf(day, rule);
  const isOnce = range.type === 'endDate' && isOpen(rule) && (secondOf(rule, day) ?? day) > range.endDate;
  return [reading(day, range), ...(isOnce ? [reading(range.endDate, { type: 'noEnd' })] : [])];
}

function remindedOf(reminder: Reminder, when: Found, today: Today): Found {
  const found = reminderAt(reminder, when.due?.value, today);
  if (!found) return when;
  if (reminder.when !== 'elsewhere') return { ...when, reminder: found };
  const { due, ...rest } = when;
  const words = due ? `${reminder.words} … ${due.words}` : reminder.words;
  const day = due && !when.recurrence ? undefined : due;
  return {
    ...rest,
    ...(day && { due: day }),
    reminder: { ...found, words, ...(due?.others && { others: due.others }) },
  };
}
