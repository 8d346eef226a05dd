import { joined, say } from '../../i18n/localizedText';
import { categories } from '../../language/categories';
import { importanceMarks, importanceWords } from '../../language/importance';
import { withList } from '../../language/places';
import { quotes } from '../../language/quotes';
import type { Finding, Found, Moment, Recurrence } from '../../language/reading';
import { schedule } from '../../language/schedule';
import { choiceGuess, guessOf, momentShown, noteGuess, UNREAD } from '../guesses';
import type { Guess, Options, QuickAdd, Way } from '../kind';
import { recurrenceInWords } from './recurrence';

const NO_LIST = say`You have no list of this name. Choose one below.`;
const REMIND_WHEN = say`Choose below when to be reminded.`;
const UNSUPPORTED_RECURRENCE = say`To Do cannot repeat a task so. The words stay in the title.`;

/** What the words after "add task" can say beside the title. */
export const taskQuickAdd: QuickAdd = {
  layers: [quotes, importanceMarks, categories, importanceWords, withList(schedule, importanceWords), importanceWords],
  known: ({ list: lists = [] }) => ({ lists: lists.map(({ title }) => title) }),
  decisive: ['categories'],
  guesses: async (found, options) => [...placeGuesses(found, options), ...timeGuesses(found), ...markGuesses(found)],
};

function placeGuesses({ list: said }: Found, { list: lists = [] }: Options): Guess[] {
  return said ? [choiceGuess(say`List`, said, 'list', lists, NO_LIST)] : [];
}

/** To Do keeps no time of day for what is due: it becomes a reminder. */
function timeGuesses({ due, start, reminder, recurrence, ...open }: Found): Guess[] {
  return [
    ...(due ? [guessOf(say`Due`, due, (moment) => dueWay(moment, reminder))] : []),
    ...(start
      ? [guessOf(say`Start`, start, ({ day }) => ({ answers: { startDateTime: day }, shown: momentShown({ day }) }))]
      : []),
    ...(reminder ? [guessOf(say`Reminder`, reminder, reminderWay)] : []),
    ...(recurrence ? [guessOf(say`Repeats`, recurrence, recurrenceWay)] : []),
    ...noteGuess(say`Repeats`, open.unsupportedRecurrence, UNSUPPORTED_RECURRENCE),
    ...noteGuess(say`Reminder`, open.openReminder, REMIND_WHEN),
    ...noteGuess(say`Not understood`, open.unread, UNREAD),
  ];
}

function dueWay(moment: Moment, reminder: Finding<Moment> | undefined): Way {
  const due = { dueDateTime: moment.day };
  if (!moment.time || reminder) return { answers: due, shown: momentShown({ day: moment.day }) };
  return { answers: { ...due, ...reminderWay(moment).answers }, shown: say`${momentShown(moment)}, with a reminder` };
}

function reminderWay({ day, time = '09:00' }: Moment): Way {
  return { answers: { reminderDateTime: day, reminderTime: time }, shown: momentShown({ day, time }) };
}

function recurrenceWay({ pattern, range }: Recurrence): Way {
  const answers = {
    patternType: pattern.type,
    interval: String(pattern.interval),
    ...(pattern.daysOfWeek && { daysOfWeek: pattern.daysOfWeek.join(',') }),
    ...(pattern.index && { index: pattern.index }),
    rangeType: range.type,
    ...(range.type === 'endDate' && { endDate: range.endDate }),
    ...(range.type === 'numbered' && { numberOfOccurrences: String(range.numberOfOccurrences) }),
  };
  return { answers, shown: recurrenceInWords({ pattern, range: { startDate: '', ...range } }) ?? '' };
}

function markGuesses({ importance, categories: said = [] }: Found): Guess[] {
  const names = said.map(({ value }) => value);
  return [
    ...(importance
      ? [
          guessOf(say`Importance`, importance, (value) => ({
            answers: { importance: value === 'urgent' ? 'high' : value },
            shown: SHOWN[value],
          })),
        ]
      : []),
    ...(names.length > 0
      ? [
          {
            label: say`Categories`,
            words: said.map(({ words }) => words).join(' '),
            shown: joined(names, ', '),
            answers: { categories: names.join(',') },
          },
        ]
      : []),
  ];
}

const SHOWN = { low: say`Low`, normal: say`Normal`, high: say`High`, urgent: say`High` };
