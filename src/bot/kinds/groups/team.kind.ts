import { choice, initially, required } from '../../forms/fields';
import { defineKind } from '../kind';
import { alikeGroups } from './alikeGroups';
import { findGroup, groupKey } from './findGroup';
import { groupAdditions } from './groupAdditions';
import { checkPeople, groupFields, groupPermissions } from './groupFields';
import { groupRefusals } from './groupRefusals';
import { teamAddition } from './groupTeam';
import { livingTeam } from './livingTeam';
import { newGroup } from './newGroup';
import { prepareGroup } from './prepareGroup';
import { groupQuickAdd } from './quickAdd';

const { displayName, description, owners, members, mailNickname } = groupFields;
const fields = {
  displayName,
  description,
  visibility: initially('Private', required(choice('Private', 'Public'))),
  owners,
  members,
  mailNickname,
};
const traits = { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false };

/** https://learn.microsoft.com/graph/teams-create-group-and-team: a Microsoft 365 group, and then its team. */
export default defineKind({
  name: 'team',
  title: 'team',
  phrases: ['team', 'microsoft team', 'teams team', 'ms team'],
  isNamedByPurpose: true,
  command: 'new team',
  example: { line: 'new team Night Owls' },
  description: 'Create a team in Microsoft Teams',
  openTitle: 'Open in Teams',
  order: 38,
  permissions: groupPermissions,
  quickAdd: groupQuickAdd(fields),

  fields,
  leftOut: {},
  check: checkPeople,

  refusals: groupRefusals,
  alike: (answers, graph, about) => alikeGroups(answers, traits, graph, about),
  prepare: (values, graph, about) => prepareGroup(values, traits, graph, about),
  async create(values, graph, creation) {
    const group = await newGroup(values, { ...traits, visibility: values.visibility }, graph, creation);
    // Nothing opens a team that is not there yet.
    return { ...group, url: '' };
  },
  async find(values, graph, creation) {
    const group = await findGroup(values, traits, graph, creation);
    return group && { ...group, url: '' };
  },
  living: livingTeam,
  exclusiveKey: groupKey,
  additions: (values, creation, id) => [...groupAdditions(values, creation, id), teamAddition(id)],
});
