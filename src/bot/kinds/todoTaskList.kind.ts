import { required, text } from '../forms/fields';
import type { Graph } from '../graph/graph';
import { defineKind, type Summary } from './kind';
import { lines } from './lines';

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
  command: 'new list',
  order: 40,
  permissions: ['Tasks.ReadWrite'],

  fields: { displayName: required(text({ max: 255 })) },

  create: async ({ displayName }, graph) =>
    summaryOf(await graph.post<TodoTaskList>('/v1.0/me/todo/lists', { displayName })),

  lookalikes: async ({ displayName }, graph) => (await listsNamed(displayName, graph)).map(({ id }) => id),

  async find({ displayName }, graph, { known }) {
    const list = (await listsNamed(displayName, graph)).find(({ id }) => !known.includes(id));
    return list && summaryOf(list);
  },
});

/** Two lists may have one name, and a list carries nothing that would mark it. */
async function listsNamed(displayName: string, graph: Graph): Promise<TodoTaskList[]> {
  const lists = await graph.list<TodoTaskList>('/v1.0/me/todo/lists');
  return lists.filter((list) => list.displayName === displayName);
}

function summaryOf({ id, displayName, isOwner, isShared }: TodoTaskList): Summary {
  return {
    id,
    name: displayName,
    lines: lines({ Owner: isOwner ? 'You' : null, Shared: isShared ? 'Yes' : 'No' }),
    url: `https://to-do.office.com/tasks/${encodeURIComponent(id)}`,
  };
}
