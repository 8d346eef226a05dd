import type { Call, Item } from '../collection';
import { contextOf } from '../context';
import { type Filter, type FilterLimits, readFilter } from '../query/filter';
import { ordered } from '../query/orderBy';
import { pageOf } from '../query/page';
import { readSearch } from '../query/search';
import { pick, readSelect, type Shape } from '../query/select';
import { badRequest, unsupportedQuery } from './directoryErrors';

/** What a list of the directory consists of. */
export interface Listing extends Shape {
  /** The set's name in `@odata.context`, such as `groups`. */
  readonly set: string;
  readonly searchable: readonly string[];
  /** What filters take of which properties; of any where nothing is said. */
  readonly filters?: FilterLimits;
}

/** As many conditions may a simple query join by `or`; an advanced one is limited by the length of its address alone. */
const mostAlternatives = 15;
const size = { usual: 100, most: 999 };
const usedWithoutHeader =
  "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";

/** Answers a list of users or groups by the rules of the directory's queries, simple and advanced. */
export function directoryList(c: Call, items: readonly Item[], listing: Listing): Response {
  const eventual = c.req.header('consistencylevel')?.toLowerCase() === 'eventual';
  const found = order(c, narrow(c, items, listing, eventual), listing, eventual);
  const names = readSelect(c.req.query('$select'), listing);
  const page = pageOf(c, found, size);
  const counted = eventual && c.req.query('$count') === 'true' && page.isFirst;
  return c.json({
    '@odata.context': contextOf(c, listing.set),
    ...(counted && { '@odata.count': found.length }),
    ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
    value: page.items.map((item) => pick(item, names)),
  });
}

/** `/users/$count` and `/groups/$count`: a number as text. */
export function directoryCount(c: Call, items: readonly Item[], listing: Listing): Response {
  if (c.req.header('consistencylevel')?.toLowerCase() !== 'eventual') {
    throw badRequest('$count is not currently supported.');
  }
  return c.text(String(narrow(c, items, listing, true).length));
}

function narrow(c: Call, items: readonly Item[], listing: Listing, eventual: boolean): readonly Item[] {
  const { $search: search, $filter: filter, $skip: skip } = c.req.query();
  if (skip !== undefined) throw badRequest("'$skip' is not supported by the service.");
  let found = items;
  if (search !== undefined) {
    if (!eventual) throw unsupportedQuery(usedWithoutHeader);
    found = found.filter(readOrRefuse(() => readSearch(search, listing.searchable)));
  }
  if (filter !== undefined) {
    const { matches, advanced, alternatives, properties, calls } = readOrRefuse(
      () => readFilter(filter),
      'Invalid filter clause: ',
    );
    checkProperties(properties, listing);
    checkCalls(calls, listing);
    if (advanced) requireAdvanced(c, eventual);
    if (alternatives > mostAlternatives && !isAdvanced(c, eventual)) throw tooMany(alternatives);
    found = found.filter(matches);
  }
  return found;
}

function order(c: Call, items: readonly Item[], { known }: Listing, eventual: boolean): readonly Item[] {
  const orderBy = c.req.query('$orderby');
  if (orderBy === undefined) return items;
  if (c.req.query('$filter') !== undefined) requireAdvanced(c, eventual);
  return readOrRefuse(() => ordered(items, orderBy, known), 'Invalid orderby clause: ');
}

function requireAdvanced(c: Call, eventual: boolean): void {
  if (!isAdvanced(c, eventual)) throw unsupportedQuery('Unsupported Query.');
}

function isAdvanced(c: Call, eventual: boolean): boolean {
  return eventual && c.req.query('$count') === 'true';
}

function tooMany(alternatives: number): Error {
  return unsupportedQuery(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${alternatives}. Max allowed: ${mostAlternatives}.`,
  );
}

function checkProperties(properties: Filter['properties'], listing: Listing): void {
  const unknown = properties.find((property) => !listing.known.includes(property));
  if (unknown === undefined) return;
  throw badRequest(`Invalid filter clause: Could not find a property named '${unknown}' on type '${listing.type}'.`);
}

function checkCalls(calls: Filter['calls'], { filters = {} }: Listing): void {
  const isTaken = ([name, property]: Filter['calls'][number]) => filters[name]?.includes(property) ?? true;
  if (!calls.every(isTaken)) throw unsupportedQuery('Unsupported Query.');
}

function readOrRefuse<T>(read: () => T, before = ''): T {
  try {
    return read();
  } catch (error) {
    throw badRequest(before + (error instanceof Error ? error.message : String(error)));
  }
}
