import type { Item } from '../collection';
import type { Mailbox, TaskList } from './mailbox';
import { invalidRequest, itemNotFound } from './outlookErrors';
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

/** The only property of a list that can be written; throws Graph's own refusal. */
export function readListName(body: Item): string {
  const { displayName } = body;
  if (typeof displayName === 'string' && displayName.trim() !== '') return displayName;
  throw invalidRequest('The list needs a displayName.');
}

/** A list as `POST /me/todo/lists` makes it; only the service makes the well-known ones. */
export function newList(displayName: string, wellknownListName = 'none', id = newOutlookId()): TaskList {
  const item = { '@odata.etag': newEtag(), displayName, isOwner: true, isShared: false, wellknownListName, id };
  return { item, tasks: [] };
}

/** The same list after a PATCH; its tasks stay. Well-known lists keep their names. */
export function renamedList({ item, tasks }: TaskList, displayName: string): TaskList {
  if (item.wellknownListName !== 'none') throw invalidRequest('A well-known list cannot be renamed.');
  return { item: { ...item, '@odata.etag': newEtag(), displayName }, tasks };
}
