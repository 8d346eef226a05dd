import { choice, date, initially, pick, pickSeveral, required, text, time, type Values } from '../forms/fields';
import type { Problems } from '../forms/readForm';
import { type Graph, graphPath } from '../graph/graph';
import { dayInWords, momentInWords } from './dates';
import { type Creation, defineKind, type Summary } from './kind';
import { lines } from './lines';
import {
  checkRecurrence,
  type PatternedRecurrence,
  recurrenceFields,
  recurrenceInWords,
  recurrenceOf,
} from './recurrence';

interface TodoList {
  readonly id: string;
  readonly displayName: string;
  readonly wellknownListName: 'defaultList' | 'flaggedEmails' | 'none';
}

interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

interface TodoTask {
  readonly id: string;
  readonly title: string;
  readonly body: { readonly content: string };
  readonly importance: string;
  readonly status: 'notStarted' | 'inProgress' | 'completed' | 'waitingOnOthers' | 'deferred';
  readonly categories: readonly string[];
  readonly dueDateTime?: DateTimeTimeZone | null;
  readonly startDateTime?: DateTimeTimeZone | null;
  readonly completedDateTime?: DateTimeTimeZone | null;
  readonly recurrence?: PatternedRecurrence | null;
  readonly reminderDateTime?: DateTimeTimeZone | null;
  readonly linkedResources?: readonly { readonly externalId?: string | null }[];
}

/** An id takes 120 characters, and Teams takes no card above 100 KB. */
const MOST_LISTS = 100;

const fields = {
  title: required(text({ max: 255 })),
  list: required(pick()),
  body: text({ max: 10_000 }),
  dueDateTime: date(),
  startDateTime: date(),
  reminderDateTime: date(),
  reminderTime: time(),
  importance: initially('normal', required(choice('low', 'normal', 'high'))),
  status: initially(
    'notStarted',
    required(choice('notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred')),
  ),
  categories: pickSeveral(),
  completedDateTime: date(),
  contentType: initially('text', required(choice('text', 'html'))),
  ...recurrenceFields,
};

type Task = Values<typeof fields>;

/** https://learn.microsoft.com/graph/api/todotasklist-post-tasks */
export default defineKind({
  name: 'todoTask',
  title: 'To Do task',
  phrases: ['task', 'to do task', 'to-do task', 'todo task', 'todo', 'to do', 'to-do'],
  command: 'add task',
  order: 30,
  permissions: ['Tasks.ReadWrite', 'MailboxSettings.Read'],
  fields,

  async options(graph) {
    const [lists, categories] = await Promise.all([ownLists(graph), ownCategories(graph)]);
    return {
      list: lists.slice(0, MOST_LISTS).map(({ id, displayName }) => ({ title: displayName, value: id })),
      categories: categories.map((name) => ({ title: name, value: name })),
    };
  },

  check: (task) => ({ ...checkDates(task), ...checkRecurrence(task) }),

  async create(task, graph, creation) {
    const body = requestBody(task, creation);
    return summaryOf(await graph.post<TodoTask>(graphPath`/v1.0/me/todo/lists/${task.list}/tasks`, body), creation);
  },

  async find({ list }, graph, creation) {
    const newestFirst = { $expand: 'linkedResources', $orderby: 'createdDateTime desc', $top: '50' };
    const { value } = await graph.get<{ value: TodoTask[] }>(graphPath`/v1.0/me/todo/lists/${list}/tasks`, newestFirst);
    const task = value.find(({ linkedResources }) =>
      linkedResources?.some(({ externalId }) => externalId === creation.nonce),
    );
    return task && summaryOf(task, creation);
  },
});

function checkDates({
  dueDateTime,
  startDateTime,
  reminderDateTime,
  reminderTime,
  status,
  completedDateTime,
}: Task): Problems {
  return {
    ...(dueDateTime &&
      startDateTime &&
      dueDateTime < startDateTime && { dueDateTime: 'Choose a due date that is not before the start date.' }),
    ...(reminderTime &&
      !reminderDateTime &&
      !dueDateTime && { reminderDateTime: 'Choose the day of the reminder too.' }),
    ...(completedDateTime &&
      status !== 'completed' && { status: 'Choose Completed, or take out the day on which it was completed.' }),
  };
}

/** To Do takes one linked resource: the way back to the conversation, which also marks the task as this form's. */
function requestBody(task: Task, { nonce, conversationUrl, requester: { timeZone } }: Creation): object {
  const at = (day: string, clock: string) => ({ dateTime: `${day}T${clock}:00`, timeZone });
  const recurrence = recurrenceOf(task);
  const reminderDay = task.reminderDateTime ?? (task.reminderTime && task.dueDateTime);
  return {
    title: task.title,
    importance: task.importance,
    status: task.status,
    ...(task.body && { body: { content: task.body, contentType: task.contentType } }),
    ...(task.dueDateTime && { dueDateTime: at(task.dueDateTime, '00:00') }),
    ...(task.startDateTime && { startDateTime: at(task.startDateTime, '00:00') }),
    ...(task.completedDateTime && { completedDateTime: at(task.completedDateTime, '00:00') }),
    ...(recurrence && { recurrence }),
    ...(reminderDay && { reminderDateTime: at(reminderDay, task.reminderTime ?? '09:00'), isReminderOn: true }),
    ...(task.categories?.length && { categories: task.categories }),
    linkedResources: [
      { webUrl: conversationUrl, applicationName: 'Muster', displayName: 'Conversation in Teams', externalId: nonce },
    ],
  };
}

const STATUS = {
  notStarted: 'Not started',
  inProgress: 'In progress',
  completed: 'Completed',
  waitingOnOthers: 'Waiting on others',
  deferred: 'Deferred',
} as const;

function summaryOf(task: TodoTask, { requester: { timeZone } }: Creation): Summary {
  return {
    id: task.id,
    name: task.title,
    lines: lines({
      Due: dayInWords(task.dueDateTime),
      Reminder: momentInWords(task.reminderDateTime, timeZone),
      Repeats: recurrenceInWords(task.recurrence),
      Start: dayInWords(task.startDateTime),
      Completed: dayInWords(task.completedDateTime),
      Importance: task.importance.charAt(0).toUpperCase() + task.importance.slice(1),
      Status: STATUS[task.status],
      Categories: task.categories,
      Notes: task.body.content,
    }),
    url: `https://to-do.office.com/tasks/id/${encodeURIComponent(task.id)}/details`,
  };
}

/** The default list first; flagged e-mails look like a list but cannot receive tasks. */
async function ownLists(graph: Graph): Promise<TodoList[]> {
  const lists = await graph.list<TodoList>('/v1.0/me/todo/lists');
  const isDefault = ({ wellknownListName }: TodoList) => Number(wellknownListName === 'defaultList');
  return lists
    .filter(({ wellknownListName }) => wellknownListName !== 'flaggedEmails')
    .sort((a, b) => isDefault(b) - isDefault(a));
}

async function ownCategories(graph: Graph): Promise<string[]> {
  const categories = await graph.list<{ displayName: string }>('/v1.0/me/outlook/masterCategories');
  return categories.map(({ displayName }) => displayName);
}
