import type { Collection, GraphFixture, Item } from '../collection';
import { keptIn } from '../collection';
import { contextOf } from '../context';
import { notFound } from '../directory/directoryErrors';
import { isUnified } from '../directory/groupRules';
import { type Group, groupsOf } from '../directory/groups';
import { GraphError } from '../graphError';
import { needs } from '../permissions';

/** Milliseconds until Teams knows a new group; the real one takes up to fifteen minutes. */
const REPLICATION = 2_000;

/** `PUT /groups/{id}/team` makes the team of a Microsoft 365 group that has an owner; `GET` reads it. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const groups = groupsOf(fixture);
    const teams = teamsOf(fixture);
    const mayWrite = needs('Group.ReadWrite.All', 'Directory.ReadWrite.All');
    const mayRead = needs('Group.Read.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All');

    routes.put('/groups/:group/team', mayWrite, (c) => {
      const group = known(groups.get(c.req.param('group')));
      checkGroup(group);
      if (teams.has(group.item.id)) throw new GraphError(409, 'Conflict', 'Team already exists');
      const team = newTeam(group, fixture);
      teams.set(group.item.id, team);
      groups.change(group, { resourceProvisioningOptions: ['Team'] });
      return c.json({ '@odata.context': contextOf(c, 'teams/$entity'), ...team, ...c.get('body') }, 201);
    });

    routes.get('/groups/:group/team', mayRead, (c) => {
      const team = teams.get(groups.get(c.req.param('group')).item.id);
      if (!team) throw new GraphError(404, 'NotFound', 'No team found with Group Id.');
      return c.json({ '@odata.context': contextOf(c, 'teams/$entity'), ...team });
    });
  },
};

const teamsOf = keptIn(() => new Map<string, Item>());

function known(group: Group): Group {
  const age = Date.now() - Date.parse(String(group.item.createdDateTime));
  if (age < REPLICATION) throw notFound(group.item.id);
  return group;
}

function checkGroup({ item, links }: Group): void {
  if (!isUnified(item)) throw new GraphError(400, 'BadRequest', 'The group must be a Microsoft 365 group.');
  if (links.owners.length === 0) throw new GraphError(400, 'BadRequest', 'The group must have at least one owner.');
}

function newTeam({ item }: Group, { cloud, tenant }: GraphFixture): Item {
  const host = cloud().pages.find((page) => page.includes('teams')) ?? '';
  const thread = encodeURIComponent(`19:${item.id}@thread.tacv2`);
  return {
    id: item.id,
    displayName: item.displayName,
    description: item.description,
    visibility: String(item.visibility).toLowerCase(),
    isArchived: false,
    webUrl: `https://${host}/l/team/${thread}/conversations?groupId=${item.id}&tenantId=${tenant.id}`,
  };
}
