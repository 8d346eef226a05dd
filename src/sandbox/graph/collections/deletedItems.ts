import type { Call, Collection } from '../collection';
import { contextOf } from '../context';
import { deletedGroupsOf } from '../directory/deletedGroups';
import { directoryList } from '../directory/directoryList';
import { groupListing, groupShape } from '../directory/groupListing';
import { groupsOf } from '../directory/groups';
import { checkMayChange } from '../directory/ownership';
import { needs } from '../permissions';
import { pick, readSelect } from '../query/select';

/** Deleted groups: `/directory/deletedItems/microsoft.graph.group`, reading, restoring and deleting one for good. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const deleted = deletedGroupsOf(fixture);
    const mayWrite = needs('Group.ReadWrite.All');
    const mayRead = needs('Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All');
    const annotated = (c: Call) => {
      const shape = groupShape(c);
      return { ...shape, usual: ['@odata.type', ...shape.usual] };
    };

    routes.get('/directory/deletedItems/microsoft.graph.group', mayRead, (c) => {
      const items = deleted.list().map(({ item }) => item);
      return directoryList(c, items, groupListing(c));
    });

    routes.get('/directory/deletedItems/:object', mayRead, (c) => {
      const item = { '@odata.type': '#microsoft.graph.group', ...deleted.get(c.req.param('object')).item };
      const names = readSelect(c.req.query('$select'), annotated(c));
      return c.json({ '@odata.context': contextOf(c, 'directoryObjects/$entity'), ...pick(item, names) });
    });

    routes.post('/directory/deletedItems/:object/restore', mayWrite, (c) => {
      const group = deleted.get(c.req.param('object'));
      checkMayChange(group, c.get('caller'));
      const item = { ...group.item, deletedDateTime: null };
      groupsOf(fixture).restore({ ...group, item });
      deleted.forget(group);
      const shown = pick({ '@odata.type': '#microsoft.graph.group', ...item }, annotated(c).usual);
      return c.json({ '@odata.context': contextOf(c, 'directoryObjects/$entity'), ...shown });
    });

    routes.delete('/directory/deletedItems/:object', mayWrite, (c) => {
      const group = deleted.get(c.req.param('object'));
      checkMayChange(group, c.get('caller'));
      deleted.forget(group);
      return c.body(null, 204);
    });
  },
};
