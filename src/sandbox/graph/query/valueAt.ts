import type { Item } from '../collection';

/** What stands at a path such as `dueDateTime/dateTime`; undefined where the path leads nowhere. */
export function valueAt(item: Item, path: string): unknown {
  return path.split('/').reduce<unknown>((value, name) => new Map(Object.entries(value ?? {})).get(name), item);
}
