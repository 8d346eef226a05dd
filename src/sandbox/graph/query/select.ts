import type { Item } from '../collection';
import { GraphError } from '../graphError';

/** The properties a reader gets: all of `usual`, or those that `$select` names among `known`. */
export interface Shape {
  readonly type: string;
  readonly usual: readonly string[];
  readonly known: readonly string[];
  /** Known, and yet never shown. */
  readonly hidden?: readonly string[];
}

/** The names to show; throws for a name that the type does not have. */
export function readSelect(select: string | undefined, { type, usual, known, hidden = [] }: Shape): readonly string[] {
  if (select === undefined) return usual;
  const names = select.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names.filter((name) => !hidden.includes(name));
  const message = `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${type}'.`;
  throw new GraphError(400, 'BadRequest', message);
}

export function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]));
}
