import { userNamed } from '../../tenant';
import type { Item, World } from '../collection';
import { groupsOf } from './groups';
import { userItem } from './userItem';

/** A person or a group with `@odata.type`, which tells what it is; undefined for an id that neither has. */
export function directoryObject(world: World, id: string): Item | undefined {
  const user = userNamed(world.tenant, id);
  if (user !== undefined) return { '@odata.type': '#microsoft.graph.user', ...userItem(user) };
  const groups = groupsOf(world);
  return groups.has(id) ? { '@odata.type': '#microsoft.graph.group', ...groups.get(id).item } : undefined;
}
