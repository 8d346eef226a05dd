import { say } from '../../i18n/localizedText';
import { importanceMarks, importanceWords } from '../../language/importance';
import { assignees } from '../../language/people';
import { withPlan } from '../../language/places';
import { quotes } from '../../language/quotes';
import type { Found } from '../../language/reading';
import { dueDates } from '../../language/schedule';
import { choiceGuess, guessOf, momentShown, noteGuess, peopleGuesses, UNREAD } from '../guesses';
import type { Guess, Options, QuickAdd } from '../kind';

const NO_PLAN = say`You have no plan of this name. Choose one below.`;
const NO_BUCKET = say`The plan has no bucket of this name. Choose one below.`;
const UNSUPPORTED_RECURRENCE = say`Planner tasks made here do not repeat. The words stay in the title.`;
const PRIORITIES = {
  urgent: { answers: { priority: 'urgent' }, shown: say`Urgent` },
  high: { answers: { priority: 'important' }, shown: say`Important` },
  normal: { answers: { priority: 'medium' }, shown: say`Medium` },
  low: { answers: { priority: 'low' }, shown: say`Low` },
};

/** What the words after "add planner task" can say beside the title. */
export const plannerQuickAdd: QuickAdd = {
  layers: [quotes, importanceMarks, importanceWords, withPlan(assignees, dueDates, importanceWords), importanceWords],
  known({ planId = [], bucketId = [] }) {
    const buckets = bucketId.map(({ title }) => title);
    // They are those of the first plan; once another is decided on, it comes first with its own.
    return { plans: planId.map(({ title }, i) => ({ title, buckets: i === 0 ? buckets : [] })) };
  },
  decisive: ['planId'],
  takesNotes: true,
  guesses: async (found, options, graph) => [
    ...placeGuesses(found, options),
    ...(await peopleGuesses(say`Assigned to`, found.assignees ?? [], 'assignments', graph)),
    ...timeGuesses(found),
    ...(found.importance ? [guessOf(say`Priority`, found.importance, (value) => PRIORITIES[value])] : []),
  ],
};

function placeGuesses({ plan, bucket }: Found, { planId, bucketId }: Options): Guess[] {
  return [
    ...(plan ? [choiceGuess(say`Plan`, plan, 'planId', planId, NO_PLAN)] : []),
    ...(bucket ? [choiceGuess(say`Bucket`, bucket, 'bucketId', bucketId, NO_BUCKET)] : []),
  ];
}

function timeGuesses({ due, start, unsupportedRecurrence, unread }: Found): Guess[] {
  return [
    ...(due
      ? [guessOf(say`Due`, due, ({ day }) => ({ answers: { dueDateTime: day }, shown: momentShown({ day }) }))]
      : []),
    ...(start
      ? [guessOf(say`Start`, start, ({ day }) => ({ answers: { startDateTime: day }, shown: momentShown({ day }) }))]
      : []),
    ...noteGuess(say`Repeats`, unsupportedRecurrence, UNSUPPORTED_RECURRENCE),
    ...noteGuess(say`Not understood`, unread, UNREAD),
  ];
}
