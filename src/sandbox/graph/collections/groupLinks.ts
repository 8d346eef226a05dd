import type { Collection } from '../collection';
import { directoryList } from '../directory/directoryList';
import { directoryObject } from '../directory/directoryObject';
import { groupsOf } from '../directory/groups';
import { userListing } from '../directory/userItem';
import { needs } from '../permissions';

/** `GET /groups/{id}/owners` and `/groups/{id}/members` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const mayRead = needs('GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All');
    const listing = { ...userListing, set: 'directoryObjects', usual: ['@odata.type', ...userListing.usual] };
    for (const role of ['owners', 'members'] as const) {
      routes.get(`/groups/:group/${role}`, mayRead, (c) => {
        const { links } = groupsOf(fixture).get(c.req.param('group') ?? '');
        const objects = links[role].map((id) => directoryObject(fixture, id));
        return directoryList(
          c,
          objects.filter((object) => object !== undefined),
          listing,
        );
      });
    }
  },
};
