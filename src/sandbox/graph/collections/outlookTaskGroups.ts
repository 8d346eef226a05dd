import type { Collection } from '../collection';
import { contextOf } from '../context';
import { deprecated } from '../deprecated';
import { inMailbox } from '../outlook/mailboxes';
import { type OutlookListing, outlookList, shown } from '../outlook/outlookList';
import { taskGroupsOf } from '../outlook/taskGroups';
import { mailboxNeeds } from '../permissions';

const listing: OutlookListing = {
  set: 'outlook/taskGroups',
  type: 'microsoft.graph.outlookTaskGroup',
  known: ['id', 'changeKey', 'isDefaultGroup', 'name', 'groupKey'],
};

/** The dates are those of Graph's schema, which still describes the operations. */
const old = deprecated({
  since: '2021-02-20',
  until: '2023-02-20',
  page: 'https://developer.microsoft.com/en-us/graph/changes',
});

/** `/me/outlook/taskGroups` and `/me/outlook/taskGroups/{id}`: unknown segments once the operations are gone. */
export const collection: Collection = {
  versions: ['beta'],
  register(routes, fixture) {
    if (fixture.taskGroups === 'gone') return;
    const groups = taskGroupsOf(fixture);
    const mayRead = mailboxNeeds('Tasks.Read', 'Tasks.ReadWrite');
    const mayWrite = mailboxNeeds('Tasks.ReadWrite');
    const [all, one] = [inMailbox('/outlook/taskGroups'), inMailbox('/outlook/taskGroups/:taskGroup')];

    routes.on('GET', all, old, mayRead, (c) => outlookList(c, groups.of(c), listing));

    routes.on('POST', all, old, mayWrite, (c) => {
      const created = groups.create(c, c.get('body'));
      return c.json({ '@odata.context': contextOf(c, 'outlook/taskGroups/$entity'), ...created }, 201);
    });

    routes.on('GET', one, old, mayRead, (c) => {
      const group = groups.get(c, c.req.param('taskGroup') ?? '');
      return c.json({ '@odata.context': contextOf(c, 'outlook/taskGroups/$entity'), ...shown(c, group, listing) });
    });

    routes.on('PATCH', one, old, mayWrite, (c) => {
      const renamed = groups.rename(c, groups.get(c, c.req.param('taskGroup') ?? ''), c.get('body'));
      return c.json({ '@odata.context': contextOf(c, 'outlook/taskGroups/$entity'), ...renamed });
    });

    routes.on('DELETE', one, old, mayWrite, (c) => {
      groups.delete(c, groups.get(c, c.req.param('taskGroup') ?? ''));
      return c.body(null, 204);
    });
  },
};
