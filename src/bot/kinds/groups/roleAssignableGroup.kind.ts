import { choice, initially, required, text, type Values } from '../../forms/fields';
import type { Problems } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';
import { defineKind } from '../kind';
import { alikeGroups } from './alikeGroups';
import { findGroup, groupKey } from './findGroup';
import { groupAdditions } from './groupAdditions';
import {
  checkPeople,
  checkUnified,
  groupFields,
  groupPermissions,
  groupPermissionsFor,
  unifiedFields,
} from './groupFields';
import { roleGroupRefusals } from './groupRefusals';
import { leftOutOfAssignedGroups, leftOutOfGroups } from './leftOut';
import { livingGroup } from './livingGroup';
import { newGroup } from './newGroup';
import { prepareGroup } from './prepareGroup';
import { groupQuickAdd } from './quickAdd';
import { sensitivityLabels } from './sensitivityLabels';

const fields = {
  ...groupFields,
  ...unifiedFields,
  groupTypes: initially('Security', required(choice('Security', 'Unified'))),
  /** The name once more, since what such a group is given, its members may do. */
  confirmation: required(text({ max: 256 })),
};

type RoleAssignableGroup = Values<typeof fields>;

const always = { securityEnabled: true, isAssignableToRole: true, visibility: 'Private' };

/** What a choice in `groupTypes` means for Graph. */
const TRAITS = {
  Security: { groupTypes: [], mailEnabled: false, ...always },
  Unified: { groupTypes: ['Unified'], mailEnabled: true, ...always },
};

/**
 * https://learn.microsoft.com/graph/api/group-post-groups. Shares no phrase with the other groups: few people may create
 * one, and a button on every group form would lead the others to a refusal.
 */
export default defineKind({
  name: 'roleAssignableGroup',
  title: 'role-assignable group',
  phrases: ['role group', 'role-assignable group', 'role assignable group'],
  isNamedByPurpose: true,
  command: 'new role group',
  example: { line: 'new role group Helpdesk leads' },
  description: 'Create a group that roles can be assigned to',
  openTitle: 'Open in Entra',
  order: 24,
  permissions: {
    ...groupPermissions,
    'RoleManagement.ReadWrite.Directory': say`create groups that roles can be assigned to`,
  },
  quickAdd: groupQuickAdd(fields),

  fields,
  permissionsFor: groupPermissionsFor,
  more: sensitivityLabels,
  leftOut: {
    ...leftOutOfGroups,
    ...leftOutOfAssignedGroups,
    securityEnabled: 'Is always true: roles are assigned to nothing else.',
    isAssignableToRole: 'Is always true: it makes this kind.',
    visibility: 'Is always Private: Graph takes no other.',
  },
  check: (values) => ({ ...checkPeople(values), ...checkUnified(values), ...checkConfirmation(values) }),

  refusals: roleGroupRefusals,

  alike: (answers, graph, about) =>
    alikeGroups(answers, TRAITS[answers.groupTypes === 'Unified' ? 'Unified' : 'Security'], graph, about),
  prepare: (values, graph, about) => prepareGroup(values, TRAITS[values.groupTypes], graph, about),
  create: (values, graph, creation) => newGroup(values, TRAITS[values.groupTypes], graph, creation),
  find: (values, graph, creation) => findGroup(values, TRAITS[values.groupTypes], graph, creation),
  exclusiveKey: groupKey,
  living: livingGroup(['displayName', 'description']),
  additions: (values, creation, id) => groupAdditions(values, creation, id, true),
});

function checkConfirmation({ displayName, confirmation }: RoleAssignableGroup): Problems {
  if (confirmation === displayName) return {};
  return { confirmation: say`This is not the name of the group. To confirm, type “${displayName}”.` };
}
