import { people } from '../../forms/fields';
import { type Graph, graphPath } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { say } from '../../i18n/localizedText';
import { defineLiving, type ObjectRequest } from '../living';
import { orGone } from '../orGone';
import { namesOf } from '../people';
import { noonOf } from './days';
import { answersOf, CHANGEABLE, changesOf } from './editTask';
import { bucketsOf, categoriesOf, plansOf, propertyOf } from './plans';
import { ASSIGNMENT, appliedTo, dayOf, isCompleted, type PlannerTask, taskParts, taskSummary } from './taskSummary';

/** https://learn.microsoft.com/graph/api/plannertask-update; every change names the version that it is made to. */
export const livingTask = defineLiving<PlannerTask>({
  read: ({ id }, graph) => orGone(graph.get<PlannerTask>(graphPath`/v1.0/planner/tasks/${id}`)),

  present: async (task, viewer, graph) => taskSummary(task, { ...viewer, facts: await factsOf(task, graph) }),

  parts: taskParts,

  remove: (task) => ({
    method: 'DELETE',
    path: graphPath`/v1.0/planner/tasks/${task.id}`,
    etag: task['@odata.etag'],
  }),

  edit: {
    fields: CHANGEABLE,
    answers: answersOf,
    request: (task, answers, changed, viewer) => change(task, changesOf(answers, changed, viewer)),
  },

  actions: [
    {
      verb: 'completeTask',
      title: say`Complete`,
      concerns: 'everyone',
      request: (task) => (isCompleted(task) ? undefined : change(task, { percentComplete: 100 })),
    },
    {
      verb: 'reopenTask',
      title: say`Reopen`,
      concerns: 'everyone',
      request: (task) => (isCompleted(task) ? change(task, { percentComplete: 0 }) : undefined),
    },
    {
      verb: 'assignTask',
      title: say`Assign`,
      concerns: 'maker',
      input: { id: 'newPeople', type: 'people', label: say`Assign to` },
      request(task, input) {
        const ids = (people().read(input) ?? []).filter((id) => !Object.hasOwn(task.assignments, id));
        if (ids.length === 0) return undefined;
        return change(task, { assignments: Object.fromEntries(ids.map((id) => [id, ASSIGNMENT])) });
      },
    },
    {
      verb: 'changeDate',
      title: say`Change date`,
      concerns: 'maker',
      input: { id: 'newDay', type: 'day', label: say`Due date` },
      request: (task, day, { requester: { timeZone } }) =>
        day === dayOf(task, timeZone)
          ? undefined
          : change(task, { dueDateTime: day === '' ? null : noonOf(day, timeZone) }),
    },
  ],
});

function change(task: PlannerTask, body: object): ObjectRequest {
  return { method: 'PATCH', path: graphPath`/v1.0/planner/tasks/${task.id}`, body, etag: task['@odata.etag'] };
}

/** The names of plan, bucket, labels and people; what cannot be read is left out. */
async function factsOf(task: PlannerTask, graph: Graph): Promise<Record<string, string>> {
  const people = [...Object.keys(task.assignments), task.createdBy.user?.id, task.completedBy?.user?.id];
  const [plans, buckets, categories, names] = await Promise.all([
    ifReadable(plansOf(graph)),
    ifReadable(bucketsOf(task.planId, graph)),
    appliedTo(task).length > 0 ? ifReadable(categoriesOf(task.planId, graph)) : undefined,
    ifReadable(namesOf([...new Set(people.flatMap((id) => id ?? []))], graph)),
  ]);
  return {
    ...names,
    plan: plans?.find(({ id }) => id === task.planId)?.title ?? '',
    bucket: buckets?.find(({ id }) => id === task.bucketId)?.name ?? '',
    ...Object.fromEntries([...(categories ?? [])].map(([category, name]) => [propertyOf(category), name])),
  };
}

async function ifReadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof GraphProblem) return undefined;
    throw error;
  }
}
