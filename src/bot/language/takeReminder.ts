import { addDays } from './calendar';
import type { Line } from './line';
import type { Finding, Found, Moment } from './reading';
import { timesOf } from './time/clauses';
import { phraseOf } from './time/dates';
import { momentsOf } from './time/moments';
import { spanOf } from './time/placement';
import type { Reminder } from './time/reminders';
import type { Today } from './time/today';
import type { Token } from './time/tokens';
import { instantOf, wallClock } from './wallClock';

/** Where a reminder has no time of its own. */
const USUAL_TIME = '09:00';

/** A reminder that was taken out of a line, before it is known when the task is due. */
export interface TakenReminder {
  readonly words: string;
  readonly when: Reminder['when'];
}

export function takeReminder(line: Line, reminder: Reminder, tokens: readonly Token[]): TakenReminder {
  const { start, end, last, clause, goalEnd, when } = reminder;
  const words = line.take(...spanOf({ start, end }, tokens));
  if (clause && goalEnd !== undefined && goalEnd > clause.end)
    line.take(...spanOf({ start: clause.end, end: goalEnd }, tokens));
  if (last !== undefined) line.take(tokens[last]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  return { words, when };
}

/** What a line says of time, with its reminder; one that has no moment is asked for. */
export function remindedOf(reminder: TakenReminder, said: Found, today: Today): Found {
  const found = reminderAt(reminder, said.due?.value, today);
  const { words, when } = reminder;
  if (!found) return { ...said, openReminder: { value: words, words } };
  if (when !== 'elsewhere') return { ...said, reminder: found };
  const { due, ...rest } = said;
  return {
    ...rest,
    ...(due && said.recurrence && { due }),
    reminder: {
      ...found,
      words: due ? `${words} … ${due.words}` : words,
      ...(due?.others && { others: due.others }),
    },
  };
}

/** When to remind, seen from the moment that the task is due; undefined where that is missing and needed. */
function reminderAt(
  { when, words }: TakenReminder,
  due: Moment | undefined,
  today: Today,
): Finding<Moment> | undefined {
  if (when === 'elsewhere') return due && { value: { day: due.day, time: due.time ?? USUAL_TIME }, words };
  if ('days' in when) {
    const said = when.clause && momentsOf({ times: timesOf(when.clause) }, today, today.day)[0].time;
    const time = said ?? when.time ?? due?.time ?? USUAL_TIME;
    return due && { value: { day: addDays(due.day, -when.days), time }, words };
  }
  if ('clause' in when) {
    const [first, ...others] = momentsOf(phraseOf(when.clause), today, due?.day).map(atTime);
    return first && { value: first, words, ...(others.length > 0 && { others }) };
  }
  if (!due) return undefined;
  const instant = instantOf({ day: due.day, time: due.time ?? USUAL_TIME }, today.timeZone);
  return { value: wallClock(new Date(instant.valueOf() - when.minutes * 60_000), today.timeZone), words };
}

function atTime({ day, time = USUAL_TIME }: Moment): Moment {
  return { day, time };
}
