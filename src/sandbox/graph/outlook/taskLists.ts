import type { Mailbox, TaskList } from './mailboxes';
import { itemNotFound } from './outlookErrors';
import { checkOutlookId } from './outlookIds';

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
