import { type Graph, type GraphPath, graphPath } from '../../graph/graph';
import type { Choice } from '../kind';

interface TodoList {
  readonly id: string;
  readonly displayName: string;
  readonly wellknownListName: 'defaultList' | 'flaggedEmails' | 'none';
}

/** A list's id takes 120 characters, and Teams takes no card above 100 KB. */
const MOST_LISTS = 40;
const MOST_CATEGORIES = 30;
const LONGEST_TITLE = 60;
const LONGEST_CATEGORY = 100;

/** The person's own lists, or those that somebody else, named by their object id, shares with them. */
export function listsPath(user: string | undefined): GraphPath {
  return user ? graphPath`/v1.0/users/${user}/todo/lists` : '/v1.0/me/todo/lists';
}

export function tasksPath(user: string | undefined, list: string): GraphPath {
  return user ? graphPath`/v1.0/users/${user}/todo/lists/${list}/tasks` : graphPath`/v1.0/me/todo/lists/${list}/tasks`;
}

export function taskPath(user: string | undefined, list: string, task: string): GraphPath {
  return user
    ? graphPath`/v1.0/users/${user}/todo/lists/${list}/tasks/${task}`
    : graphPath`/v1.0/me/todo/lists/${list}/tasks/${task}`;
}

/** The default list first; flagged e-mails look like a list but cannot receive tasks. */
export async function listChoices(user: string | undefined, graph: Graph): Promise<Choice[]> {
  const lists = await graph.list<TodoList>(listsPath(user));
  const isDefault = ({ wellknownListName }: TodoList) => Number(wellknownListName === 'defaultList');
  return lists
    .filter(({ wellknownListName }) => wellknownListName !== 'flaggedEmails')
    .sort((a, b) => isDefault(b) - isDefault(a))
    .slice(0, MOST_LISTS)
    .map(({ id, displayName }) => ({ title: displayName.slice(0, LONGEST_TITLE), value: id }));
}

/** The person's own categories, whoever the task is for, and those that are chosen although they are not among them yet. */
export async function categoryChoices(graph: Graph, chosen = ''): Promise<Choice[]> {
  const categories = await graph.list<{ displayName: string }>('/v1.0/me/outlook/masterCategories');
  const own = categories
    .map(({ displayName }) => ({ title: displayName.slice(0, LONGEST_TITLE), value: displayName }))
    .filter(({ value }) => value.length <= LONGEST_CATEGORY)
    .slice(0, MOST_CATEGORIES);
  const others = chosen.split(',').filter((name) => name !== '' && own.every(({ value }) => value !== name));
  return [
    ...own,
    ...others.slice(0, MOST_CATEGORIES).map((name) => ({ title: name.slice(0, LONGEST_TITLE), value: name })),
  ];
}
