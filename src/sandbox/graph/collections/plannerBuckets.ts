import type { Collection } from '../collection';
import { mayReadPlanner, plannerItem, plannerList } from '../planner/plannerList';
import { plansOf } from '../planner/plans';
import { tasksOf } from '../planner/tasks';

/** `/planner/buckets/{id}` and its tasks. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const plans = plansOf(fixture);
    const tasks = tasksOf(fixture);

    routes.get('/planner/buckets/:bucket', mayReadPlanner, (c) => {
      const id = c.req.param('bucket');
      const bucket = plans.ofBucket(id, c.get('caller').user).buckets.find((known) => known.id === id);
      return plannerItem(c, { ...bucket }, 'planner/buckets');
    });

    routes.get('/planner/buckets/:bucket/tasks', mayReadPlanner, (c) => {
      const id = c.req.param('bucket');
      const plan = plans.ofBucket(id, c.get('caller').user);
      const found = tasks.ofPlan(plan.id).filter(({ bucketId }) => bucketId === id);
      return plannerList(c, found, `planner/buckets('${id}')/tasks`);
    });
  },
};
