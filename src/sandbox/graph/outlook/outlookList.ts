import type { Call, Item } from '../collection';
import { contextOf } from '../context';
import { GraphError } from '../graphError';
import { readFilter } from '../query/filter';
import { ordered } from '../query/orderBy';
import { pageOf } from '../query/page';
import { pick, readSelect } from '../query/select';

const size = { usual: 20, most: 1000 };

/** What a list in a mailbox holds. */
export interface OutlookListing {
  readonly set: string;
  readonly type: string;
  /** Every property there is; `$select` may name them, `$filter` may ask for them. */
  readonly known: readonly string[];
  readonly expanded?: readonly string[];
}

/** Answers a list of a mailbox; `$skip`, `$count`, `$orderby` and any `$filter` need no header here. */
export function outlookList(c: Call, items: readonly Item[], listing: OutlookListing): Response {
  const found = sorted(c, filtered(c, items, listing), listing);
  const page = pageOf(c, found.slice(skipOf(c)), size);
  return c.json({
    '@odata.context': contextOf(c, listing.set),
    ...(c.req.query('$count') === 'true' && page.isFirst && { '@odata.count': found.length }),
    ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
    value: page.items.map((item) => shown(c, item, listing)),
  });
}

/** One item as `$select` and `$expand` want it; id and etag always come along. */
export function shown(c: Call, item: Item, { type, known, expanded = [] }: OutlookListing): Item {
  const wanted = (c.req.query('$expand') ?? '').split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => name !== '' && !expanded.includes(name));
  if (unknown !== undefined) {
    const message = `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${type}'.`;
    throw new GraphError(400, 'BadRequest', message);
  }
  const names = readSelect(c.req.query('$select'), { type, usual: known, known });
  const links = Object.fromEntries(wanted.filter((name) => name !== '').map((name) => [name, item[name] ?? []]));
  return { ...pick(item, [...new Set(['@odata.etag', ...names, 'id'])]), ...links };
}

function filtered(c: Call, items: readonly Item[], { known, expanded = [], type }: OutlookListing): readonly Item[] {
  const filter = c.req.query('$filter');
  if (filter === undefined) return items;
  const { matches, properties } = readOrRefuse(() => readFilter(filter), 'filter');
  const unknown = properties.find((property) => ![...known, ...expanded].includes(property));
  if (unknown === undefined) return items.filter(matches);
  throw new GraphError(400, 'BadRequest', `Could not find a property named '${unknown}' on type '${type}'.`);
}

function sorted(c: Call, items: readonly Item[], { known }: OutlookListing): readonly Item[] {
  const orderBy = c.req.query('$orderby');
  return orderBy === undefined ? items : readOrRefuse(() => ordered(items, orderBy, known), 'orderby');
}

function readOrRefuse<T>(read: () => T, clause: string): T {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GraphError(400, 'BadRequest', `Invalid ${clause} clause: ${reason}`);
  }
}

function skipOf(c: Call): number {
  const skip = Number(c.req.query('$skip') ?? 0);
  if (Number.isInteger(skip) && skip >= 0) return skip;
  throw new GraphError(400, 'BadRequest', "Invalid value for '$skip'.");
}
