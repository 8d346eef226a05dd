import { choice, flag, initially, required, type Values } from '../../forms/fields';
import type { Problems } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';
import { defineKind } from '../kind';
import { alikeGroups } from './alikeGroups';
import { findGroup, groupKey } from './findGroup';
import { groupAdditions } from './groupAdditions';
import { checkPeople, groupFields, groupPermissions, groupPermissionsFor, unifiedFields } from './groupFields';
import { groupRefusals } from './groupRefusals';
import { leftOutOfAssignedGroups, leftOutOfGroups } from './leftOut';
import { livingGroup } from './livingGroup';
import { newGroup } from './newGroup';
import { ownGroups } from './ownGroups';
import { prepareGroup } from './prepareGroup';
import { groupQuickAdd, kindByType } from './quickAdd';
import { sensitivityLabels } from './sensitivityLabels';

const traits = { groupTypes: ['Unified'], mailEnabled: true };

const fields = {
  ...groupFields,
  ...unifiedFields,
  visibility: initially('Private', required(choice('Private', 'Public', 'HiddenMembership'))),
  securityEnabled: initially('false', flag()),
};

type Microsoft365Group = Values<typeof fields>;

/** https://learn.microsoft.com/graph/api/group-post-groups */
export default defineKind({
  name: 'microsoft365Group',
  title: 'Microsoft 365 group',
  phrases: ['group', 'microsoft 365 group', 'm365 group', 'office 365 group', 'unified group'],
  offeredPhrases: ['distribution list', 'mailing list', 'shared mailbox'],
  isNamedByPurpose: true,
  command: 'new group',
  example: { line: 'new group Night Owls' },
  description: 'Create a Microsoft 365 group',
  openTitle: 'Open in Outlook',
  order: 10,
  permissions: groupPermissions,
  quickAdd: { ...groupQuickAdd(fields), switchKind: kindByType },

  fields,
  permissionsFor: groupPermissionsFor,
  more: sensitivityLabels,
  leftOut: {
    ...leftOutOfGroups,
    ...leftOutOfAssignedGroups,
    mailEnabled: 'Follows from the kind of group.',
    groupTypes: 'Follows from the kind of group.',
    isAssignableToRole: 'Has a kind of its own: new role group.',
  },
  mine: ownGroups,
  check: (values) => ({ ...checkPeople(values), ...checkTeam(values) }),

  refusals: groupRefusals,
  alike: (answers, graph, about) => alikeGroups(answers, traits, graph, about),
  prepare: (values, graph, about) => prepareGroup(values, traitsOf(values), graph, about),
  create: (values, graph, creation) => newGroup(values, traitsOf(values), graph, creation),
  find: (values, graph, creation) => findGroup(values, traitsOf(values), graph, creation),
  exclusiveKey: groupKey,
  living: livingGroup(['displayName', 'description', 'visibility']),
  additions: groupAdditions,
});

function traitsOf({ visibility, securityEnabled = false }: Microsoft365Group) {
  return { ...traits, securityEnabled, visibility };
}

/** Teams knows no hidden members. */
function checkTeam({ visibility, resourceProvisioningOptions }: Microsoft365Group): Problems {
  if (visibility !== 'HiddenMembership' || !resourceProvisioningOptions?.length) return {};
  return { resourceProvisioningOptions: say`A team can’t hide its members: leave the team out, or choose Private.` };
}
