import type { Caller, Collection, Item } from '../collection';
import { contextOf } from '../context';
import { badRequest } from '../directory/directoryErrors';
import { directoryCount, directoryList, type Listing } from '../directory/directoryList';
import { checkGroupChanges, checkNewGroup, namesIn } from '../directory/groupBody';
import { readLinks } from '../directory/groupLinks';
import { groupProperties } from '../directory/groupProperties';
import { checkGroup, checkPrivileges, isUnified } from '../directory/groupRules';
import { type Group, groupsOf } from '../directory/groups';
import { insufficientPrivileges, needs } from '../permissions';
import { pick, readSelect } from '../query/select';

const names = Object.keys(groupProperties);
const listing: Listing = {
  set: 'groups',
  type: 'microsoft.graph.group',
  usual: names.filter((name) => groupProperties[name]?.usual),
  known: names.filter((name) => name !== 'hasMembersWithLicenseErrors'),
  searchable: ['displayName', 'description', 'mail', 'mailNickname'],
};
const writers = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];
const readers = ['Group.ReadBasic.All', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All', ...writers];

/** `/groups` and `/groups/{id}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, world) {
    const { tenant } = world;
    const groups = groupsOf(world);
    const items = () => groups.list().map(({ item }) => item);
    const isUser = (id: string) => tenant.users.some((user) => user.id === id);
    const holds = (role: string, id: string) => isUser(id) || (role === 'members' && groups.has(id));

    routes.get('/groups', needs(...readers), (c) => directoryList(c, items(), listing));
    routes.get('/groups/$count', needs(...readers), (c) => directoryCount(c, items(), listing));

    routes.post('/groups', needs(...writers), (c) => {
      const [body, caller] = [c.get('body'), c.get('caller')];
      checkNewGroup(body);
      checkGroup(body);
      checkPrivileges(body, caller);
      const { item } = groups.create(body, readLinks(body, caller, isUnified(body), { holds }));
      const address = `https://graph.microsoft.com/v2/${tenant.id}/directoryObjects/${item.id}/Microsoft.DirectoryServices.Group`;
      const annotations = { '@odata.context': contextOf(c, 'groups/$entity'), '@odata.id': address };
      return c.json({ ...annotations, ...pick(item, listing.usual) }, 201, { location: address });
    });

    routes.get('/groups/:group', needs(...readers), (c) => {
      const { item } = groups.get(c.req.param('group'));
      const shown = readSelect(c.req.query('$select'), listing);
      return c.json({ '@odata.context': contextOf(c, 'groups/$entity'), ...pick(item, shown) });
    });

    routes.patch('/groups/:group', needs(...writers), (c) => {
      const group = groups.get(c.req.param('group'));
      const [body, caller] = [c.get('body'), c.get('caller')];
      checkMayChange(group, caller);
      checkChanges(group, body);
      checkPrivileges(body, caller);
      groups.change(group, Object.fromEntries(namesIn(body).map((name) => [name, body[name]])));
      return c.body(null, namesIn(body).some(ofExchange) ? 200 : 204);
    });

    routes.delete('/groups/:group', needs(...writers), (c) => {
      const group = groups.get(c.req.param('group'));
      checkMayChange(group, c.get('caller'));
      groups.delete(group);
      return c.body(null, 204);
    });
  },
};

function checkMayChange({ links }: Group, { user }: Caller): void {
  if (!user.admin && !links.owners.includes(user.id)) throw insufficientPrivileges();
}

function checkChanges({ item }: Group, body: Item): void {
  checkGroupChanges(body);
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
