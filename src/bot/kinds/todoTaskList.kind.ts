import { required, sharedIfSaid, text } from '../forms/fields';
import type { Graph } from '../graph/graph';
import { say } from '../i18n/localizedText';
import { detailsOf } from './detailsOf';
import { type Creation, defineKind, type Summary } from './kind';
import { lines } from './lines';
import { taskPermissions } from './taskPermissions';

interface TodoTaskList {
  readonly id: string;
  readonly displayName: string;
  readonly isOwner: boolean;
  readonly isShared: boolean;
}

/** https://learn.microsoft.com/graph/api/todo-post-lists */
export default defineKind({
  name: 'todoTaskList',
  title: 'To Do list',
  phrases: ['list', 'task list', 'to do list', 'to-do list', 'todo list'],
  isNamedByPurpose: true,
  command: 'new list',
  description: 'Create a To Do list',
  openTitle: 'Open in To Do',
  order: 40,
  permissions: taskPermissions,

  leftOut: {},
  fields: { displayName: sharedIfSaid(required(text({ max: 255 }))) },

  create: async ({ displayName }, graph, creation) =>
    summaryOf(await graph.post<TodoTaskList>('/v1.0/me/todo/lists', { displayName }), creation),

  prepare: async ({ displayName }, graph) => ({
    existingIds: (await listsNamed(displayName, graph)).map(({ id }) => id),
  }),

  exclusiveKey: ({ displayName }, { id }) => `todo lists of ${id}: ${displayName}`,

  async find({ displayName }, graph, creation) {
    const list = (await listsNamed(displayName, graph)).find(({ id }) => !creation.existingIds.includes(id));
    return list && summaryOf(list, creation);
  },
});

/** Two lists may have one name, and a list carries nothing that would mark it. */
async function listsNamed(displayName: string, graph: Graph): Promise<TodoTaskList[]> {
  const lists = await graph.list<TodoTaskList>('/v1.0/me/todo/lists');
  return lists.filter((list) => list.displayName === displayName);
}

function summaryOf(list: TodoTaskList, { requester: { timeZone }, cloud }: Creation): Summary {
  const { id, displayName, isOwner, isShared } = list;
  return {
    id,
    name: displayName,
    lines: lines([say`Owner`, isOwner ? say`You` : null], [say`Shared`, isShared ? say`Yes` : say`No`]),
    details: detailsOf(list, ['displayName', 'isOwner', 'isShared'], timeZone),
    url: `${cloud.links.toDo}/${encodeURIComponent(id)}`,
  };
}
