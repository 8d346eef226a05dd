import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { readDate, readDateTime } from './dateTimeTimeZone';
import { invalidRequest } from './outlookErrors';
import { flag, listOf, oneOf, orNull, type Reader, record, text } from './readers';
import { readRecurrence } from './recurrence';
import { checklistItems, checkNumber, linkedResources, type TaskPart } from './taskParts';

/** Sent by some clients, replaced by the service. */
const ignored = ['id', 'createdDateTime', 'lastModifiedDateTime', 'bodyLastModifiedDateTime', 'hasAttachments'];

const importance = oneOf('microsoft.graph.importance', ['low', 'normal', 'high']);
const status = oneOf('microsoft.graph.taskStatus', [
  'notStarted',
  'inProgress',
  'completed',
  'waitingOnOthers',
  'deferred',
]);
const contentType = oneOf('microsoft.graph.bodyType', ['text', 'html']);
const itemBody = record({ content: text, contentType });

const writable: Readonly<Record<string, Reader>> = {
  title: orNull(text),
  body: (value, path) => ({ content: '', contentType: 'text', ...asItem(itemBody(value, path)) }),
  importance,
  status,
  categories: (value, path) => (value === null ? [] : listOf(text)(value, path)),
  isReminderOn: flag,
  dueDateTime: orNull(readDate),
  startDateTime: orNull(readDateTime),
  completedDateTime: orNull(readDateTime),
  reminderDateTime: orNull(readDateTime),
  recurrence: orNull(readRecurrence),
};

const contained: Readonly<Record<string, Reader>> = {
  linkedResources: newParts(linkedResources),
  checklistItems: newParts(checklistItems),
  extensions: listOf(readExtension),
};

/** The properties of a POST as To Do keeps them; throws Graph's own refusal. */
export function readNewTask(body: Item): Item {
  return readProperties(body, { ...writable, ...contained });
}

/** The properties of a PATCH. */
export function readTaskChanges(body: Item): Item {
  return readProperties(body, writable);
}

function readProperties(body: Item, readers: Readonly<Record<string, Reader>>): Item {
  if ('@odata.type' in body) {
    throw invalidRequest(
      "A type named 'microsoft.toDo.todoTask' could not be resolved by the model. Leave '@odata.type' out.",
    );
  }
  const sent = Object.entries(body).filter(([name]) => !name.includes('@odata.') && !ignored.includes(name));
  return Object.fromEntries(sent.map(([name, value]) => [name, readerOf(name, readers)(value, name)]));
}

function readerOf(name: string, readers: Readonly<Record<string, Reader>>): Reader {
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader !== undefined) return reader;
  throw invalidRequest(
    `The property '${name}' does not exist on type 'microsoft.graph.todoTask' or cannot be set here.`,
  );
}

/** An open extension: whatever its maker wants to keep under its name. */
function readExtension(value: unknown, path: string): Item {
  const { '@odata.type': _type, extensionName, ...values } = asItem(value);
  const name = text(extensionName, `${path}.extensionName`);
  return { '@odata.type': '#microsoft.graph.openTypeExtension', id: name, extensionName: name, ...values };
}

function newParts(part: TaskPart): Reader {
  return (value, path) => {
    const items = listOf(part.read)(value, path);
    checkNumber(part, items);
    return items.map((item) => part.changed({}, asItem(item)));
  };
}

function asItem(value: unknown): Item {
  return isItem(value) ? value : {};
}
