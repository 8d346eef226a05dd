import type { Answers } from '../../forms/readForm';
import { type Graph, graphPath } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { Choice, Options } from '../kind';
import { optionalList } from '../optionalList';

interface Plan {
  readonly id: string;
  readonly title: string;
}

interface Bucket {
  readonly id: string;
  readonly name: string;
  readonly orderHint: string;
}

const NO_BUCKETS = say`The buckets of this plan cannot be read now. The task can be created without one.`;
const NO_LABELS = say`The labels of this plan cannot be read now. The task can be created without them.`;
/** Teams takes no card above 100 KB. */
const MOST_PLANS = 60;
const MOST_BUCKETS = 50;
const LONGEST_TITLE = 50;
const LONGEST_CATEGORY = 30;

/** The plans of the groups that the person is a member of. */
export function plansOf(graph: Graph): Promise<Plan[]> {
  return graph.list('/v1.0/me/planner/plans');
}

/** In the order in which Planner shows them. */
export async function bucketsOf(planId: string, graph: Graph): Promise<Bucket[]> {
  const buckets = await graph.list<Bucket>(graphPath`/v1.0/planner/plans/${planId}/buckets`);
  return buckets.sort((a, b) => (a.orderHint < b.orderHint ? -1 : 1));
}

/**
 * What the plan calls its categories, by the values of the form's choices. Every plan has a `category1`, so the value names
 * the plan as well: what was ticked for one plan means nothing in another.
 */
export async function categoriesOf(planId: string, graph: Graph): Promise<ReadonlyMap<string, string>> {
  const { categoryDescriptions } = await graph.get<{ categoryDescriptions: Record<string, string | null> }>(
    graphPath`/v1.0/planner/plans/${planId}/details`,
  );
  const named = Object.entries(categoryDescriptions).filter(([property]) => property.startsWith('category'));
  return new Map(named.flatMap(([property, name]) => (name ? [[`${planId}.${property}`, name]] : [])));
}

/** `category3` */
export function propertyOf(category: string): string {
  return category.slice(category.lastIndexOf('.') + 1);
}

/** The plans, with buckets and categories of the chosen one; a fresh form shows the first. */
export async function taskOptions(graph: Graph, { planId }: Answers): Promise<Options> {
  const plans = await plansOf(graph);
  const chosen = planId === undefined ? plans[0] : plans.find(({ id }) => id === planId);
  const ofPlan = chosen ? await optionsOf(chosen, graph) : { bucketId: [], appliedCategories: [] };
  return { planId: plans.slice(0, MOST_PLANS).map(({ id, title }) => choiceOf(title, id)), ...ofPlan };
}

async function optionsOf({ id: planId }: Plan, graph: Graph): Promise<Options> {
  const [bucketId, appliedCategories] = await Promise.all([
    optionalList(bucketChoices(planId, graph), NO_BUCKETS),
    optionalList(categoryChoices(planId, graph), NO_LABELS),
  ]);
  return { bucketId, appliedCategories };
}

async function bucketChoices(planId: string, graph: Graph): Promise<Choice[]> {
  const buckets = await bucketsOf(planId, graph);
  return buckets.slice(0, MOST_BUCKETS).map(({ id, name }) => choiceOf(name, id));
}

async function categoryChoices(planId: string, graph: Graph): Promise<Choice[]> {
  return [...(await categoriesOf(planId, graph))].map(([value, name]) => choiceOf(name, value, LONGEST_CATEGORY));
}

function choiceOf(name: string, value: string, longest = LONGEST_TITLE): Choice {
  return { title: name.slice(0, longest), value };
}
