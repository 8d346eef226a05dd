import type { Collection } from '../collection';
import { contextOf } from '../context';
import { inMailbox, mailboxesOf } from '../outlook/mailboxes';
import { type OutlookListing, outlookList, shown } from '../outlook/outlookList';
import { listNamed, newList, readListName, renamedList } from '../outlook/taskLists';
import { mailboxNeeds } from '../permissions';

const listing: OutlookListing = {
  set: 'todoTaskLists',
  type: 'microsoft.graph.todoTaskList',
  known: ['displayName', 'isOwner', 'isShared', 'wellknownListName', 'id'],
};

/** `/me/todo/lists` and `/me/todo/lists/{id}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, world) {
    const mailboxes = mailboxesOf(world);
    const mayRead = mailboxNeeds('Tasks.Read', 'Tasks.ReadWrite');
    const mayWrite = mailboxNeeds('Tasks.ReadWrite');

    routes.on('GET', inMailbox('/todo/lists'), mayRead, (c) => {
      const items = mailboxes.of(c).lists.map(({ item }) => item);
      return outlookList(c, items, listing);
    });

    routes.on('POST', inMailbox('/todo/lists'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const list = newList(readListName(c.get('body')));
      mailbox.lists = [...mailbox.lists, list];
      return c.json({ '@odata.context': contextOf(c, 'lists/$entity'), ...list.item }, 201);
    });

    routes.on('GET', inMailbox('/todo/lists/:list'), mayRead, (c) => {
      const { item } = listNamed(mailboxes.of(c), c.req.param('list') ?? '');
      return c.json({ '@odata.context': contextOf(c, 'lists/$entity'), ...shown(c, item, listing) });
    });

    routes.on('PATCH', inMailbox('/todo/lists/:list'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const list = listNamed(mailbox, c.req.param('list') ?? '');
      const renamed = renamedList(list, readListName(c.get('body')));
      mailbox.lists = mailbox.lists.map((known) => (known === list ? renamed : known));
      return c.json({ '@odata.context': contextOf(c, 'lists/$entity'), ...renamed.item });
    });

    routes.on('DELETE', inMailbox('/todo/lists/:list'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const isGone = c.req.param('list');
      mailbox.lists = mailbox.lists.filter(({ item }) => item.id !== isGone || item.wellknownListName !== 'none');
      return c.body(null, 204);
    });
  },
};
