import type { User } from '../tenant';
import type { GraphFixture, Item } from './collection';
import { mailboxesOf } from './outlook/mailboxes';
import { newTask } from './outlook/task';
import { newList } from './outlook/taskLists';
import { plansOf } from './planner/plans';
import { moreLabels } from './security/sensitivityLabels';

const most = 5_000;
const AMOUNTS = ['lists', 'plans', 'buckets', 'tasks', 'tasksPerList', 'categories', 'labels'];

/**
 * Gives somebody more: so many To Do lists (`List 0` and on), plans (`Plan 0`), buckets in each plan that was there before
 * (`Bucket 0`), tasks in the default list, or in each of the person's own lists, categories; labels to the whole tenant; and a zone to the mailbox. Throws a sentence about what cannot be.
 */
export function seed(fixture: GraphFixture, user: User, wanted: Item): void {
  const { timeZone, ...amounts } = wanted;
  const unknown = Object.keys(amounts).find((name) => !AMOUNTS.includes(name));
  if (unknown !== undefined) throw new Error(`There is nothing to seed that is called "${unknown}".`);
  const { lists, plans, buckets, tasks, tasksPerList, categories } = {
    lists: amountOf(amounts, 'lists'),
    plans: amountOf(amounts, 'plans'),
    buckets: amountOf(amounts, 'buckets'),
    tasks: amountOf(amounts, 'tasks'),
    tasksPerList: amountOf(amounts, 'tasksPerList'),
    categories: amountOf(amounts, 'categories'),
  };
  const mailbox = mailboxesOf(fixture).ofPerson(user);
  plansOf(fixture).seed(user, plans, buckets);
  moreLabels(fixture).amount += amountOf(amounts, 'labels');
  if (!mailbox) return;
  mailbox.lists = [...mailbox.lists, ...named('List', lists).map((name) => newList(name))];
  const [usual] = mailbox.lists;
  for (const list of mailbox.lists)
    list.tasks = [...named('Task', tasksPerList).map((title) => newTask({ title })), ...list.tasks];
  if (usual) usual.tasks = [...named('Task', tasks).map((title) => newTask({ title })), ...usual.tasks];
  const more = named('Category', categories).map((displayName) => ({ id: displayName, displayName, color: 'none' }));
  mailbox.categories = [...mailbox.categories, ...more];
  if (typeof timeZone === 'string') mailbox.timeZone = timeZone;
}

function amountOf(amounts: Item, name: string): number {
  const amount = amounts[name] ?? 0;
  if (typeof amount === 'number' && Number.isInteger(amount) && amount >= 0 && amount <= most) return amount;
  throw new Error(`"${name}" must be a number from 0 to ${most}.`);
}

function named(what: string, amount: number): string[] {
  return Array.from({ length: amount }, (_, i) => `${what} ${i}`);
}
