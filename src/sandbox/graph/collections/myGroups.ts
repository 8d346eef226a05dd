import type { Collection } from '../collection';
import { directoryList } from '../directory/directoryList';
import { groupListing } from '../directory/groupListing';
import { groupsOf } from '../directory/groups';
import { needs } from '../permissions';

const places = [
  { path: '/me/memberOf', role: 'members' },
  { path: '/me/ownedObjects', role: 'owners' },
] as const;

/** The groups that the caller belongs to and those that the caller owns; nothing else can be owned here. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const mayRead = needs('User.Read', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All');
    for (const { path, role } of places) {
      for (const cast of ['', '/microsoft.graph.group']) {
        routes.get(path + cast, mayRead, (c) => {
          const found = groupsOf(fixture)
            .list()
            .filter(({ links }) => links[role].includes(c.get('caller').user.id));
          const listing = groupListing(c);
          return directoryList(
            c,
            found.map(({ item }) => ({ '@odata.type': '#microsoft.graph.group', ...item })),
            cast === '' ? { ...listing, set: 'directoryObjects', usual: ['@odata.type', ...listing.usual] } : listing,
          );
        });
      }
    }
  },
};
