import { say } from '../../i18n/localizedText';
import { defineLiving, type ObjectRequest } from '../living';
import { orGone } from '../orGone';
import { answersOf, CHANGEABLE, changesOf } from './editTask';
import { DEFAULT_LIST, idOfDefaultList, taskPath } from './taskLists';
import { dayOf, type TodoTask, taskParts, taskSummary } from './taskSummary';

/** A task, and where it lies. */
interface PlacedTask {
  readonly task: TodoTask;
  readonly list: string;
  readonly user: string | undefined;
}

/** https://learn.microsoft.com/graph/api/todotask-update */
export const livingTask = defineLiving<PlacedTask>({
  async read({ id, at: { list: named = '', user } }, graph) {
    const list = named === DEFAULT_LIST ? await idOfDefaultList(user, graph) : named;
    const task = await orGone(graph.get<TodoTask>(taskPath(user, list, id), { $expand: 'linkedResources' }));
    return task && { task, list, user };
  },

  present: async ({ task, list, user }, viewer) => taskSummary(task, { list, user }, viewer),

  parts: ({ task }) => taskParts(task),

  remove: ({ task, list, user }) => ({ method: 'DELETE', path: taskPath(user, list, task.id) }),

  edit: {
    fields: CHANGEABLE,
    answers: ({ task, list }, viewer) => answersOf(task, list, viewer),
    request: (placed, answers, changed, viewer) => change(placed, changesOf(answers, changed, viewer)),
  },

  actions: [
    {
      verb: 'completeTask',
      title: say`Complete`,
      concerns: 'maker',
      request: (placed) => (isCompleted(placed) ? undefined : change(placed, { status: 'completed' })),
    },
    {
      verb: 'reopenTask',
      title: say`Reopen`,
      concerns: 'maker',
      request: (placed) => (isCompleted(placed) ? change(placed, { status: 'notStarted' }) : undefined),
    },
    {
      verb: 'changeDate',
      title: say`Change date`,
      concerns: 'maker',
      input: { id: 'newDay', type: 'day', label: say`Due date` },
      request: (placed, day, { requester: { timeZone } }) =>
        day === dayOf(placed.task)
          ? undefined
          : change(placed, { dueDateTime: day === '' ? null : { dateTime: `${day}T00:00:00`, timeZone } }),
    },
  ],
});

function isCompleted({ task }: PlacedTask): boolean {
  return task.status === 'completed';
}

function change({ task, list, user }: PlacedTask, body: object): ObjectRequest {
  return { method: 'PATCH', path: taskPath(user, list, task.id), body };
}
