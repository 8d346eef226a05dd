import type { Collection, Item } from '../collection';
import { contextOf } from '../context';
import { deletedGroupsOf } from '../directory/deletedGroups';
import { badRequest, notFound } from '../directory/directoryErrors';
import { directoryCount, directoryList } from '../directory/directoryList';
import { checkGroupChanges, checkNewGroup, namesIn } from '../directory/groupBody';
import { readLinks, readNewMembers } from '../directory/groupLinks';
import { groupListing, groupShape } from '../directory/groupListing';
import { groupProperties } from '../directory/groupProperties';
import { checkGroup, checkPrivileges, isUnified } from '../directory/groupRules';
import { type Group, groupsOf } from '../directory/groups';
import { checkMayChange } from '../directory/ownership';
import { needs } from '../permissions';
import { pick, readSelect } from '../query/select';

const writers = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];
const readers = ['Group.ReadBasic.All', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All', ...writers];

/** `/groups` and `/groups/{id}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: {
    'Group.ReadBasic.All': 'Read basic properties of all groups',
    'Group.Read.All': 'Read all groups',
    'Group.ReadWrite.All': 'Read and write all groups',
    'GroupMember.Read.All': 'Read group memberships',
    'Group-PreferredDataLocation.ReadWrite.All': 'Read and write the preferred data location of groups',
    'RoleManagement.ReadWrite.Directory': 'Read and write directory role settings',
  },
  register(routes, fixture) {
    const { tenant } = fixture;
    const groups = groupsOf(fixture);
    const items = () => groups.list().map(({ item }) => item);
    const isUser = (id: string) => tenant.users.some((user) => user.id === id);
    const holds = (role: string, id: string) => isUser(id) || (role === 'members' && groups.has(id));
    const newMembers = (body: Item) => {
      const ids = readNewMembers(body);
      for (const id of ids) if (!holds('members', id)) throw notFound(id);
      return ids;
    };

    routes.get('/groups', needs(...readers), (c) => directoryList(c, items(), groupListing(c)));
    routes.get('/groups/$count', needs(...readers), (c) => directoryCount(c, items(), groupListing(c)));

    routes.post('/groups', needs(...writers), (c) => {
      const [body, caller] = [c.get('body'), c.get('caller')];
      const { known, usual } = groupListing(c);
      checkNewGroup(body, known);
      checkGroup(body);
      checkPrivileges(body, caller);
      const links = readLinks(body, caller, isUnified(body), { holds });
      const { item } = groups.create(body, links, { by: caller.appId, replicationMs: c.get('replicationMs') });
      const address = `${c.get('cloud').graph}/v2/${tenant.id}/directoryObjects/${item.id}/Microsoft.DirectoryServices.Group`;
      const annotations = { '@odata.context': contextOf(c, 'groups/$entity'), '@odata.id': address };
      return c.json({ ...annotations, ...pick(item, usual) }, 201, { location: address });
    });

    routes.get('/groups/:group', needs(...readers), (c) => {
      const { item } = groups.get(c.req.param('group'));
      const shown = readSelect(c.req.query('$select'), groupShape(c));
      return c.json({ '@odata.context': contextOf(c, 'groups/$entity'), ...pick(item, shown) });
    });

    routes.patch('/groups/:group', needs(...writers), (c) => {
      const group = groups.get(c.req.param('group'));
      const [body, caller] = [c.get('body'), c.get('caller')];
      checkMayChange(group, caller);
      checkChanges(group, body, groupListing(c).known);
      checkPrivileges(body, caller);
      const members = newMembers(body);
      groups.change(group, Object.fromEntries(namesIn(body).map((name) => [name, body[name]])), members);
      return c.body(null, namesIn(body).some(ofExchange) ? 200 : 204);
    });

    routes.delete('/groups/:group', needs(...writers), (c) => {
      const group = groups.get(c.req.param('group'));
      checkMayChange(group, c.get('caller'));
      groups.delete(group);
      deletedGroupsOf(fixture).keep(group);
      return c.body(null, 204);
    });
  },
};

function checkChanges({ item }: Group, body: Item, known: readonly string[]): void {
  checkGroupChanges(body, known);
  const sent = namesIn(body);
  if (sent.some(ofExchange) && !sent.every(ofExchange)) {
    throw badRequest('The properties of Exchange need a PATCH request of their own.');
  }
  if (body.visibility === 'HiddenMembership' && item.visibility !== 'HiddenMembership') {
    throw badRequest("Invalid value specified for property 'visibility' of resource 'Group'.");
  }
  checkGroup({ ...item, ...body });
}

function ofExchange(name: string): boolean {
  return groupProperties[name]?.use === 'update';
}
