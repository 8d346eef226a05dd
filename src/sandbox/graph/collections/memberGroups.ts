import type { Collection, GraphEnv } from '../collection';
import { contextOf } from '../context';
import { badRequest, checkObjectId } from '../directory/directoryErrors';
import { type Groups, groupsOf } from '../directory/groups';
import { needs } from '../permissions';

const MOST = 20;

/** `POST /me/checkMemberGroups`: which of some groups the caller belongs to, through other groups too. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const mayAsk = needs('User.Read', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All');
    routes.post('/me/checkMemberGroups', mayAsk, (c) => {
      const asked = idsIn(c.get('body'));
      const groups = groupsOf(fixture);
      const value = asked.filter((id) => groups.has(id) && isMember(groups, id, c.get('caller').user.id, new Set()));
      return c.json({ '@odata.context': contextOf(c, 'Collection(Edm.String)'), value });
    });
  },
};

function idsIn({ groupIds }: GraphEnv['Variables']['body']): string[] {
  const ids = Array.isArray(groupIds) ? groupIds.map(String) : [];
  if (ids.length === 0) throw badRequest('Value cannot be null. Parameter name: groupIds');
  if (ids.length > MOST) throw badRequest(`The number of ids exceeds the limit of ${MOST}.`);
  for (const id of ids) checkObjectId(id);
  return ids.map((id) => id.toLowerCase());
}

function isMember(groups: Groups, id: string, person: string, seen: Set<string>): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const { members } = groups.get(id).links;
  return (
    members.includes(person) || members.some((member) => groups.has(member) && isMember(groups, member, person, seen))
  );
}
