import type { Item } from '../collection';
import type { OutlookItem } from './mailbox';
import { newEtag, newOutlookId } from './outlookIds';

/** The task that To Do makes of a checked body: its own times, ids and defaults. */
export function newTask(values: Item): OutlookItem {
  const now = sevenDecimals();
  const defaults = {
    importance: 'normal',
    isReminderOn: values.reminderDateTime != null,
    status: 'notStarted',
    categories: [],
    hasAttachments: false,
    body: { content: '', contentType: 'text' },
  };
  return tidy({
    '@odata.etag': newEtag(),
    ...defaults,
    ...values,
    createdDateTime: now,
    lastModifiedDateTime: now,
    ...(values.body !== undefined && { bodyLastModifiedDateTime: now }),
    id: newOutlookId(),
  });
}

/** The same task after a PATCH. */
export function changedTask(task: OutlookItem, changes: Item): OutlookItem {
  const now = sevenDecimals();
  return tidy({
    ...task,
    ...(changes.reminderDateTime !== undefined && { isReminderOn: changes.reminderDateTime !== null }),
    ...changes,
    '@odata.etag': newEtag(),
    lastModifiedDateTime: now,
    ...(changes.body !== undefined && { bodyLastModifiedDateTime: now }),
    id: task.id,
  });
}

/** A finished task has the day on which it was finished, an unfinished one has none; what is null is left out. */
function tidy(task: OutlookItem): OutlookItem {
  const today = { dateTime: `${sevenDecimals().slice(0, 10)}T00:00:00.0000000`, timeZone: 'UTC' };
  const completedDateTime = task.status === 'completed' ? (task.completedDateTime ?? today) : null;
  const entries = Object.entries({ ...task, completedDateTime }).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(entries), id: task.id };
}

function sevenDecimals(): string {
  return new Date().toISOString().replace('Z', '0000Z');
}
