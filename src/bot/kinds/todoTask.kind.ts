import { type Problems, valueSoFar } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import { say } from '../i18n/localizedText';
import { type Creation, defineKind } from './kind';
import { optionalList } from './optionalList';
import { besideSame, SAME } from './sameTask';
import { taskPermissions } from './taskPermissions';
import { livingTask } from './todo/livingTask';
import { ownTasks } from './todo/ownTasks';
import { taskQuickAdd } from './todo/quickAdd';
import { checkRecurrence } from './todo/recurrence';
import { requestBody } from './todo/requestBody';
import { sameTasks } from './todo/sameTasks';
import { type TaskValues, taskFields } from './todo/taskFields';
import { categoryChoices, DEFAULT_LIST, listChoices, taskPath, tasksPath } from './todo/taskLists';
import { type TodoTask, taskSummary } from './todo/taskSummary';
import { todoRefusals } from './todo/todoRefusals';

const NO_CATEGORIES = say`Your categories cannot be read now. The task can be created without them.`;

/** https://learn.microsoft.com/graph/api/todotasklist-post-tasks */
export default defineKind({
  name: 'todoTask',
  title: 'To Do task',
  phrases: [
    'task',
    'to do task',
    'to-do task',
    'todo task',
    'todo',
    'to do',
    'to-do',
    'to do item',
    'todo item',
    'task item',
    'action item',
  ],
  barePhrases: ['task', 'todo', 'to do', 'to do task', 'todo task'],
  sentences: ['reminder', 'entry'],
  command: 'add task',
  example: { line: 'add task Buy milk tomorrow 5pm #Home', several: 'add tasks' },
  description: 'Add a task to one of your To Do lists',
  fromMessage: {
    title: 'Create task',
    description: 'Make a To Do task of this message',
    text: 'body',
    day: 'dueDateTime',
    link: 'webUrl',
  },
  openTitle: 'Open in To Do',
  order: 30,
  permissions: { ...taskPermissions, 'MailboxSettings.Read': say`offer the categories of a mailbox` },
  fields: taskFields,
  leftOut: {},
  quickAdd: taskQuickAdd,
  defaults: [{ label: say`List`, shown: say`Your default list`, answers: { list: DEFAULT_LIST } }],

  async options(graph, { user, list: chosenList, categories: chosen }, wanted = {}) {
    const owner = valueSoFar(taskFields.user, user);
    const [list, categories] = await Promise.all([
      listChoices(owner, graph, { ...wanted, chosen: chosenList }),
      optionalList(categoryChoices(graph, chosen, wanted), NO_CATEGORIES),
    ]);
    return { list, categories };
  },

  mine: ownTasks,

  check: (task) => ({ ...checkDates(task), ...checkReminder(task), ...checkLink(task), ...checkRecurrence(task) }),

  refusals: todoRefusals,

  alike: ({ title = '', list = '', user, dueDateTime }, graph, about) =>
    sameTasks({ title, list, user: valueSoFar(taskFields.user, user), dueDateTime }, graph, about),

  async prepare(task, graph, about) {
    const same = await sameTasks(task, graph, about);
    return { facts: same.length > 0 ? SAME : {} };
  },

  async create(task, graph, creation) {
    const created = await graph.post<TodoTask>(tasksPath(task.user, task.list), requestBody(task, creation));
    return besideSame(taskSummary(created, task, creation), creation);
  },

  async find(task, graph, creation) {
    // The oldest, which every look finds first, whatever comes after it.
    const found = (await marked(task, graph, creation)).at(-1);
    return found && taskSummary(found, task, creation);
  },

  living: livingTask,

  async sweep(task, graph, creation, id) {
    const others = (await marked(task, graph, creation)).filter((one) => one.id !== id);
    for (const other of others) await graph.delete(taskPath(task.user, task.list, other.id));
  },
});

function checkDates({ dueDateTime, startDateTime, status, completedDateTime }: TaskValues): Problems {
  return {
    ...(dueDateTime &&
      startDateTime &&
      dueDateTime < startDateTime && { dueDateTime: say`Choose a due date that is not before the start date.` }),
    ...(completedDateTime &&
      status !== 'completed' && { status: say`Choose Completed, or take out the day on which it was completed.` }),
  };
}

function checkReminder({ dueDateTime, reminderDateTime, reminderTime, isReminderOn }: TaskValues): Problems {
  const day = reminderDateTime ?? (reminderTime && dueDateTime);
  if (day || !(reminderTime || isReminderOn)) return {};
  return { reminderDateTime: say`Choose the day of the reminder too.` };
}

function checkLink({ webUrl, linkName, applicationName }: TaskValues): Problems {
  return !webUrl && (linkName || applicationName)
    ? { webUrl: say`Say where the link leads, or leave its names out.` }
    : {};
}

/** The tasks of the list that carry this form's mark, among all that were created since it can have sent a request. */
async function marked({ user, list }: TaskValues, graph: Graph, { nonce, isOlder }: Creation): Promise<TodoTask[]> {
  const newestFirst = { $expand: 'linkedResources', $orderby: 'createdDateTime desc', $top: '100' };
  const tasks = await graph.list<TodoTask>(tasksPath(user, list), newestFirst, ({ createdDateTime }) =>
    isOlder(createdDateTime),
  );
  return tasks.filter(({ linkedResources }) => linkedResources?.some(({ externalId }) => externalId === nonce));
}
