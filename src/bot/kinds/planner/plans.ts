import type { Answers } from '../../forms/readForm';
import { type Graph, type GraphPath, graphPath } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { Choice, Options, Wanted } from '../kind';
import { choicesOf, type ListShape } from '../longLists';
import { optionalList } from '../optionalList';

interface Plan {
  readonly id: string;
  readonly title: string | null;
  readonly createdDateTime?: string | null;
  /** The group that it belongs to. */
  readonly container?: { readonly containerId?: string | null } | null;
}

interface Bucket {
  readonly id: string;
  readonly name: string | null;
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
  return (await graph.list<Bucket>(bucketsPath(planId))).sort(byOrderHint);
}

function bucketsPath(planId: string): GraphPath {
  return graphPath`/v1.0/planner/plans/${planId}/buckets`;
}

function byOrderHint(a: Bucket, b: Bucket): number {
  return a.orderHint < b.orderHint ? -1 : 1;
}

function ageOf({ createdDateTime }: Plan): string {
  return createdDateTime ?? '';
}

/**
 * What the plan calls its categories, by the values of the form's choices. Every plan has a `category1`, so the value names
 * the plan as well: what was ticked for one plan means nothing in another.
 */
export async function categoriesOf(planId: string, graph: Graph): Promise<ReadonlyMap<string, string>> {
  const { categoryDescriptions } = await graph.get<{ categoryDescriptions?: Record<string, string | null> | null }>(
    graphPath`/v1.0/planner/plans/${planId}/details`,
  );
  const named = Object.entries(categoryDescriptions ?? {}).filter(([property]) => property.startsWith('category'));
  return new Map(named.flatMap(([property, name]) => (name ? [[`${planId}.${property}`, name]] : [])));
}

/** `category3` */
export function propertyOf(category: string): string {
  return category.slice(category.lastIndexOf('.') + 1);
}

/** The plans, with buckets and categories of the chosen one, which comes first; a fresh form shows the first. */
export async function taskOptions(graph: Graph, { planId, bucketId }: Answers, wanted: Wanted = {}): Promise<Options> {
  const plans = await choicesOf(graph, plansFor(wanted.groupId), { ...wanted, chosen: planId });
  const [first] = plans;
  const chosen = planId === undefined ? first : plans.find(({ value }) => value === planId);
  const ofPlan = chosen && (await optionsOf(chosen.value, graph, { ...wanted, chosen: bucketId }));
  return { planId: plans, ...(ofPlan ?? { bucketId: [], appliedCategories: [] }) };
}

const PLANS: ListShape<Plan> = {
  field: 'planId',
  path: '/v1.0/me/planner/plans',
  choice: ({ id, title }) => (title ? { title, value: id } : undefined),
  isChosenFirst: true,
  newest: (plans) => [...plans].sort((a, b) => (ageOf(a) > ageOf(b) ? -1 : 1)),
  most: MOST_PLANS,
  longest: LONGEST_TITLE,
};

/** Those of the team where the person is come first, the others as Graph gives them. */
function plansFor(groupId: string | undefined): ListShape<Plan> {
  if (!groupId) return PLANS;
  const isOurs = ({ container }: Plan) => Number(container?.containerId === groupId);
  return { ...PLANS, order: (a, b) => isOurs(b) - isOurs(a) };
}

async function optionsOf(
  planId: string,
  graph: Graph,
  wanted: Wanted & { readonly chosen?: string | undefined },
): Promise<Options> {
  const shape: ListShape<Bucket> = {
    field: 'bucketId',
    path: bucketsPath(planId),
    choice: ({ id, name }) => (name ? { title: name, value: id } : undefined),
    order: byOrderHint,
    most: MOST_BUCKETS,
    longest: LONGEST_TITLE,
  };
  const [bucketId, appliedCategories] = await Promise.all([
    optionalList(choicesOf(graph, shape, wanted), NO_BUCKETS),
    optionalList(categoryChoices(planId, graph), NO_LABELS),
  ]);
  return { bucketId, appliedCategories };
}

async function categoryChoices(planId: string, graph: Graph): Promise<Choice[]> {
  const categories = await categoriesOf(planId, graph);
  return [...categories].map(([value, name]) => ({ title: name.slice(0, LONGEST_CATEGORY), value }));
}
