import type { Caller, Item } from '../collection';
import { isItem } from '../jsonBody';
import { placed } from './orderHint';
import { invalid } from './plannerErrors';
import type { Plan } from './plans';

/** Where a task is changed, and by whom. */
export interface ChangeContext {
  readonly plan: Plan;
  readonly caller: Caller;
  /** The order hints of the plan's tasks in one bucket. */
  readonly hintsIn: (bucketId: unknown) => readonly string[];
  readonly isUser: (id: string) => boolean;
}

/** What becomes of a task's properties when these are sent; throws when they do not fit the rest of task and plan. */
export function changesOf(before: Item, values: Item, where: ChangeContext): Item {
  checkTogether({ ...before, ...values }, where.plan);
  const { orderHint, assigneePriority, assignments, appliedCategories, percentComplete, bucketId } = values;
  const hints = where.hintsIn(bucketId === undefined ? before.bucketId : bucketId);
  return {
    ...values,
    ...((orderHint !== undefined || before.orderHint === undefined) && { orderHint: placed(orderHint, hints) }),
    ...(assigneePriority !== undefined && { assigneePriority: placed(assigneePriority, [], 'assigneePriority') }),
    ...(assignments !== undefined && { assignments: assigned(before.assignments, assignments, where) }),
    ...(appliedCategories !== undefined && { appliedCategories: applied(before.appliedCategories, appliedCategories) }),
    ...(percentComplete !== undefined && completion(before, percentComplete, where.caller)),
  };
}

/** Who did something, and with which app. */
export function identityOf({ user, appId }: Caller): Item {
  return { user: { displayName: null, id: user.id }, application: { displayName: null, id: appId } };
}

function checkTogether({ bucketId, startDateTime, dueDateTime }: Item, plan: Plan): void {
  if (bucketId !== null && !plan.buckets.some(({ id }) => id === bucketId)) {
    throw invalid('The bucketId does not name a bucket of the plan.');
  }
  if (typeof startDateTime !== 'string' || typeof dueDateTime !== 'string') return;
  if (Date.parse(startDateTime) > Date.parse(dueDateTime)) {
    throw invalid('The startDateTime is later than the dueDateTime.');
  }
}

function assigned(before: unknown, sent: unknown, where: ChangeContext): Item {
  const changes = entriesOf(sent).map(([id, orderHint]) => {
    if (!where.isUser(id)) throw invalid(`'${id}' is not the id of a user.`);
    return [id.toLowerCase(), orderHint === null ? null : newAssignment(id, orderHint, where.caller)];
  });
  const all = Object.entries({ ...Object.fromEntries([...entriesOf(before), ...changes]) });
  return Object.fromEntries(all.filter(([, assignment]) => assignment !== null));
}

function newAssignment(id: string, orderHint: unknown, caller: Caller): Item {
  if (orderHint === undefined) throw invalid(`The orderHint of 'assignments/${id}' is required.`);
  return {
    '@odata.type': '#microsoft.graph.plannerAssignment',
    assignedBy: identityOf(caller),
    assignedDateTime: new Date().toISOString(),
    orderHint: placed(orderHint, [], `assignments/${id}/orderHint`),
  };
}

function applied(before: unknown, sent: unknown): Item {
  const all = new Map([...entriesOf(before), ...entriesOf(sent)]);
  return Object.fromEntries([...all].filter(([, isApplied]) => isApplied === true));
}

function completion(before: Item, percentComplete: unknown, caller: Caller): Item {
  if (percentComplete !== 100) return { completedDateTime: null, completedBy: null };
  if (before.percentComplete === 100) return {};
  return { completedDateTime: new Date().toISOString(), completedBy: identityOf(caller) };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isItem(value) ? Object.entries(value) : [];
}
