import type { Call, Item } from '../collection';
import type { OutlookItem, TaskList } from './mailbox';
import type { Mailboxes } from './mailboxes';
import { invalidRequest, itemNotFound } from './outlookErrors';

export interface FoundTask {
  readonly list: TaskList;
  readonly item: OutlookItem;
}

/** The task that the path names, with its list; throws To Do's own refusal. */
export function taskIn(c: Call, mailboxes: Mailboxes): FoundTask {
  const list = mailboxes.listFor(c, c.req.param('list') ?? '');
  const isWanted = (task: Item) => task.id === c.req.param('task');
  const item = list.tasks.find(isWanted);
  if (item !== undefined) return { list, item };
  throw mailboxes.listsFor(c).some(({ tasks }) => tasks.some(isWanted)) ? notInThisList() : itemNotFound();
}

/** Lets another version take the place of a task; without one the task is gone. */
export function replaceTask({ list, item }: FoundTask, ...by: readonly OutlookItem[]): void {
  list.tasks = list.tasks.flatMap((known) => (known === item ? by : [known]));
}

export function notInThisList(): Error {
  return invalidRequest('Parent folder specified does not contain a Task with given Id');
}
