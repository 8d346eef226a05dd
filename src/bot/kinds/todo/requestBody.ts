import { say } from '../../i18n/localizedText';
import type { Creation } from '../kind';
import { recurrenceOf } from './recurrence';
import type { TaskValues } from './taskFields';

/** What Graph is asked for: all of it, for a new task. */
export function requestBody(task: TaskValues, creation: Creation): object {
  const at = (day: string, clock = '00:00') => ({
    dateTime: `${day}T${clock}:00`,
    timeZone: creation.requester.timeZone,
  });
  const recurrence = recurrenceOf(task);
  const reminderDay = task.reminderDateTime ?? (task.reminderTime && task.dueDateTime);
  return {
    title: task.title,
    importance: task.importance,
    status: task.status,
    ...(task.body && { body: { content: task.body, contentType: task.contentType } }),
    ...(task.dueDateTime && { dueDateTime: at(task.dueDateTime) }),
    ...(task.startDateTime && { startDateTime: at(task.startDateTime) }),
    ...(task.completedDateTime && { completedDateTime: at(task.completedDateTime) }),
    ...(recurrence && { recurrence }),
    ...(reminderDay && { reminderDateTime: at(reminderDay, task.reminderTime ?? '09:00'), isReminderOn: true }),
    ...(task.isReminderOn === false && { isReminderOn: false }),
    ...(task.categories?.length && { categories: task.categories }),
    linkedResources: [linkedResource(task, creation)],
  };
}

/** To Do takes one: the person's own, or the way back to the conversation. It also marks the task as this form's. */
function linkedResource(
  { webUrl, linkName, applicationName }: TaskValues,
  { nonce, conversationUrl, localize }: Creation,
): Readonly<Record<string, string>> {
  if (!webUrl)
    return {
      webUrl: conversationUrl,
      applicationName: 'Muster',
      displayName: localize(say`Conversation in Teams`),
      externalId: nonce,
    };
  const host = new URL(webUrl).host;
  return { webUrl, applicationName: applicationName ?? host, displayName: linkName ?? host, externalId: nonce };
}
