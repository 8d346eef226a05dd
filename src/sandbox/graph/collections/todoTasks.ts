import type { Call, Collection } from '../collection';
import { contextOf } from '../context';
import { inMailbox, mailboxesOf } from '../outlook/mailboxes';
import { type OutlookListing, outlookList, shown } from '../outlook/outlookList';
import { changedTask, newTask } from '../outlook/task';
import { readNewTask, readTaskChanges } from '../outlook/taskBody';
import { notInThisList, replaceTask, taskIn } from '../outlook/taskIn';
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
  register(routes, fixture) {
    const mailboxes = mailboxesOf(fixture);
    const mayRead = mailboxNeeds('Tasks.Read', 'Tasks.ReadWrite');
    const mayWrite = mailboxNeeds('Tasks.ReadWrite');
    const [tasks, task] = [inMailbox('/todo/lists/:list/tasks'), inMailbox('/todo/lists/:list/tasks/:task')];

    routes.on('GET', tasks, mayRead, (c) =>
      outlookList(c, mailboxes.listFor(c, c.req.param('list') ?? '').tasks, listing),
    );

    routes.on('POST', tasks, mayWrite, (c) => {
      const list = mailboxes.listFor(c, c.req.param('list') ?? '');
      const created = newTask(readNewTask(c.get('body')));
      list.tasks = [created, ...list.tasks];
      return c.json({ '@odata.context': entityContext(c), ...created }, 201);
    });

    routes.on('GET', task, mayRead, (c) => {
      if (c.req.param('list') === 'Tasks') throw notInThisList();
      return c.json({ '@odata.context': entityContext(c), ...shown(c, taskIn(c, mailboxes).item, listing) });
    });

    routes.on('PATCH', task, mayWrite, (c) => {
      const found = taskIn(c, mailboxes);
      const changed = changedTask(found.item, readTaskChanges(c.get('body')));
      replaceTask(found, changed);
      return c.json({ '@odata.context': entityContext(c), ...shown(c, changed, listing) });
    });

    routes.on('DELETE', task, mayWrite, (c) => {
      replaceTask(taskIn(c, mailboxes));
      return c.body(null, 204);
    });
  },
};

function entityContext(c: Call): string {
  const owner = c.req.param('user') ?? c.get('caller').user.id;
  return contextOf(c, `users('${owner}')/todo/lists('${c.req.param('list')}')/tasks/$entity`);
}
