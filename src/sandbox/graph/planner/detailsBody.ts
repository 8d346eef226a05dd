import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { placed } from './orderHint';
import { invalid } from './plannerErrors';
import { filledText, flag, oneOf, openEntry, orNull, type Reader, readAll, text } from './readers';
import { previewType } from './taskBody';

const asSent: Reader = (value) => value;
const placedHint: Reader = (value, name) => placed(value, [], name);

/** An open type of the details: what its entries are, and what a new one has. */
interface Entries {
  readonly type: string;
  readonly readers: Readonly<Record<string, Reader>>;
  readonly initial: Item;
  readonly required: readonly string[];
}

const checklist: Entries = {
  type: 'microsoft.graph.plannerChecklistItem',
  readers: { title: filledText, isChecked: flag, orderHint: placedHint },
  initial: { isChecked: false, orderHint: placed(undefined, []) },
  required: ['title'],
};

const references: Entries = {
  type: 'microsoft.graph.plannerExternalReference',
  readers: { alias: orNull(text), type: oneOf(['PowerPoint', 'Excel', 'Word', 'Other']), previewPriority: placedHint },
  initial: { alias: null, type: null, previewPriority: placed(undefined, []) },
  required: [],
};

const readers = { description: orNull(text), previewType, checklist: asSent, references: asSent };

/** What becomes of a task's details by a PATCH; `by` goes into what says who changed an entry. */
export function detailsChanges(before: Item, body: Item, by: Item): Item {
  const values = readAll(body, readers, 'microsoft.graph.plannerTaskDetails');
  return {
    ...values,
    ...('checklist' in values && { checklist: merged(before.checklist, values.checklist, checklist, by) }),
    ...('references' in values && { references: merged(before.references, values.references, references, by) }),
  };
}

/** The properties of the task that sum up its details. */
export function summaryOf(details: Item): Item {
  const items = Object.values(isItem(details.checklist) ? details.checklist : {});
  const isActive = (item: unknown) => isItem(item) && item.isChecked === false;
  return {
    hasDescription: typeof details.description === 'string' && details.description !== '',
    previewType: details.previewType,
    checklistItemCount: items.length,
    activeChecklistItemCount: items.filter(isActive).length,
    referenceCount: Object.keys(isItem(details.references) ? details.references : {}).length,
  };
}

function merged(before: unknown, sent: unknown, entries: Entries, by: Item): Item {
  if (!isItem(sent)) throw invalid(`An object with entries of type ${entries.type} is required.`);
  const all = new Map<string, unknown>(Object.entries(isItem(before) ? before : {}));
  for (const [key, value] of Object.entries(sent).filter(([name]) => !name.startsWith('@odata.'))) {
    if (/[.:@#]/.test(key))
      throw invalid(`The name '${key}' must have its '.', ':', '@' and '#' encoded, such as %2E.`);
    if (value === null) all.delete(key);
    else all.set(key, entryOf(all.get(key), openEntry(value, entries.type, key), entries, by));
  }
  return Object.fromEntries(all);
}

function entryOf(before: unknown, sent: Item, { type, readers: known, initial, required }: Entries, by: Item): Item {
  const entry = { ...(isItem(before) ? before : initial), ...readAll(sent, known, type) };
  const missing = required.find((name) => !(name in entry));
  if (missing !== undefined) throw invalid(`The ${missing} field is required.`);
  const now = new Date().toISOString();
  return { '@odata.type': `#${type}`, ...entry, lastModifiedBy: by, lastModifiedDateTime: now };
}
