import type { GraphRefusalRow } from '../../graph/graphRefusalRow';
import { type LocalizedText, say } from '../../i18n/localizedText';

interface Told {
  readonly field?: string;
  readonly sentence: LocalizedText;
}

/** Planner says its limits in the code or in the sentence, and calls a plan a project. */
function limit(name: string, told: Told): GraphRefusalRow {
  return { status: 403, says: new RegExp(`\\b${name}\\b`), means: 'a limit of Planner', ...told };
}

/** Requests about a plan that was chosen. */
const OF_A_PLAN = [
  'POST /planner/tasks',
  'PATCH /planner/tasks/{id}/details',
  'GET /planner/plans/{id}/tasks',
  'GET /planner/plans/{id}/buckets',
  'GET /planner/plans/{id}/details',
];

const NO_PLANNER = {
  means: 'no licence for Planner, or it is turned off',
  sentence: say`Planner is not there for your account: it has no licence, or Planner is turned off. Ask your administrator, or create a To Do task.`,
  instead: 'todoTask',
};

/** What Graph refuses of Planner tasks. */
export const plannerRefusals: readonly GraphRefusalRow[] = [
  ...['GET /me/planner/plans', 'GET /me/planner/tasks'].flatMap((operation) =>
    [403, 404].map((status) => ({ ...NO_PLANNER, operation, status })),
  ),
  limit('MaximumTasksInProject', {
    field: 'planId',
    sentence: say`This plan holds as many tasks as Planner allows. Choose another plan, or delete old tasks in Planner.`,
  }),
  limit('MaximumActiveTasksInProject', {
    field: 'planId',
    sentence: say`This plan has as many open tasks as Planner allows. Choose another plan, or complete or delete some tasks first.`,
  }),
  limit('MaximumTasksCreatedByUser', {
    sentence: say`You have created as many tasks as Planner allows one person. Delete old ones in Planner, or ask somebody else to create this one.`,
  }),
  limit('MaximumTasksAssignedToUser', {
    field: 'assignments',
    sentence: say`Somebody chosen here has as many tasks as Planner allows one person. Take them out, or choose again.`,
  }),
  limit('MaximumAssigneesInTasks', {
    field: 'assignments',
    sentence: say`These are more people than Planner allows on one task. Take some out.`,
  }),
  limit('MaximumUsersSharedWithProject', {
    field: 'assignments',
    sentence: say`This plan is shared with as many people as Planner allows. Choose people who are in it already.`,
  }),
  limit('MaximumProjectsSharedWithUser', {
    field: 'assignments',
    sentence: say`Somebody chosen here shares as many plans as Planner allows one person. Take them out, or ask them to leave a plan.`,
  }),
  limit('MaximumBucketsInProject', {
    field: 'bucketId',
    sentence: say`This plan has as many buckets as Planner allows. Choose one that is there, or delete one in Planner.`,
  }),
  limit('MaximumChecklistItemsOnTask', {
    field: 'checklist',
    sentence: say`The checklist is longer than Planner allows. Use fewer lines, or a second task.`,
  }),
  limit('MaximumReferencesOnTask', {
    sentence: say`The task has as many attachments as Planner allows. Take some out in Planner.`,
  }),
  limit('MaximumProjectsOwnedByUser', {
    field: 'planId',
    sentence: say`The group behind this plan has as many plans as Planner allows. Choose a plan of another group.`,
  }),
  limit('MaximumPlannerPlans', {
    field: 'planId',
    sentence: say`The group behind this plan has as many plans as Planner allows. Choose a plan of another group.`,
  }),
  {
    status: 403,
    says: /\bMaximum[A-Z]\w+/,
    means: 'a limit of Planner that nobody knows',
    sentence: say`Planner allows no more of something here. Choose another plan, or ask for less.`,
  },
  {
    operation: OF_A_PLAN,
    status: 403,
    means: 'no member of the group behind the plan',
    field: 'planId',
    sentence: say`Only members of the group behind this plan may add tasks, and an owner must also be a member. Ask an owner to add you as a member, or choose another plan.`,
  },
  {
    operation: 'PATCH /planner/tasks/{id}/details',
    status: [409, 412],
    means: 'somebody has changed the task meanwhile',
    sentence: say`Somebody has changed the task meanwhile. Look at it in Planner, and press again for what is missing.`,
  },
  {
    operation: OF_A_PLAN,
    status: 404,
    means: 'plan, bucket or task gone, or not known yet',
    field: 'planId',
    sentence: say`Planner does not find this plan, bucket or task, or not yet. Try again, or choose another plan.`,
  },
];
