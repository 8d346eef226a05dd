import { userNamed } from '../../tenant';
import { type Caller, type GraphFixture, type Item, keptIn } from '../collection';
import { groupsOf } from '../directory/groups';
import { isItem } from '../jsonBody';
import { itemNotFound } from './plannerErrors';
import { newPlannerId } from './plannerIds';
import { type Plan, plansOf } from './plans';
import { type ChangeContext, changesOf, identityOf } from './taskChanges';
import { Versioned } from './versioned';

export interface Task {
  readonly id: string;
  readonly planId: string;
  readonly task: Versioned;
  readonly details: Versioned;
}

const defaults = {
  bucketId: null,
  percentComplete: 0,
  startDateTime: null,
  dueDateTime: null,
  hasDescription: false,
  previewType: 'automatic',
  completedDateTime: null,
  completedBy: null,
  referenceCount: 0,
  checklistItemCount: 0,
  activeChecklistItemCount: 0,
  conversationThreadId: null,
  priority: 5,
  assigneePriority: '',
  appliedCategories: {},
  assignments: {},
};

/** The tasks of all plans, the newest first. */
export class Tasks {
  private tasks: readonly Task[] = [];

  constructor(private readonly fixture: GraphFixture) {
    for (const plan of plansOf(fixture).list()) this.addSamples(plan);
  }

  ofPlan(planId: string): readonly Item[] {
    return this.tasks.filter((known) => known.planId === planId).map(({ task }) => task.item);
  }

  assignedTo(userId: string): readonly Item[] {
    const items = this.tasks.map(({ task }) => task.item);
    return items.filter(({ assignments }) => isItem(assignments) && Object.hasOwn(assignments, userId));
  }

  /** Throws Planner's own refusal when there is no such task, and when its plan is not open to the caller. */
  get(id: string, { user }: Caller): Task {
    const found = this.tasks.find((known) => known.id === id);
    if (found === undefined) throw itemNotFound();
    plansOf(this.fixture).get(found.planId, user);
    return found;
  }

  /** Takes what `readNewTask` gave back. */
  create(values: Item, caller: Caller): Task {
    const plan = plansOf(this.fixture).get(String(values.planId), caller.user);
    const id = newPlannerId();
    const createdBy = identityOf(caller);
    const base = { ...defaults, planId: plan.id, createdDateTime: new Date().toISOString(), createdBy, id };
    const task = new Versioned({ ...base, ...changesOf(base, values, this.around(plan, caller)) });
    const { previewType } = task.item;
    const details = new Versioned({ description: '', previewType, references: {}, checklist: {}, id });
    const created = { id, planId: plan.id, task, details };
    this.tasks = [created, ...this.tasks];
    return created;
  }

  /** Takes what `readTaskChanges` gave back. */
  change({ task, details, planId }: Task, values: Item, caller: Caller): void {
    const plan = plansOf(this.fixture).get(planId, caller.user);
    task.change(changesOf(task.item, values, this.around(plan, caller)));
    if (values.previewType !== undefined) details.change({ previewType: values.previewType });
  }

  delete(task: Task): void {
    this.tasks = this.tasks.filter((known) => known !== task);
  }

  private around(plan: Plan, caller: Caller): ChangeContext {
    const inBucket = (bucketId: unknown) => this.ofPlan(plan.id).filter((item) => item.bucketId === bucketId);
    return {
      plan,
      caller,
      hintsIn: (bucketId) => inBucket(bucketId).map(({ orderHint }) => String(orderHint)),
      isUser: (id) => userNamed(this.fixture.tenant, id)?.id === id.toLowerCase(),
    };
  }

  private addSamples({ id, groupId, buckets, sampleTasks }: Plan): void {
    const owner = groupsOf(this.fixture).get(groupId).links.owners[0] ?? '';
    const user = userNamed(this.fixture.tenant, owner);
    if (user === undefined) return;
    const bucketId = buckets[0]?.id ?? null;
    for (const title of sampleTasks) this.create({ planId: id, bucketId, title }, { user, scopes: [], appId: null });
  }
}

/** The tasks of one Graph's Planner. */
export const tasksOf = keptIn((fixture) => new Tasks(fixture));
