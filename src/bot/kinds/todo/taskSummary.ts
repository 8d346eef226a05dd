import { type LocalizedText, type Sentence, say } from '../../i18n/localizedText';
import { type DateTimeTimeZone, dayInWords, momentInWords } from '../dates';
import { detailsOf } from '../detailsOf';
import type { Creation, Summary } from '../kind';
import { inOne, lines } from '../lines';
import { type PatternedRecurrence, recurrenceInWords } from './recurrence';

interface LinkedResource {
  readonly webUrl?: string | null;
  readonly applicationName?: string | null;
  readonly displayName?: string | null;
  readonly externalId?: string | null;
}

/** Graph's todoTask, as far as the summary words it; whatever else comes with it stands among the details. */
export interface TodoTask {
  readonly id: string;
  readonly title: string;
  readonly body: { readonly content: string };
  readonly importance: string;
  readonly isReminderOn: boolean;
  readonly createdDateTime: string;
  readonly status: 'notStarted' | 'inProgress' | 'completed' | 'waitingOnOthers' | 'deferred';
  readonly categories: readonly string[];
  readonly dueDateTime?: DateTimeTimeZone | null;
  readonly startDateTime?: DateTimeTimeZone | null;
  readonly completedDateTime?: DateTimeTimeZone | null;
  readonly recurrence?: PatternedRecurrence | null;
  readonly reminderDateTime?: DateTimeTimeZone | null;
  readonly linkedResources?: readonly LinkedResource[];
}

const STATUS = {
  notStarted: say`Not started`,
  inProgress: say`In progress`,
  completed: say`Completed`,
  waitingOnOthers: say`Waiting on others`,
  deferred: say`Deferred`,
};

const IMPORTANCE: Readonly<Record<string, Sentence>> = { low: say`Low`, normal: say`Normal`, high: say`High` };

const SAID = [
  'title',
  'body',
  'importance',
  'isReminderOn',
  'status',
  'categories',
  'dueDateTime',
  'startDateTime',
  'completedDateTime',
  'recurrence',
  'reminderDateTime',
  'linkedResources',
] as const;

export function taskSummary(task: TodoTask, { requester: { timeZone }, cloud }: Creation): Summary {
  return {
    id: task.id,
    name: task.title,
    lines: lines(
      [say`Due`, dayInWords(task.dueDateTime)],
      [say`Reminder`, reminderInWords(task, timeZone)],
      [say`Repeats`, recurrenceInWords(task.recurrence)],
      [say`Start`, dayInWords(task.startDateTime)],
      [say`Completed`, dayInWords(task.completedDateTime)],
      [say`Importance`, IMPORTANCE[task.importance] ?? task.importance],
      [say`Status`, STATUS[task.status]],
      [say`Categories`, task.categories],
      [say`Notes`, task.body.content],
      [say`Link`, task.linkedResources?.map(linkInWords)],
    ),
    details: [
      ...lines([say`Link address`, task.linkedResources?.map(({ webUrl }) => webUrl ?? '')]),
      ...detailsOf(task, SAID, timeZone),
    ],
    url: `${cloud.links.toDo}/id/${encodeURIComponent(task.id)}/details`,
  };
}

function reminderInWords({ reminderDateTime, isReminderOn }: TodoTask, timeZone: string): LocalizedText {
  const when = momentInWords(reminderDateTime, timeZone);
  if (!when) return isReminderOn ? say`On` : say`Off`;
  return isReminderOn ? when : say`${when}, off`;
}

function linkInWords({ displayName, applicationName }: LinkedResource): LocalizedText {
  return inOne([...new Set([displayName ?? '', applicationName ?? ''])], ' · ');
}
