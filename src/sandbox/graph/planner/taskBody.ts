import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { invalid } from './plannerErrors';
import {
  dateTime,
  filledText,
  flag,
  oneOf,
  openEntry,
  orNull,
  type Reader,
  readAll,
  text,
  wholeNumber,
} from './readers';

export const previewType = oneOf(['automatic', 'noPreview', 'checklist', 'description', 'reference']);

/** Order hints are read where their neighbours are known. */
const asSent: Reader = (value) => value;

const writable: Readonly<Record<string, Reader>> = {
  title: filledText,
  bucketId: orNull(text),
  orderHint: asSent,
  assigneePriority: asSent,
  startDateTime: orNull(dateTime),
  dueDateTime: orNull(dateTime),
  percentComplete: wholeNumber(100),
  priority: wholeNumber(10),
  previewType,
  conversationThreadId: orNull(text),
  appliedCategories: readCategories,
  assignments: readAssignments,
};

/** The properties of a POST, each by itself; `assignments` holds the order hint of each person. */
export function readNewTask(body: Item): Item {
  const values = readAll(body, { ...writable, planId: text }, 'microsoft.graph.plannerTask');
  for (const name of ['planId', 'title'])
    if (values[name] === undefined) throw invalid(`The ${name} field is required.`);
  return values;
}

/** The properties of a PATCH; in `assignments` and `appliedCategories` null and false take away. */
export function readTaskChanges(body: Item): Item {
  return readAll(body, writable, 'microsoft.graph.plannerTask');
}

function readAssignments(value: unknown): Item {
  if (!isItem(value)) throw invalid("The value of 'assignments' must be an object with the ids of people as names.");
  const sent = Object.entries(value).filter(([id]) => !id.startsWith('@odata.'));
  return Object.fromEntries(sent.map(([id, entry]) => [id, entry === null ? null : orderHintOf(id, entry)]));
}

function orderHintOf(id: string, entry: unknown): unknown {
  const { orderHint, ...others } = openEntry(entry, 'microsoft.graph.plannerAssignment', `assignments/${id}`);
  if (Object.keys(others).length > 0) throw invalid(`Only the orderHint of 'assignments/${id}' can be set.`);
  return orderHint;
}

function readCategories(value: unknown): Item {
  if (!isItem(value)) throw invalid("The value of 'appliedCategories' must be an object.");
  const names = Array.from({ length: 25 }, (_, index) => `category${index + 1}`);
  const readers = Object.fromEntries(names.map((name) => [name, flag]));
  return readAll(value, readers, 'microsoft.graph.plannerAppliedCategories');
}
