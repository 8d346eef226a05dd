import { type Graph, graphPath, type Query } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { Creation, Prepared, Summary } from '../kind';
import { missingPeople, namesOf } from '../people';
import { noonOf } from './days';
import { bucketsOf, categoriesOf, plansOf, propertyOf } from './plans';
import type { TaskValues } from './taskFields';
import { ASSIGNMENT, type PlannerTask, PRIORITIES, taskSummary } from './taskSummary';

/** Reads plan, bucket, categories and people again, so that nothing old is sent, and what stands beside the new task. */
export async function prepareTask(values: TaskValues, graph: Graph): Promise<Prepared> {
  const { planId, bucketId, assignments = [], appliedCategories = [] } = values;
  const [plans, names] = await Promise.all([plansOf(graph), namesOf(assignments, graph)]);
  const left = missingPeople({ assignments }, names);
  const plan = plans.find(({ id }) => id === planId);
  if (!plan)
    return { problems: { ...left, planId: say`This plan is gone, or no longer open to you. Choose another one.` } };

  const [buckets, categories] = await Promise.all([
    bucketsOf(planId, graph),
    appliedCategories.length > 0 ? categoriesOf(planId, graph) : new Map<string, string>(),
  ]);
  const bucket = buckets.find(({ id }) => id === bucketId);
  const problems = {
    ...left,
    ...(bucketId && !bucket && { bucketId: say`This bucket is not one of “${plan.title ?? ''}”. Choose again.` }),
    ...(appliedCategories.some((one) => !categories.has(one)) && {
      appliedCategories: say`These categories are not those of “${plan.title ?? ''}”. Choose again.`,
    }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const applied = appliedCategories.map((one) => [propertyOf(one), categories.get(one) ?? '']);
  const place = { plan: plan.title ?? '', bucket: bucket?.name ?? '' };
  return alikeAndLast(values, graph, { ...names, ...Object.fromEntries(applied), ...place });
}

/** The tasks that could be mistaken for the new one, and the order hint of the last task in its bucket. */
async function alikeAndLast(values: TaskValues, graph: Graph, facts: Record<string, string>): Promise<Prepared> {
  const tasks = await tasksBeside(values, graph, { $select: 'id,title,bucketId,orderHint' });
  const alike = tasks.filter(({ title }) => title === values.title);
  const inBucket = tasks.filter(({ bucketId }) => (bucketId ?? undefined) === values.bucketId);
  const hints = inBucket.map(({ orderHint }) => orderHint).sort();
  return { existingIds: alike.map(({ id }) => id), facts: { ...facts, last: hints.at(-1) ?? '' } };
}

/** https://learn.microsoft.com/graph/api/planner-post-tasks */
export async function newTask(values: TaskValues, graph: Graph, creation: Creation): Promise<Summary> {
  const task = await graph.post<PlannerTask>('/v1.0/planner/tasks', requestBody(values, creation));
  return taskSummary(task, creation, values.orderHint);
}

/** A task of this title in this bucket that the requester created and that was not there before the first request. */
export async function findTask(values: TaskValues, graph: Graph, creation: Creation): Promise<Summary | undefined> {
  const { existingIds, requester } = creation;
  const task = (await tasksBeside(values, graph)).find(
    ({ id, title, createdBy, createdDateTime }) =>
      title === values.title &&
      createdBy.user?.id === requester.id &&
      !existingIds.includes(id) &&
      !creation.isOlder(createdDateTime),
  );
  return task && taskSummary(task, creation, values.orderHint);
}

/** The tasks of the chosen bucket; of the whole plan where none is chosen. */
function tasksBeside({ planId, bucketId }: TaskValues, graph: Graph, query: Query = {}): Promise<PlannerTask[]> {
  const path = bucketId
    ? graphPath`/v1.0/planner/buckets/${bucketId}/tasks`
    : graphPath`/v1.0/planner/plans/${planId}/tasks`;
  return graph.list(path, query);
}

function requestBody(values: TaskValues, { facts, requester: { timeZone } }: Creation): object {
  const { title, planId, bucketId, assignments, orderHint, startDateTime, dueDateTime } = values;
  const { priority, percentComplete, appliedCategories, previewType } = values;
  return {
    planId,
    title,
    ...(bucketId && { bucketId }),
    // https://learn.microsoft.com/graph/api/resources/planner-order-hint-format: behind what, before what.
    orderHint: orderHint === 'last' ? `${facts.last} !` : ' !',
    priority: PRIORITIES[priority],
    ...(percentComplete !== undefined && { percentComplete }),
    ...(startDateTime && { startDateTime: noonOf(startDateTime, timeZone) }),
    ...(dueDateTime && { dueDateTime: noonOf(dueDateTime, timeZone) }),
    ...(assignments?.length && { assignments: Object.fromEntries(assignments.map((id) => [id, ASSIGNMENT])) }),
    ...(appliedCategories?.length && {
      appliedCategories: Object.fromEntries(appliedCategories.map((one) => [propertyOf(one), true])),
    }),
    ...(previewType && { previewType }),
  };
}
