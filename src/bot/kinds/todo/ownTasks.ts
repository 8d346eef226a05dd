import { batchReads } from '../../graph/batchReads';
import type { GraphProblem } from '../../graph/graphProblem';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { Viewer } from '../living';
import type { Mine, OwnItem } from '../mine';
import { taskPermissions } from '../taskPermissions';
import { listsPath, tasksPath } from './taskLists';
import type { TodoTask } from './taskSummary';

interface List {
  readonly id: string;
  readonly displayName: string | null;
}

type Task = Pick<TodoTask, 'id' | 'dueDateTime'> & { readonly title: string | null };

const OPEN = { $filter: "status ne 'completed'", $top: '100' };
const NAMELESS = '—';
const MOST_NAMED = 5;

/** The open tasks of all lists of a person, with those that others share. */
export const ownTasks: Mine = {
  list: 'tasks',
  permissions: taskPermissions,

  async read(graph, viewer, limit) {
    const lists = await graph.list<List>(listsPath(undefined), { $top: '100' });
    const reads = lists.map(({ id }) => ({ path: tasksPath(undefined, id), query: OPEN }));
    const found = await batchReads<Task>(graph, reads, limit);
    const unread = lists.filter((_, i) => found[i]?.problem && !isGone(found[i]?.problem));
    const items = lists.flatMap((list, i) => (found[i]?.entries ?? []).map((task) => itemOf(task, list, viewer)));
    return { items, problems: unread.length > 0 ? [unreadLists(unread)] : [] };
  },
};

/** A list that was deleted meanwhile has no tasks. */
function isGone(problem: GraphProblem | undefined): boolean {
  return problem?.refusal.status === 404;
}

function itemOf(task: Task, { id, displayName }: List, { cloud }: Viewer): OwnItem {
  return {
    id: task.id,
    at: { list: id },
    name: task.title || NAMELESS,
    place: displayName || NAMELESS,
    ...(task.dueDateTime && { due: task.dueDateTime.dateTime.slice(0, 10) }),
    isDone: false,
    url: `${cloud.links.toDo}/id/${encodeURIComponent(task.id)}/details`,
  };
}

function unreadLists(lists: readonly List[]): LocalizedText {
  const names = lists.slice(0, MOST_NAMED).map(({ displayName }) => say`“${displayName || NAMELESS}”`);
  const others = lists.length - names.length;
  if (others > 0) return say`Some of your lists did not answer: ${joined(names, ', ')} and ${others} more.`;
  return say`Some of your lists did not answer: ${joined(names, 'and')}.`;
}
