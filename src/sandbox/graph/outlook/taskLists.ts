import type { Mailbox, TaskList } from './mailbox';
import { itemNotFound } from './outlookErrors';
import { checkOutlookId, newEtag, newOutlookId } from './outlookIds';

/** The list with this id; "Tasks" is another name of the default list. Throws Graph's own refusal. */
export function listNamed(mailbox: Mailbox, id: string): TaskList {
  const isWanted =
    id === 'Tasks'
      ? ({ item }: TaskList) => item.wellknownListName === 'defaultList'
      : ({ item }: TaskList) => item.id === id;
  const list = mailbox.lists.find(isWanted);
  if (list !== undefined) return list;
  checkOutlookId(id);
  throw itemNotFound();
}

/** A list as `POST /me/todo/lists` makes it; only the service makes the well-known ones. */
export function newList(displayName: string, wellknownListName = 'none', id = newOutlookId()): TaskList {
  const item = { '@odata.etag': newEtag(), displayName, isOwner: true, isShared: false, wellknownListName, id };
  return { item, tasks: [] };
}
