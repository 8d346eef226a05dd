import { type Graph, type GraphPath, graphPath } from '../../graph/graph';
import type { ChoiceList, Wanted } from '../kind';
import { choicesOf, type ListShape } from '../longLists';

interface TodoList {
  readonly id: string;
  readonly displayName: string | null;
  readonly wellknownListName: 'defaultList' | 'flaggedEmails' | 'none';
}

/** By this name To Do knows everybody's default list, whatever it is called and without its id; only one task of it cannot be read so. */
export const DEFAULT_LIST = 'Tasks';

/** A list's id takes 120 characters, and Teams takes no card above 100 KB. */
const MOST_LISTS = 40;
const MOST_CATEGORIES = 30;
const LONGEST_TITLE = 60;
/** Graph lets a list have no name. */
const NAMELESS = '—';
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
export function listChoices(
  user: string | undefined,
  graph: Graph,
  wanted: Wanted & { readonly chosen?: string | undefined } = {},
): Promise<ChoiceList> {
  const shape: ListShape<TodoList> = {
    field: 'list',
    path: listsPath(user),
    query: { $top: '100' },
    choice: ({ id, displayName, wellknownListName }) =>
      wellknownListName === 'flaggedEmails'
        ? undefined
        : {
            title: displayName || NAMELESS,
            value: wellknownListName === 'defaultList' && wanted.chosen === DEFAULT_LIST ? DEFAULT_LIST : id,
          },
    order: (a, b) => isDefault(b) - isDefault(a),
    newest: (lists) => [...lists].reverse(),
    most: MOST_LISTS,
    longest: LONGEST_TITLE,
  };
  return choicesOf(graph, shape, wanted);
}

/** For what To Do does not do by the name of the list. */
export async function idOfDefaultList(user: string | undefined, graph: Graph): Promise<string> {
  const lists = await graph.list<TodoList>(listsPath(user), { $top: '100' });
  return lists.find((list) => isDefault(list) > 0)?.id ?? DEFAULT_LIST;
}

function isDefault({ wellknownListName }: TodoList): number {
  return Number(wellknownListName === 'defaultList');
}

/** The person's own categories, whoever the task is for, and those that are chosen although they are not among them yet. */
export async function categoryChoices(graph: Graph, chosen = '', wanted: Wanted = {}): Promise<ChoiceList> {
  const own = await choicesOf(graph, CATEGORIES, { ...wanted, words: '', chosen });
  const others = chosen.split(',').filter((name) => name !== '' && own.every(({ value }) => value !== name));
  const all = [
    ...own,
    ...others.slice(0, MOST_CATEGORIES).map((name) => ({ title: name.slice(0, LONGEST_TITLE), value: name })),
  ];
  return own.isCut ? Object.assign(all, { isCut: true }) : all;
}

const CATEGORIES: ListShape<{ readonly displayName: string | null }> = {
  field: 'categories',
  path: '/v1.0/me/outlook/masterCategories',
  choice: ({ displayName }) =>
    displayName && displayName.length <= LONGEST_CATEGORY ? { title: displayName, value: displayName } : undefined,
  most: MOST_CATEGORIES,
  longest: LONGEST_TITLE,
};
