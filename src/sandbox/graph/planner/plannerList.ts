import type { Call, Item } from '../collection';
import { contextOf } from '../context';
import { needs } from '../permissions';
import { pageOf } from '../query/page';
import { pick, readSelect } from '../query/select';

const size = { usual: 100, most: 400 };

const writers = ['Tasks.ReadWrite', 'Group.ReadWrite.All'];

export const mayWritePlanner = needs(...writers);

export const mayReadPlanner = needs('Tasks.Read', 'Group.Read.All', ...writers);

/** Answers a list of Planner, without any order: callers sort by `orderHint`. */
export function plannerList(c: Call, items: readonly Item[], set: string): Response {
  const page = pageOf(c, items, size);
  return c.json({
    '@odata.context': contextOf(c, set),
    ...(page.isFirst && { '@odata.count': items.length }),
    ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
    value: page.items.map((item) => selected(c, item)),
  });
}

/** Answers one item, its etag always included. */
export function plannerItem(c: Call, item: Item, set: string, status: 200 | 201 = 200): Response {
  return c.json({ '@odata.context': contextOf(c, `${set}/$entity`), ...selected(c, item) }, status);
}

/** After a PATCH: nothing, or the new state when the caller prefers to see it. */
export function plannerChanged(c: Call, item: Item, set: string): Response {
  if (!/\breturn=representation\b/.test(c.req.header('prefer') ?? '')) return c.body(null, 204);
  c.header('preference-applied', 'return=representation');
  return plannerItem(c, item, set);
}

function selected(c: Call, item: Item): Item {
  const names = Object.keys(item);
  const wanted = readSelect(c.req.query('$select'), {
    type: 'microsoft.graph.plannerEntity',
    usual: names,
    known: names,
  });
  return pick(item, [...new Set(['@odata.etag', ...wanted])]);
}
