import type { User } from '../../tenant';
import type { Item } from '../collection';
import type { TaskList } from './mailbox';
import { invalidRequest, itemNotFound } from './outlookErrors';
import { checkOutlookId, newEtag, newOutlookId } from './outlookIds';

const known = ['displayName', 'isOwner', 'isShared', 'wellknownListName', 'id'];

/** The list with this id; "Tasks" is another name of the default list. Throws Graph's own refusal. */
export function listNamed(lists: readonly TaskList[], id: string): TaskList {
  const isWanted =
    id === 'Tasks'
      ? ({ item }: TaskList) => item.wellknownListName === 'defaultList'
      : ({ item }: TaskList) => item.id === id;
  const list = lists.find(isWanted);
  if (list !== undefined) return list;
  checkOutlookId(id);
  throw itemNotFound();
}

/** The only property of a list that can be written; the others that a list has pass unheard. Throws Graph's own refusal. */
export function readListName(body: Item): string {
  const { displayName } = body;
  const unknown = Object.keys(body).find((name) => !name.startsWith('@odata.') && !known.includes(name));
  if (unknown !== undefined) {
    throw invalidRequest(`The property '${unknown}' does not exist on type 'microsoft.graph.todoTaskList'.`);
  }
  if (typeof displayName === 'string' && displayName.trim() !== '') return displayName;
  throw invalidRequest('The list needs a displayName.');
}

/** A list as `POST /me/todo/lists` makes it; only the service makes the well-known ones. */
export function newList(displayName: string, wellknownListName = 'none', id = newOutlookId()): TaskList {
  const item = { '@odata.etag': newEtag(), displayName, isOwner: true, isShared: false, wellknownListName, id };
  return { item, tasks: [], sharedWith: [] };
}

/** The same list after a PATCH; its tasks stay. Well-known lists keep their names. */
export function renamedList({ item, ...others }: TaskList, displayName: string): TaskList {
  if (item.wellknownListName !== 'none') throw invalidRequest('A well-known list cannot be renamed.');
  return { item: { ...item, '@odata.etag': newEtag(), displayName }, ...others };
}

/** The list as its owner or one of those with whom it is shared sees it. */
export function seenBy({ id }: User, { item, sharedWith }: TaskList): Item {
  return { ...item, isShared: sharedWith.length > 0, isOwner: !sharedWith.includes(id) };
}
