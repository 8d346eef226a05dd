import { type LocalizedText, say } from '../../i18n/localizedText';
import { momentInWords } from '../dates';
import { detailsOf } from '../detailsOf';
import type { Summary } from '../kind';
import { lines, linesToKeep } from '../lines';
import type { Viewer } from '../living';
import { partsOf } from '../partsOf';
import { dayAt, dayOfInWords } from './days';
import type { TaskValues } from './taskFields';

interface IdentitySet {
  readonly user?: { readonly id: string | null; readonly displayName: string | null } | null;
}

/** Graph's plannerTask, as far as the summary words it; whatever else comes with it stands among the details. */
export interface PlannerTask {
  readonly '@odata.etag'?: string;
  readonly id: string;
  readonly title: string;
  readonly planId: string;
  readonly bucketId: string | null;
  readonly orderHint: string;
  readonly assignments: Readonly<Record<string, unknown>>;
  readonly appliedCategories: Readonly<Record<string, boolean>>;
  readonly startDateTime: string | null;
  readonly dueDateTime: string | null;
  readonly priority: number;
  readonly percentComplete: number;
  readonly createdBy: IdentitySet;
  readonly createdDateTime: string;
  readonly completedBy: IdentitySet | null;
  readonly completedDateTime: string | null;
  readonly hasDescription: boolean;
  readonly checklistItemCount: number;
  readonly activeChecklistItemCount: number;
}

/** Planner has eleven numbers and four words for them; these are the numbers that it gives itself. */
export const PRIORITIES = { urgent: 1, important: 3, medium: 5, low: 9 } as const;

/** The last three are those of a task without its details, which come after it. */
const SAID = [
  'title',
  'planId',
  'bucketId',
  'assignments',
  'appliedCategories',
  'startDateTime',
  'dueDateTime',
  'priority',
  'percentComplete',
  'createdBy',
  'completedBy',
  'completedDateTime',
  'hasDescription',
  'checklistItemCount',
  'activeChecklistItemCount',
] as const;

/** What people change of a task, beside its assignments and labels. */
const CHANGED_BY_PEOPLE = [
  'title',
  'planId',
  'bucketId',
  'startDateTime',
  'dueDateTime',
  'priority',
  'percentComplete',
] as const;

export function taskParts(task: PlannerTask): string[] {
  return [...partsOf(task, CHANGED_BY_PEOPLE), ...Object.keys(task.assignments).sort(), ...appliedTo(task).sort()];
}

/** Graph's answer names ids only; `facts` has the names. `orderHint`: what the form asked for, which no task tells. */
export function taskSummary(
  task: PlannerTask,
  viewer: Viewer & { readonly facts: Readonly<Record<string, string>> },
  orderHint?: TaskValues['orderHint'],
): Summary {
  const { facts, requester, cloud } = viewer;
  const { timeZone } = requester;
  const completed = task.completedDateTime && { dateTime: task.completedDateTime, timeZone: 'UTC' };
  return {
    id: task.id,
    name: task.title,
    ...(isCompleted(task) && { heading: say`Task completed` }),
    at: { planId: task.planId, ...(task.bucketId !== null && { bucketId: task.bucketId }) },
    parts: taskParts(task),
    offers: isCompleted(task)
      ? [{ verb: 'reopenTask' }]
      : [{ verb: 'completeTask' }, { verb: 'assignTask' }, { verb: 'changeDate', input: dayOf(task, timeZone) }],
    lines: [
      ...lines(
        [say`Plan`, facts.plan, 'planId'],
        [say`Bucket`, facts.bucket, 'bucketId'],
        [say`Assigned to`, Object.keys(task.assignments).map((id) => facts[id] ?? id)],
        [say`Start`, dayOfInWords(task.startDateTime, timeZone)],
        [say`Due`, dayOfInWords(task.dueDateTime, timeZone), 'dueDateTime'],
        [say`Priority`, PRIORITY_WORDS[priorityOf(task)]],
        [say`Progress`, progressInWords(task.percentComplete)],
        [say`Completed`, completed && momentInWords(completed, timeZone)],
        [say`Completed by`, nameOf(task.completedBy, viewer)],
        [say`Categories`, appliedTo(task).map((property) => facts[property] ?? property)],
      ),
      ...linesToKeep([say`Position`, orderHint && (orderHint === 'last' ? say`Last` : say`First`)]),
    ],
    details: [...lines([say`Created by`, nameOf(task.createdBy, viewer)]), ...detailsOf(task, SAID, timeZone)],
    url: taskUrl(task.id, cloud),
  };
}

export function isCompleted({ percentComplete }: Pick<PlannerTask, 'percentComplete'>): boolean {
  return percentComplete === 100;
}

/** `2026-11-27` where the person is. */
export function dayOf({ dueDateTime }: Pick<PlannerTask, 'dueDateTime'>, timeZone: string): string {
  return dueDateTime ? dayAt(dueDateTime, timeZone) : '';
}

/** Somebody whom a task is assigned to, as Graph is told of them. */
export const ASSIGNMENT = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };

/** `category3` */
export function appliedTo({ appliedCategories }: PlannerTask): string[] {
  return Object.keys(appliedCategories);
}

/** Opens a task. */
export function taskUrl(id: string, { links }: Viewer['cloud']): string {
  return `${links.planner}/Home/Task/${encodeURIComponent(id)}`;
}

const PRIORITY_WORDS = { urgent: say`Urgent`, important: say`Important`, medium: say`Medium`, low: say`Low` };

/** Planner's word for the number. */
export function priorityOf({ priority }: Pick<PlannerTask, 'priority'>): keyof typeof PRIORITIES {
  if (priority < 2) return 'urgent';
  if (priority < 5) return 'important';
  return priority < 8 ? 'medium' : 'low';
}

function progressInWords(percent: number): LocalizedText {
  if (percent === 0) return say`Not started`;
  return percent === 100 ? say`Completed` : say`In progress, ${percent} %`;
}

function nameOf(
  identity: IdentitySet | null,
  { facts, requester }: Pick<Parameters<typeof taskSummary>[1], 'facts' | 'requester'>,
): LocalizedText | null {
  const { id = null, displayName = null } = identity?.user ?? {};
  if (id === null || displayName !== null) return displayName;
  return id === requester.id ? requester.name || say`You` : (facts[id] ?? id);
}
