import { randomUUID } from 'node:crypto';
import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { invalidRequest } from './outlookErrors';
import { flag, type Reader, record, text } from './readers';

/** Something that a task contains several of, each with an id and an address of its own. */
export interface TaskPart {
  readonly name: 'linkedResources' | 'checklistItems';
  readonly type: string;
  readonly known: readonly string[];
  readonly read: Reader<Item>;
  /** What becomes of it when these are sent; `before` is empty for a new one. */
  readonly changed: (before: Item, values: Item) => Item & { readonly id: string };
}

const linkedResource = { webUrl: text, applicationName: text, displayName: text, externalId: text, id: text };
const checklistItem = { displayName: text, isChecked: flag, id: text, createdDateTime: text, checkedDateTime: text };

export const linkedResources: TaskPart = {
  name: 'linkedResources',
  type: 'microsoft.graph.linkedResource',
  known: Object.keys(linkedResource),
  read: record(linkedResource),
  changed: (before, values) => ({ ...before, ...values, id: String(before.id ?? randomUUID()) }),
};

export const checklistItems: TaskPart = {
  name: 'checklistItems',
  type: 'microsoft.graph.checklistItem',
  known: Object.keys(checklistItem),
  read: record(checklistItem),
  changed: (before, values) => {
    const now = new Date().toISOString();
    const { checkedDateTime = now, ...item } = { isChecked: false, createdDateTime: now, ...before, ...values };
    return { ...item, ...(item.isChecked === true && { checkedDateTime }), id: String(before.id ?? randomUUID()) };
  },
};

/** A service takes no second link with a task, although the schema calls them a collection. */
export function checkNumber({ name }: TaskPart, items: readonly unknown[]): void {
  if (name === 'linkedResources' && items.length > 1) {
    throw invalidRequest('Only one item in linkedResources is allowed.');
  }
}

/** Those that a task has. */
export function partsOf(task: Item, { name }: TaskPart): readonly Item[] {
  const parts = task[name];
  return Array.isArray(parts) ? parts.filter(isItem) : [];
}
