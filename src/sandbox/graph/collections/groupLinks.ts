import { userNamed } from '../../tenant';
import type { Collection, Item, World } from '../collection';
import { directoryList } from '../directory/directoryList';
import { groupsOf } from '../directory/groups';
import { userItem, userListing } from '../directory/userItem';
import { needs } from '../permissions';

/** `GET /groups/{id}/owners` and `/groups/{id}/members` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, world) {
    const mayRead = needs('GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All');
    const listing = { ...userListing, set: 'directoryObjects', usual: ['@odata.type', ...userListing.usual] };
    for (const role of ['owners', 'members'] as const) {
      routes.get(`/groups/:group/${role}`, mayRead, (c) => {
        const { links } = groupsOf(world).get(c.req.param('group') ?? '');
        return directoryList(
          c,
          links[role].flatMap((id) => objectItem(world, id)),
          listing,
        );
      });
    }
  },
};

function objectItem(world: World, id: string): Item[] {
  const user = userNamed(world.tenant, id);
  if (user !== undefined) return [{ '@odata.type': '#microsoft.graph.user', ...userItem(user) }];
  const groups = groupsOf(world);
  return groups.has(id) ? [{ '@odata.type': '#microsoft.graph.group', ...groups.get(id).item }] : [];
}
