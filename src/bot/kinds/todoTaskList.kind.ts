import { required, sharedIfSaid, text } from '../forms/fields';
import { type Graph, graphPath } from '../graph/graph';
import { say } from '../i18n/localizedText';
import { detailsOf } from './detailsOf';
import { defineKind, type Summary } from './kind';
import { lines } from './lines';
import { defineLiving, type Viewer } from './living';
import { orGone } from './orGone';
import { taskPermissions } from './taskPermissions';

interface TodoTaskList {
  readonly id: string;
  readonly displayName: string;
  readonly isOwner: boolean;
  readonly isShared: boolean;
}

interface ListWithTasks {
  readonly list: TodoTaskList;
  /** One of them, where there are any. */
  readonly tasks: readonly string[];
}

/** https://learn.microsoft.com/graph/api/todo-post-lists */
export default defineKind({
  name: 'todoTaskList',
  title: 'To Do list',
  phrases: ['list', 'task list', 'to do list', 'to-do list', 'todo list'],
  isNamedByPurpose: true,
  command: 'new list',
  example: { line: 'new list Packing' },
  description: 'Create a To Do list',
  openTitle: 'Open in To Do',
  order: 40,
  permissions: taskPermissions,

  leftOut: {},
  fields: { displayName: sharedIfSaid(required(text({ max: 255 }))) },

  create: async ({ displayName }, graph, creation) =>
    summaryOf(await graph.post<TodoTaskList>('/v1.0/me/todo/lists', { displayName }), creation),

  async prepare({ displayName }, graph, { cloud }) {
    const there = await listsNamed(displayName, graph);
    const alike = there.map(({ id, isShared }) => ({
      id,
      name: displayName,
      line: isShared ? say`Shared` : say`Your own list`,
      url: listUrl(id, cloud),
    }));
    return { existingIds: there.map(({ id }) => id), alike };
  },

  exclusiveKey: ({ displayName }, { id }) => `todo lists of ${id}: ${displayName}`,

  async find({ displayName }, graph, creation) {
    const list = (await listsNamed(displayName, graph)).find(({ id }) => !creation.existingIds.includes(id));
    return list && summaryOf(list, creation);
  },

  living: defineLiving<ListWithTasks>({
    async read({ id }, graph) {
      const list = await orGone(graph.get<TodoTaskList>(graphPath`/v1.0/me/todo/lists/${id}`));
      if (!list) return undefined;
      const tasks = await graph.list<{ id: string }>(
        graphPath`/v1.0/me/todo/lists/${id}/tasks`,
        { $top: '1' },
        () => true,
      );
      return { list, tasks: tasks.map((task) => task.id) };
    },
    parts: ({ list, tasks }) => partsOf(list, tasks),
    remove: ({ list }) => ({ method: 'DELETE', path: graphPath`/v1.0/me/todo/lists/${list.id}` }),
    edit: {
      fields: ['displayName'],
      answers: ({ list }) => ({ displayName: list.displayName }),
      request: ({ list }, { displayName }) => ({
        method: 'PATCH',
        path: graphPath`/v1.0/me/todo/lists/${list.id}`,
        body: { displayName },
      }),
    },
    present: async ({ list }, viewer) => summaryOf(list, viewer),
  }),
});

/** Whoever deletes a list deletes its tasks. */
function partsOf({ displayName, isShared }: TodoTaskList, tasks: readonly string[]): string[] {
  return [displayName, isShared ? 'shared' : 'own', ...tasks];
}

/** Two lists may have one name, and a list carries nothing that would mark it. */
async function listsNamed(displayName: string, graph: Graph): Promise<TodoTaskList[]> {
  const lists = await graph.list<TodoTaskList>('/v1.0/me/todo/lists');
  return lists.filter((list) => list.displayName === displayName);
}

function summaryOf(list: TodoTaskList, { requester: { timeZone }, cloud }: Viewer): Summary {
  const { id, displayName, isOwner, isShared } = list;
  return {
    id,
    name: displayName,
    parts: partsOf(list, []),
    lines: lines([say`Owner`, isOwner ? say`You` : null], [say`Shared`, isShared ? say`Yes` : say`No`]),
    details: detailsOf(list, ['displayName', 'isOwner', 'isShared'], timeZone),
    url: listUrl(id, cloud),
  };
}

function listUrl(id: string, { links }: Viewer['cloud']): string {
  return `${links.toDo}/${encodeURIComponent(id)}`;
}
