import type { Refusal } from '../../graph/graphProblem';
import { say } from '../../i18n/localizedText';
import type { Remedy } from '../kind';

/** Planner's limits by `error.code`, where a plan is still called a project. */
const LIMITS = new Map<string, Remedy>([
  [
    'MaximumTasksInProject',
    {
      field: 'planId',
      sentence: say`This plan holds as many tasks as Planner allows. Choose another plan, or delete old tasks in Planner.`,
    },
  ],
  [
    'MaximumActiveTasksInProject',
    {
      field: 'planId',
      sentence: say`This plan has as many open tasks as Planner allows. Choose another plan, or complete or delete some tasks first.`,
    },
  ],
  [
    'MaximumTasksCreatedByUser',
    {
      sentence: say`You have created as many tasks as Planner allows one person. Delete old ones in Planner, or ask somebody else to create this one.`,
    },
  ],
  [
    'MaximumTasksAssignedToUser',
    {
      field: 'assignments',
      sentence: say`Somebody chosen here has as many tasks as Planner allows one person. Take them out, or choose again.`,
    },
  ],
  [
    'MaximumAssigneesInTasks',
    { field: 'assignments', sentence: say`These are more people than Planner allows on one task. Take some out.` },
  ],
  [
    'MaximumUsersSharedWithProject',
    {
      field: 'assignments',
      sentence: say`This plan is shared with as many people as Planner allows. Choose people who are in it already.`,
    },
  ],
  [
    'MaximumProjectsSharedWithUser',
    {
      field: 'assignments',
      sentence: say`Somebody chosen here shares as many plans as Planner allows one person. Take them out, or ask them to leave a plan.`,
    },
  ],
  [
    'MaximumBucketsInProject',
    {
      field: 'bucketId',
      sentence: say`This plan has as many buckets as Planner allows. Choose one that is there, or delete one in Planner.`,
    },
  ],
  [
    'MaximumChecklistItemsOnTask',
    {
      field: 'checklist',
      sentence: say`The checklist is longer than Planner allows. Use fewer lines, or a second task.`,
    },
  ],
  [
    'MaximumReferencesOnTask',
    { sentence: say`The task has as many attachments as Planner allows. Take some out in Planner.` },
  ],
  [
    'MaximumProjectsOwnedByUser',
    {
      field: 'planId',
      sentence: say`The group behind this plan has as many plans as Planner allows. Choose a plan of another group.`,
    },
  ],
  [
    'MaximumPlannerPlans',
    {
      field: 'planId',
      sentence: say`The group behind this plan has as many plans as Planner allows. Choose a plan of another group.`,
    },
  ],
]);

const UNKNOWN_LIMIT = {
  sentence: say`Planner allows no more of something here. Choose another plan, or ask for less.`,
};

const NO_MEMBER = {
  field: 'planId',
  sentence: say`Only members of the group behind this plan may add tasks, and an owner must also be a member. Ask an owner to add you as a member, or choose another plan.`,
};

const NOT_FOUND = {
  field: 'planId',
  sentence: say`Planner does not find this plan, bucket or task, or not yet. Try again, or choose another plan.`,
};

/** Planner's codes are often empty, so the status says what no limit explains. */
export function plannerRemedy({ status, code }: Refusal): Remedy | undefined {
  if (status === 403) return LIMITS.get(code) ?? (code.startsWith('Maximum') ? UNKNOWN_LIMIT : NO_MEMBER);
  return status === 404 ? NOT_FOUND : undefined;
}
