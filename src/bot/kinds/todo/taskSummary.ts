import { type LocalizedText, type Sentence, say } from '../../i18n/localizedText';
import { type DateTimeTimeZone, dayInWords, momentInWords } from '../dates';
import { detailsOf } from '../detailsOf';
import type { Summary } from '../kind';
import { inOne, lines } from '../lines';
import type { Viewer } from '../living';
import { partsOf } from '../partsOf';
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

/** What people change of a task; the rest changes by itself. */
const CHANGED_BY_PEOPLE = SAID.filter((property) => property !== 'completedDateTime' && property !== 'linkedResources');

export function taskParts(task: TodoTask): string[] {
  return partsOf(task, CHANGED_BY_PEOPLE);
}

/** `user` where the list is somebody else's. */
export function taskSummary(
  task: TodoTask,
  { list, user }: { readonly list: string; readonly user?: string | undefined },
  { requester: { timeZone }, cloud }: Viewer,
): Summary {
  return {
    id: task.id,
    at: { list, ...(user !== undefined && { user }) },
    ...(task.status === 'completed' && { heading: say`Task completed` }),
    parts: taskParts(task),
    offers:
      task.status === 'completed'
        ? [{ verb: 'reopenTask' }]
        : [{ verb: 'completeTask' }, { verb: 'changeDate', input: dayOf(task) }],
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
    url: taskUrl(task.id, cloud),
  };
}

/** `2026-11-27`; To Do keeps a day without a time, whatever the zone. */
export function dayOf({ dueDateTime }: TodoTask): string {
  return dueDateTime?.dateTime.slice(0, 10) ?? '';
}

/** Opens a task. */
export function taskUrl(id: string, { links }: Viewer['cloud']): string {
  return `${links.toDo}/id/${encodeURIComponent(id)}/details`;
}

function reminderInWords({ reminderDateTime, isReminderOn }: TodoTask, timeZone: string): LocalizedText {
  const when = momentInWords(reminderDateTime, timeZone);
  if (!when) return isReminderOn ? say`On` : say`Off`;
  return isReminderOn ? when : say`${when}, off`;
}

function linkInWords({ displayName, applicationName }: LinkedResource): LocalizedText {
  return inOne([...new Set([displayName ?? '', applicationName ?? ''])], ' · ');
}
