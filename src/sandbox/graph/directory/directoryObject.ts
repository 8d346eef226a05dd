import { userNamed } from '../../tenant';
import type { GraphFixture, Item } from '../collection';
import { groupsOf } from './groups';
import { userItem } from './userItem';

/** A person or a group with `@odata.type`, which tells what it is; undefined for an id that neither has. */
export function directoryObject(fixture: GraphFixture, id: string): Item | undefined {
  const user = userNamed(fixture.tenant, id);
  if (user !== undefined) return { '@odata.type': '#microsoft.graph.user', ...userItem(user) };
  const groups = groupsOf(fixture);
  return groups.has(id) ? { '@odata.type': '#microsoft.graph.group', ...groups.get(id).item } : undefined;
}
