import { userNamed } from '../../tenant';
import type { Collection } from '../collection';
import { notFound } from '../directory/directoryErrors';
import { readReference } from '../directory/groupLinks';
import { groupsOf } from '../directory/groups';
import { checkMayChange } from '../directory/ownership';
import { needs } from '../permissions';

const writers = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];

/** `POST …/members/$ref`, `DELETE …/members/{id}/$ref`, and the same for owners: one link at a time. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: { 'GroupMember.ReadWrite.All': 'Read and write group memberships' },
  register(routes, fixture) {
    const { tenant } = fixture;
    const groups = groupsOf(fixture);
    for (const role of ['owners', 'members'] as const) {
      const mayWrite = needs(...writers, ...(role === 'members' ? ['GroupMember.ReadWrite.All'] : []));

      routes.post(`/groups/:group/${role}/$ref`, mayWrite, (c) => {
        const group = groups.get(c.req.param('group') ?? '');
        checkMayChange(group, c.get('caller'));
        const id = readReference(c.get('body'));
        if (userNamed(tenant, id) === undefined && !(role === 'members' && groups.has(id))) throw notFound(id);
        groups.link(group, role, [id]);
        return c.body(null, 204);
      });

      routes.delete(`/groups/:group/${role}/:object/$ref`, mayWrite, (c) => {
        const group = groups.get(c.req.param('group') ?? '');
        checkMayChange(group, c.get('caller'));
        groups.unlink(group, role, (c.req.param('object') ?? '').toLowerCase());
        return c.body(null, 204);
      });
    }
  },
};
