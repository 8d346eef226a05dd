import {
  checked,
  choice,
  date,
  FieldProblem,
  flag,
  initially,
  people,
  pick,
  pickSeveral,
  required,
  sharedIfSaid,
  text,
  time,
  type Values,
} from '../../forms/fields';
import { say } from '../../i18n/localizedText';
import { recurrenceFields } from './recurrence';

/** The inputs of a new task, named after Graph's todoTask. */
export const taskFields = {
  title: sharedIfSaid(required(text({ max: 255 }))),
  list: required(pick()),
  body: text({ max: 5_000 }),
  dueDateTime: date(),
  startDateTime: date(),
  reminderDateTime: date(),
  reminderTime: time(),
  isReminderOn: flag(),
  importance: initially('normal', required(choice('low', 'normal', 'high'))),
  status: initially(
    'notStarted',
    required(choice('notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred')),
  ),
  categories: pickSeveral(),
  completedDateTime: date(),
  contentType: initially('text', required(choice('text', 'html'))),
  webUrl: checked(text({ max: 500 }), link),
  linkName: text({ max: 255 }),
  applicationName: text({ max: 255 }),
  /** Whoever shares the list. */
  user: checked(people(), onePerson),
  ...recurrenceFields,
};

export type TaskValues = Values<typeof taskFields>;

function link(typed: string): string {
  if (/^https?:\/\/[^\s/]+/i.test(typed) && URL.canParse(typed)) return typed;
  throw new FieldProblem(say`Use a whole address, such as https://contoso.com/page.`);
}

function onePerson([id = '', ...others]: readonly string[]): string {
  if (others.length > 0) throw new FieldProblem(say`Choose one person.`);
  return id;
}
