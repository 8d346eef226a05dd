import type { User } from '../../tenant';
import { type GraphFixture, type Item, keptIn } from '../collection';
import { type Group, groupsOf } from '../directory/groups';
import { placed } from './orderHint';
import { itemNotFound, noAccess } from './plannerErrors';
import { newPlannerEtag, newPlannerId } from './plannerIds';
import { sampleCategories, samplePlans } from './samplePlans';

export interface Plan {
  readonly id: string;
  readonly groupId: string;
  readonly item: Item;
  readonly details: Item;
  readonly buckets: readonly (Item & { readonly id: string })[];
  /** What is to do in it at the start. */
  readonly sampleTasks: readonly string[];
}

/** The plans of the sample groups; a plan is there as long as its group is, and open to the group's members only. */
export class Plans {
  private plans: readonly Plan[];

  constructor(private readonly fixture: GraphFixture) {
    const groups = groupsOf(fixture).list();
    this.plans = samplePlans.flatMap((sample) => {
      const group = groups.find(({ item }) => item.displayName === sample.group);
      return group === undefined ? [] : [newPlan(sample, group, fixture.cloud().graph)];
    });
  }

  /** Of every group, whoever may see them. */
  list(): readonly Plan[] {
    return this.plans.filter(({ groupId }) => groupsOf(this.fixture).has(groupId));
  }

  sharedWith(user: User): readonly Plan[] {
    return this.list().filter((plan) => this.isOpen(plan, user));
  }

  /** Throws Planner's own refusal when there is no such plan, and when it is not open to this person. */
  get(id: string, user: User): Plan {
    const plan = this.list().find((known) => known.id === id);
    if (plan === undefined) throw itemNotFound();
    if (!this.isOpen(plan, user)) throw noAccess();
    return plan;
  }

  /** The plan that has this bucket. Throws as `get` does. */
  ofBucket(id: string, user: User): Plan {
    const plan = this.list().find(({ buckets }) => buckets.some((bucket) => bucket.id === id));
    if (plan === undefined) throw itemNotFound();
    return this.get(plan.id, user);
  }

  /** So many plans more for this person, in a group that they are in, and so many buckets more in each that was there. */
  seed(user: User, plans: number, buckets: number): void {
    const group = groupsOf(this.fixture)
      .list()
      .find(({ links }) => links.members.includes(user.id));
    const names = Array.from({ length: buckets }, (_, i) => `Bucket ${i}`);
    if (buckets > 0) this.plans = this.plans.map((plan) => (this.isOpen(plan, user) ? withBuckets(plan, names) : plan));
    const more = Array.from({ length: plans }, (_, i) => ({ title: `Plan ${i}`, buckets: [], tasks: [], group: '' }));
    const { graph } = this.fixture.cloud();
    if (group) this.plans = [...this.plans, ...more.map((sample) => newPlan(sample, group, graph))];
  }

  private isOpen({ groupId }: Plan, user: User): boolean {
    return groupsOf(this.fixture).get(groupId).links.members.includes(user.id);
  }
}

function newPlan({ title, buckets, tasks }: (typeof samplePlans)[number], group: Group, graph: string): Plan {
  const id = newPlannerId();
  const groupId = group.item.id;
  const user = { displayName: null, id: group.links.owners[0] ?? null };
  const item = {
    '@odata.etag': newPlannerEtag(),
    createdDateTime: group.item.createdDateTime,
    owner: groupId,
    title,
    id,
    createdBy: { user, application: { displayName: null, id: null } },
    container: { containerId: groupId, type: 'group', url: `${graph}/v1.0/groups/${groupId}` },
  };
  return { id, groupId, item, details: detailsOf(id), buckets: bucketsOf(id, buckets), sampleTasks: tasks };
}

function withBuckets(plan: Plan, names: readonly string[]): Plan {
  const hints = plan.buckets.map(({ orderHint }) => String(orderHint));
  return { ...plan, buckets: [...plan.buckets, ...bucketsOf(plan.id, names, hints)] };
}

function bucketsOf(planId: string, names: readonly string[], hints: string[] = []): Plan['buckets'] {
  return names.map((name) => {
    const orderHint = placed(`${hints.at(-1) ?? ''} !`, hints);
    hints.push(orderHint);
    return { '@odata.etag': newPlannerEtag(), name, planId, orderHint, id: newPlannerId() };
  });
}

function detailsOf(id: string): Item {
  const names = Array.from({ length: 25 }, (_, index) => [`category${index + 1}`, sampleCategories[index] ?? null]);
  return { '@odata.etag': newPlannerEtag(), sharedWith: {}, categoryDescriptions: Object.fromEntries(names), id };
}

/** The plans of one Graph. */
export const plansOf = keptIn((fixture) => new Plans(fixture));
