import type { Call, Collection, Item } from '../collection';
import { contextOf } from '../context';
import type { OutlookItem, TaskList } from '../outlook/mailbox';
import { inMailbox, type Mailboxes, mailboxesOf } from '../outlook/mailboxes';
import { invalidRequest, itemNotFound } from '../outlook/outlookErrors';
import { type OutlookListing, outlookList, shown } from '../outlook/outlookList';
import { changedTask, newTask } from '../outlook/task';
import { readNewTask, readTaskChanges } from '../outlook/taskBody';
import { mailboxNeeds } from '../permissions';

const usual = [
  ...['importance', 'isReminderOn', 'status', 'title', 'createdDateTime', 'lastModifiedDateTime', 'hasAttachments'],
  ...['categories', 'body', 'bodyLastModifiedDateTime', 'dueDateTime', 'startDateTime', 'completedDateTime'],
  ...['reminderDateTime', 'recurrence', 'id'],
];
const listing: OutlookListing = {
  set: 'todoTasks',
  type: 'microsoft.graph.todoTask',
  known: usual,
  expanded: ['linkedResources', 'checklistItems', 'extensions'],
};

/** `/me/todo/lists/{id}/tasks` and `/me/todo/lists/{id}/tasks/{id}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, world) {
    const mailboxes = mailboxesOf(world);
    const mayRead = mailboxNeeds('Tasks.Read', 'Tasks.ReadWrite');
    const mayWrite = mailboxNeeds('Tasks.ReadWrite');
    const [tasks, task] = [inMailbox('/todo/lists/:list/tasks'), inMailbox('/todo/lists/:list/tasks/:task')];

    routes.on('GET', tasks, mayRead, (c) => outlookList(c, listOf(c, mailboxes).tasks, listing));

    routes.on('POST', tasks, mayWrite, (c) => {
      const list = listOf(c, mailboxes);
      const created = newTask(readNewTask(c.get('body')));
      list.tasks = [created, ...list.tasks];
      return c.json({ '@odata.context': entityContext(c), ...created }, 201);
    });

    routes.on('GET', task, mayRead, (c) => {
      if (c.req.param('list') === 'Tasks') throw notInThisList();
      return c.json({ '@odata.context': entityContext(c), ...shown(c, taskOf(c, mailboxes).item, listing) });
    });

    routes.on('PATCH', task, mayWrite, (c) => {
      const { list, item } = taskOf(c, mailboxes);
      const changed = changedTask(item, readTaskChanges(c.get('body')));
      list.tasks = list.tasks.map((known) => (known === item ? changed : known));
      return c.json({ '@odata.context': entityContext(c), ...shown(c, changed, listing) });
    });

    routes.on('DELETE', task, mayWrite, (c) => {
      const { list, item } = taskOf(c, mailboxes);
      list.tasks = list.tasks.filter((known) => known !== item);
      return c.body(null, 204);
    });
  },
};

function listOf(c: Call, mailboxes: Mailboxes): TaskList {
  return mailboxes.listFor(c, c.req.param('list') ?? '');
}

function taskOf(c: Call, mailboxes: Mailboxes): { list: TaskList; item: OutlookItem } {
  const list = listOf(c, mailboxes);
  const isWanted = (task: Item) => task.id === c.req.param('task');
  const item = list.tasks.find(isWanted);
  if (item !== undefined) return { list, item };
  throw mailboxes.listsFor(c).some(({ tasks }) => tasks.some(isWanted)) ? notInThisList() : itemNotFound();
}

function notInThisList(): Error {
  return invalidRequest('Parent folder specified does not contain a Task with given Id');
}

function entityContext(c: Call): string {
  const owner = c.req.param('user') ?? c.get('caller').user.id;
  return contextOf(c, `users('${owner}')/todo/lists('${c.req.param('list')}')/tasks/$entity`);
}
