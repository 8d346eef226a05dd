import {
  checked,
  choice,
  date,
  FieldProblem,
  initially,
  people,
  pick,
  pickSeveral,
  required,
  shared,
  text,
  type Values,
  wholeNumber,
} from '../../forms/fields';
import type { Problems } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';

/** Planner's own limits. */
const MOST_ITEMS = 20;
const LONGEST_ITEM = 100;

/** The inputs of a new task, named after Graph's plannerTask and plannerTaskDetails. */
export const taskFields = {
  title: shared(required(text({ max: 255 }))),
  planId: shared(required(pick())),
  bucketId: shared(pick()),
  assignments: people(),
  dueDateTime: shared(date()),
  startDateTime: date(),
  priority: initially('medium', required(choice('urgent', 'important', 'medium', 'low'))),
  percentComplete: initially('0', wholeNumber({ min: 0, max: 100 })),
  orderHint: initially('first', required(choice('first', 'last'))),
  appliedCategories: pickSeveral(),
  description: text({ max: 5_000 }),
  /** An item a line. */
  checklist: checked(text({ max: 2_100 }), items),
  previewType: choice('description', 'checklist', 'noPreview'),
};

export type TaskValues = Values<typeof taskFields>;

export function checkDates({ dueDateTime, startDateTime }: TaskValues): Problems {
  if (!dueDateTime || !startDateTime || startDateTime <= dueDateTime) return {};
  return { dueDateTime: say`Choose a due date that is not before the start date.` };
}

function items(typed: string): readonly string[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const long = lines.find((line) => line.length > LONGEST_ITEM);
  if (long !== undefined)
    throw new FieldProblem(say`“${long.slice(0, 20)}…” is too long: use up to ${LONGEST_ITEM} characters a line.`);
  if (lines.length > MOST_ITEMS) throw new FieldProblem(say`Use up to ${MOST_ITEMS} lines (now ${lines.length}).`);
  return lines;
}
