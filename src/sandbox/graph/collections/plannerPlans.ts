import type { Collection } from '../collection';
import { groupsOf } from '../directory/groups';
import { mayReadPlanner, plannerItem, plannerList } from '../planner/plannerList';
import { plansOf } from '../planner/plans';
import { tasksOf } from '../planner/tasks';

/** The plans of a person or a group, and `/planner/plans/{id}` with its details, buckets and tasks. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const plans = plansOf(fixture);
    const tasks = tasksOf(fixture);

    routes.get('/me/planner/plans', mayReadPlanner, (c) => {
      const shared = plans.sharedWith(c.get('caller').user).map(({ item }) => item);
      return plannerList(c, shared, 'planner/plans');
    });

    routes.get('/groups/:group/planner/plans', mayReadPlanner, (c) => {
      const { id } = groupsOf(fixture).get(c.req.param('group')).item;
      const owned = plans.sharedWith(c.get('caller').user).filter(({ groupId }) => groupId === id);
      return plannerList(
        c,
        owned.map(({ item }) => item),
        'planner/plans',
      );
    });

    routes.get('/planner/plans/:plan', mayReadPlanner, (c) => {
      return plannerItem(c, plans.get(c.req.param('plan'), c.get('caller').user).item, 'planner/plans');
    });

    routes.get('/planner/plans/:plan/details', mayReadPlanner, (c) => {
      const { id, details } = plans.get(c.req.param('plan'), c.get('caller').user);
      return plannerItem(c, details, `planner/plans('${id}')/details`);
    });

    routes.get('/planner/plans/:plan/buckets', mayReadPlanner, (c) => {
      const { id, buckets } = plans.get(c.req.param('plan'), c.get('caller').user);
      return plannerList(c, buckets, `planner/plans('${id}')/buckets`);
    });

    routes.get('/planner/plans/:plan/tasks', mayReadPlanner, (c) => {
      const { id } = plans.get(c.req.param('plan'), c.get('caller').user);
      return plannerList(c, tasks.ofPlan(id), `planner/plans('${id}')/tasks`);
    });
  },
};
