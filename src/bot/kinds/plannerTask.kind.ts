import { defineKind } from './kind';
import { peoplePermissions } from './people';
import { livingTask } from './planner/livingTask';
import { findTask, newTask, prepareTask, sameTasks } from './planner/newTask';
import { ownTasks } from './planner/ownTasks';
import { plannerRefusals } from './planner/plannerRefusals';
import { taskOptions } from './planner/plans';
import { plannerQuickAdd } from './planner/quickAdd';
import { detailsAdditions } from './planner/taskDetails';
import { checkDates, taskFields } from './planner/taskFields';
import { taskPermissions } from './taskPermissions';

const counted = 'Counts what the summary shows.';

/** https://learn.microsoft.com/graph/api/planner-post-tasks */
export default defineKind({
  name: 'plannerTask',
  title: 'Planner task',
  phrases: ['planner task', 'plan task', 'planner'],
  barePhrases: ['planner task'],
  command: 'add planner task',
  example: { line: 'add planner task Draft slides due Friday' },
  description: 'Add a task to a plan of your team',
  fromMessage: {
    title: 'Create Planner task',
    description: 'Make a Planner task of this message',
    text: 'description',
    day: 'dueDateTime',
  },
  openTitle: 'Open in Planner',
  order: 35,
  permissions: { ...taskPermissions, ...peoplePermissions },

  fields: taskFields,
  leftOut: {
    assignedTo: 'Is called assignments today.',
    assigneePriority: 'Orders the tasks of the person whom it is assigned to, who does that in Planner.',
    conversationThreadId: 'Belongs to the comments, which Planner begins with the first one.',
    references: 'Holds the way back to the conversation; files are attached in Planner, which knows where they are.',
    hasDescription: 'The summary shows the description itself.',
    checklistItemCount: counted,
    activeChecklistItemCount: counted,
  },

  quickAdd: plannerQuickAdd,
  options: taskOptions,
  mine: ownTasks,
  check: checkDates,
  refusals: plannerRefusals,
  alike: sameTasks,
  prepare: prepareTask,
  create: newTask,
  additions: (values, creation, id) => detailsAdditions(id, values, creation),
  find: findTask,
  living: livingTask,
  exclusiveKey: ({ planId, title }) => `planner tasks of ${planId}: ${title}`,
});
