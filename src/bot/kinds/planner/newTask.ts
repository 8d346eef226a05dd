import type { AlikeObject } from '../../forms/alike';
import type { Answers } from '../../forms/readForm';
import { type Graph, graphPath, type Query } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { Creation, Prepared, Summary } from '../kind';
import { missingPeople, namesOf } from '../people';
import { besideSame, SAME } from '../sameTask';
import { dayOfInWords, noonOf } from './days';
import { bucketsOf, categoriesOf, plansOf, propertyOf } from './plans';
import type { TaskValues } from './taskFields';
import { ASSIGNMENT, dayOf, isCompleted, type PlannerTask, PRIORITIES, taskSummary, taskUrl } from './taskSummary';

type About = Pick<Creation, 'requester' | 'cloud'>;

/** Reads plan, bucket, categories and people again, so that nothing old is sent, and what stands beside the new task. */
export async function prepareTask(values: TaskValues, graph: Graph, about: About): Promise<Prepared> {
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
  const { facts = {}, ...beside } = await alikeAndLast(values, graph, about);
  return { ...beside, facts: { ...facts, ...names, ...Object.fromEntries(applied), ...place } };
}

/** The tasks that could be mistaken for the new one, and the order hint of the last task in its bucket. */
async function alikeAndLast(values: TaskValues, graph: Graph, about: About): Promise<Prepared> {
  const tasks = await tasksBeside(values, graph, { $select: SELECTED });
  const named = tasks.filter(({ title }) => title === values.title);
  const inBucket = tasks.filter(({ bucketId }) => (bucketId ?? undefined) === values.bucketId);
  const hints = inBucket.map(({ orderHint }) => orderHint).sort();
  const existingIds = named.map(({ id }) => id);
  const isThere = sameDay(named, values, about).length > 0;
  return { existingIds, facts: { last: hints.at(-1) ?? '', ...(isThere && SAME) } };
}

const SELECTED = 'id,title,bucketId,orderHint,dueDateTime,percentComplete';

/** Of the tasks of this title those that are open and due on the same day. */
function sameDay(
  named: readonly PlannerTask[],
  { dueDateTime }: Pick<TaskValues, 'dueDateTime'>,
  { requester, cloud }: About,
): AlikeObject[] {
  if (!dueDateTime) return [];
  const { timeZone } = requester;
  const open = named.filter((task) => !isCompleted(task) && dayOf(task, timeZone) === dueDateTime);
  return open.map((task) => ({
    id: task.id,
    name: task.title,
    line: say`Due ${dayOfInWords(task.dueDateTime, timeZone) ?? ''}`,
    url: taskUrl(task.id, cloud),
  }));
}

/** The open tasks of the plan, or of the bucket, that have this title and day; none where they cannot be seen. */
export async function sameTasks(
  { title, planId = '', bucketId, dueDateTime }: Answers,
  graph: Graph,
  about: About,
): Promise<AlikeObject[]> {
  if (!title || !planId || !dueDateTime) return [];
  const tasks = await tasksBeside({ planId, bucketId }, graph, { $select: SELECTED });
  const named = tasks.filter((task) => task.title === title);
  return sameDay(named, { dueDateTime }, about);
}

/** https://learn.microsoft.com/graph/api/planner-post-tasks */
export async function newTask(values: TaskValues, graph: Graph, creation: Creation): Promise<Summary> {
  const task = await graph.post<PlannerTask>('/v1.0/planner/tasks', requestBody(values, creation));
  return besideSame(taskSummary(task, creation, values.orderHint), creation);
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
function tasksBeside(
  { planId, bucketId }: Pick<TaskValues, 'planId' | 'bucketId'>,
  graph: Graph,
  query: Query = {},
): Promise<PlannerTask[]> {
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
