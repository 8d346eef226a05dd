import { choice } from '../../forms/fields';
import { defineKind } from '../kind';
import { alikeGroups } from './alikeGroups';
import { findGroup, groupKey } from './findGroup';
import { groupAdditions } from './groupAdditions';
import { checkPeople, groupFields, groupPermissions, groupPermissionsFor } from './groupFields';
import { groupRefusals } from './groupRefusals';
import { leftOutOfAssignedGroups, leftOutOfSecurityGroups } from './leftOut';
import { livingGroup } from './livingGroup';
import { newGroup } from './newGroup';
import { prepareGroup } from './prepareGroup';
import { groupQuickAdd, kindByType } from './quickAdd';

const fields = { ...groupFields, visibility: choice('Private', 'Public') };
const traits = { groupTypes: [], mailEnabled: false, securityEnabled: true };

/** https://learn.microsoft.com/graph/api/group-post-groups */
export default defineKind({
  name: 'securityGroup',
  title: 'security group',
  phrases: ['security group', 'group'],
  isNamedByPurpose: true,
  command: 'new security group',
  example: { line: 'new security group Door openers' },
  description: 'Create a security group',
  openTitle: 'Open in Entra',
  order: 20,
  permissions: groupPermissions,
  quickAdd: { ...groupQuickAdd(fields), switchKind: kindByType },

  fields,
  permissionsFor: groupPermissionsFor,
  leftOut: {
    ...leftOutOfSecurityGroups,
    ...leftOutOfAssignedGroups,
    isAssignableToRole: 'Has a kind of its own: new role group.',
  },
  check: checkPeople,

  refusals: groupRefusals,
  alike: (answers, graph, about) => alikeGroups(answers, traits, graph, about),
  prepare: (values, graph, about) => prepareGroup(values, traits, graph, about),
  create: (values, graph, creation) => newGroup(values, { ...traits, visibility: values.visibility }, graph, creation),
  find: (values, graph, creation) => findGroup(values, traits, graph, creation),
  exclusiveKey: groupKey,
  living: livingGroup(['displayName', 'description']),
  additions: groupAdditions,
});
