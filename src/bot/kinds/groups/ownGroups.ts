import { joined, say } from '../../i18n/localizedText';
import type { Mine } from '../mine';
import { groupPermissions } from './groupFields';
import { type Group, groupUrl, typeOf } from './groupSummary';

type OwnGroup = Pick<Group, 'id' | 'groupTypes' | 'mail'> & { readonly displayName: string | null };

const NAMELESS = '—';
const SHOWN = { $select: 'id,displayName,mail,groupTypes', $top: '100' };

/** The groups that a person is a member or an owner of, whatever their kind, by name. */
export const ownGroups: Mine = {
  list: 'groups',
  // The first opens the list, the others tell what the groups in it are called.
  permissions: { 'User.Read': say`see which groups you are in`, ...groupPermissions },

  async read(graph, { cloud }) {
    const [joinedOnes, owned] = await Promise.all([
      graph.list<OwnGroup>('/v1.0/me/memberOf/microsoft.graph.group', SHOWN),
      graph.list<OwnGroup>('/v1.0/me/ownedObjects/microsoft.graph.group', SHOWN),
    ]);
    const all = new Map([...joinedOnes, ...owned].map((group) => [group.id, group]));
    const items = [...all.values()].map((group) => ({
      id: group.id,
      at: {},
      name: group.displayName || NAMELESS,
      place: group.mail ? joined([typeOf(group), group.mail], ' · ') : typeOf(group),
      url: groupUrl(group.id, cloud),
    }));
    return { items: items.sort((a, b) => a.name.localeCompare(b.name)), problems: [] };
  },
};
