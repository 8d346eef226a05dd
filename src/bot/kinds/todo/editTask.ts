import type { Answers } from '../../forms/readForm';
import { clockIn } from '../dates';
import type { Viewer } from '../living';
import type { TodoTask } from './taskSummary';

/** What of the form can be changed once the task is there; a repetition is changed in To Do, where a PATCH of it fails. */
export const CHANGEABLE = [
  'title',
  'body',
  'dueDateTime',
  'startDateTime',
  'reminderDateTime',
  'reminderTime',
  'importance',
  'status',
  'categories',
] as const;

/** The task as its form would hold it. */
export function answersOf(task: TodoTask, list: string, { requester: { timeZone } }: Viewer): Answers {
  const { dueDateTime, startDateTime, reminderDateTime, isReminderOn } = task;
  const reminder = isReminderOn && reminderDateTime ? clockIn(reminderDateTime, timeZone) : '';
  return {
    list,
    title: task.title,
    body: task.body.content,
    dueDateTime: dueDateTime?.dateTime.slice(0, 10) ?? '',
    startDateTime: startDateTime?.dateTime.slice(0, 10) ?? '',
    reminderDateTime: reminder.slice(0, 10),
    reminderTime: reminder.slice(11, 16),
    importance: task.importance,
    status: task.status,
    categories: task.categories.join(','),
    contentType: 'text',
    index: 'first',
    rangeType: 'noEnd',
  };
}

/** What Graph is sent of these fields. */
export function changesOf(answers: Answers, changed: readonly string[], { requester: { timeZone } }: Viewer): object {
  const at = (day: string, clock = '00:00') => (day === '' ? null : { dateTime: `${day}T${clock}:00`, timeZone });
  const { title = '', body = '', dueDateTime = '', startDateTime = '', importance, status, categories = '' } = answers;
  const { reminderDateTime = '', reminderTime = '' } = answers;
  const day = reminderDateTime || (reminderTime && dueDateTime);
  const reminder = { reminderDateTime: at(day, reminderTime || '09:00'), isReminderOn: day !== '' };
  const all: Readonly<Record<string, object>> = {
    title: { title },
    body: { body: { content: body, contentType: 'text' } },
    dueDateTime: { dueDateTime: at(dueDateTime) },
    startDateTime: { startDateTime: at(startDateTime) },
    reminderDateTime: reminder,
    reminderTime: reminder,
    importance: { importance },
    status: { status },
    categories: { categories: categories === '' ? [] : categories.split(',') },
  };
  return Object.assign({}, ...changed.map((field) => all[field] ?? {}));
}
