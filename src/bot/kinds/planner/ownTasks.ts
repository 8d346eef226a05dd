import type { Graph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import type { Viewer } from '../living';
import type { Mine, OwnItem } from '../mine';
import { taskPermissions } from '../taskPermissions';
import { plansOf } from './plans';
import { dayOf, isCompleted, type PlannerTask } from './taskSummary';

type Task = Pick<PlannerTask, 'id' | 'planId' | 'dueDateTime' | 'percentComplete'> & { readonly title: string | null };

const NAMELESS = '—';

/** The open tasks of plans that are assigned to a person. */
export const ownTasks: Mine = {
  list: 'tasks',
  permissions: taskPermissions,

  async read(graph, viewer) {
    const [tasks, plans] = await Promise.all([graph.list<Task>('/v1.0/me/planner/tasks'), namesOfPlans(graph)]);
    const open = tasks.filter((task) => !isCompleted(task));
    return { items: open.map((task) => itemOf(task, plans.get(task.planId) ?? '', viewer)), problems: [] };
  },
};

function itemOf(task: Task, plan: string, { requester, cloud }: Viewer): OwnItem {
  const due = dayOf(task, requester.timeZone);
  return {
    id: task.id,
    at: {},
    name: task.title || NAMELESS,
    place: plan,
    ...(due && { due }),
    isDone: false,
    url: `${cloud.links.planner}/Home/Task/${encodeURIComponent(task.id)}`,
  };
}

/** Tasks may be of plans whose group the person has left: those have no name here. */
async function namesOfPlans(graph: Graph): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await plansOf(graph)).map(({ id, title }) => [id, title ?? '']));
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    return new Map();
  }
}
