import type { Collection } from '../collection';
import { detailsChanges, summaryOf } from '../planner/detailsBody';
import { mayReadPlanner, mayWritePlanner, plannerChanged, plannerItem } from '../planner/plannerList';
import { identityOf } from '../planner/taskChanges';
import { tasksOf } from '../planner/tasks';

/** `/planner/tasks/{id}/details`: description, checklist and references, with an etag of their own. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const tasks = tasksOf(fixture);
    const set = (id: string) => `planner/tasks('${id}')/details`;

    routes.get('/planner/tasks/:task/details', mayReadPlanner, (c) => {
      const { id, details } = tasks.get(c.req.param('task'), c.get('caller'));
      return plannerItem(c, details.item, set(id));
    });

    routes.patch('/planner/tasks/:task/details', mayWritePlanner, (c) => {
      const caller = c.get('caller');
      const { id, task, details } = tasks.get(c.req.param('task'), caller);
      details.checkChange(c.req.header('if-match'), Object.keys(c.get('body')));
      details.change(detailsChanges(details.item, c.get('body'), identityOf(caller)));
      task.change(summaryOf(details.item));
      return plannerChanged(c, details.item, set(id));
    });
  },
};
