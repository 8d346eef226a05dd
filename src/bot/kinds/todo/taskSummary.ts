import { type DateTimeTimeZone, dayInWords, momentInWords } from '../dates';
import { detailsOf } from '../detailsOf';
import type { Creation, Summary } from '../kind';
import { lines } from '../lines';
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
  notStarted: 'Not started',
  inProgress: 'In progress',
  completed: 'Completed',
  waitingOnOthers: 'Waiting on others',
  deferred: 'Deferred',
} as const;

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

export function taskSummary(task: TodoTask, { requester: { timeZone } }: Creation): Summary {
  return {
    id: task.id,
    name: task.title,
    lines: lines({
      Due: dayInWords(task.dueDateTime),
      Reminder: reminderInWords(task, timeZone),
      Repeats: recurrenceInWords(task.recurrence),
      Start: dayInWords(task.startDateTime),
      Completed: dayInWords(task.completedDateTime),
      Importance: task.importance.charAt(0).toUpperCase() + task.importance.slice(1),
      Status: STATUS[task.status],
      Categories: task.categories,
      Notes: task.body.content,
      Link: task.linkedResources?.map(linkInWords),
    }),
    details: [
      ...lines({ 'Link address': task.linkedResources?.map(({ webUrl }) => webUrl ?? '') }),
      ...detailsOf(task, SAID, timeZone),
    ],
    url: `https://to-do.office.com/tasks/id/${encodeURIComponent(task.id)}/details`,
  };
}

function reminderInWords({ reminderDateTime, isReminderOn }: TodoTask, timeZone: string): string {
  const moment = momentInWords(reminderDateTime, timeZone);
  if (!moment) return isReminderOn ? 'On' : 'Off';
  return isReminderOn ? moment : `${moment}, off`;
}

function linkInWords({ displayName, applicationName }: LinkedResource): string {
  return [...new Set([displayName, applicationName])].filter(Boolean).join(' · ');
}
