import type { Item } from '../collection';
import { valueAt } from './valueAt';

/** The items in the order of an `$orderby`, such as `dueDateTime/dateTime desc,title`; throws on anything else. */
export function ordered<T extends Item>(items: readonly T[], orderBy: string, known: readonly string[]): readonly T[] {
  const comparisons = orderBy.split(',').map((part) => readPart(part.trim(), known));
  return items.toSorted((a, b) => comparisons.map((compare) => compare(a, b)).find((order) => order !== 0) ?? 0);
}

function readPart(part: string, known: readonly string[]): (a: Item, b: Item) => number {
  const [, path = '', direction = 'asc'] = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(part) ?? [];
  const [property = ''] = path.split('/');
  if (!known.includes(property)) throw new Error(`Could not find a property named '${property}' in '${part}'.`);
  const sign = direction === 'desc' ? -1 : 1;
  return (a, b) => sign * String(valueAt(a, path) ?? '').localeCompare(String(valueAt(b, path) ?? ''), 'en');
}
