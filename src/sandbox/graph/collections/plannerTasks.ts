import type { Collection } from '../collection';
import { GraphError } from '../graphError';
import { mayReadPlanner, mayWritePlanner, plannerChanged, plannerItem, plannerList } from '../planner/plannerList';
import { readNewTask, readTaskChanges } from '../planner/taskBody';
import { tasksOf } from '../planner/tasks';

const set = 'planner/tasks';
const notContained = 'Write requests are only supported on contained entities or navigation properties with bindings.';

/** `/planner/tasks` and `/planner/tasks/{id}`; under `/me` tasks can only be read. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const tasks = tasksOf(fixture);

    routes.get('/me/planner/tasks', mayReadPlanner, (c) => {
      return plannerList(c, tasks.assignedTo(c.get('caller').user.id), set);
    });

    routes.post('/me/planner/tasks', () => {
      throw new GraphError(400, 'BadRequest', notContained);
    });

    routes.post('/planner/tasks', mayWritePlanner, (c) => {
      const { task } = tasks.create(readNewTask(c.get('body')), c.get('caller'));
      return plannerItem(c, task.item, set, 201);
    });

    routes.get('/planner/tasks/:task', mayReadPlanner, (c) => {
      return plannerItem(c, tasks.get(c.req.param('task'), c.get('caller')).task.item, set);
    });

    routes.patch('/planner/tasks/:task', mayWritePlanner, (c) => {
      const found = tasks.get(c.req.param('task'), c.get('caller'));
      const changes = readTaskChanges(c.get('body'));
      found.task.checkChange(c.req.header('if-match'), Object.keys(changes));
      tasks.change(found, changes, c.get('caller'));
      return plannerChanged(c, found.task.item, set);
    });

    routes.delete('/planner/tasks/:task', mayWritePlanner, (c) => {
      const found = tasks.get(c.req.param('task'), c.get('caller'));
      found.task.checkLatest(c.req.header('if-match'));
      tasks.delete(found);
      return c.body(null, 204);
    });
  },
};
