import type { Collection } from '../collection';
import { contextOf } from '../context';
import { inMailbox, mailboxesOf } from '../outlook/mailboxes';
import { type OutlookListing, outlookList, shown } from '../outlook/outlookList';
import { newList, readListName, renamedList, seenBy } from '../outlook/taskLists';
import { accessDenied, mailboxNeeds } from '../permissions';

const listing: OutlookListing = {
  set: 'todoTaskLists',
  type: 'microsoft.graph.todoTaskList',
  known: ['displayName', 'isOwner', 'isShared', 'wellknownListName', 'id'],
};

/** `/me/todo/lists` and `/me/todo/lists/{id}`; a shared list is renamed and deleted by its owner alone. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: {
    'Tasks.Read': 'Read your tasks and task lists',
    'Tasks.ReadWrite': 'Create, read, update and delete your tasks and task lists',
  },
  register(routes, fixture) {
    const mailboxes = mailboxesOf(fixture);
    const mayRead = mailboxNeeds('Tasks.Read', 'Tasks.ReadWrite');
    const mayWrite = mailboxNeeds('Tasks.ReadWrite');

    routes.on('GET', inMailbox('/todo/lists'), mayRead, (c) => {
      const items = mailboxes.listsFor(c).map((list) => seenBy(c.get('caller').user, list));
      return outlookList(c, items, listing);
    });

    routes.on('POST', inMailbox('/todo/lists'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const list = newList(readListName(c.get('body')));
      mailbox.lists = [...mailbox.lists, list];
      return c.json({ '@odata.context': contextOf(c, 'lists/$entity'), ...list.item }, 201);
    });

    routes.on('GET', inMailbox('/todo/lists/:list'), mayRead, (c) => {
      const item = seenBy(c.get('caller').user, mailboxes.listFor(c, c.req.param('list') ?? ''));
      return c.json({ '@odata.context': contextOf(c, 'lists/$entity'), ...shown(c, item, listing) });
    });

    routes.on('PATCH', inMailbox('/todo/lists/:list'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const list = mailboxes.listFor(c, c.req.param('list') ?? '');
      if (!mailbox.lists.includes(list)) throw accessDenied();
      const renamed = renamedList(list, readListName(c.get('body')));
      mailbox.lists = mailbox.lists.map((known) => (known === list ? renamed : known));
      return c.json({ '@odata.context': contextOf(c, 'lists/$entity'), ...seenBy(c.get('caller').user, renamed) });
    });

    routes.on('DELETE', inMailbox('/todo/lists/:list'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const list = mailboxes.listsFor(c).find(({ item }) => item.id === c.req.param('list'));
      if (list !== undefined && !mailbox.lists.includes(list)) throw accessDenied();
      mailbox.lists = mailbox.lists.filter((known) => known !== list || known.item.wellknownListName !== 'none');
      return c.body(null, 204);
    });
  },
};
