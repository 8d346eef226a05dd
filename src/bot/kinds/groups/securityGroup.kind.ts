import { choice } from '../../forms/fields';
import { defineKind } from '../kind';
import { checkPeople, groupFields } from './groupFields';
import { findGroup, lookalikes, newGroup } from './newGroup';

const traits = { groupTypes: [], mailEnabled: false, securityEnabled: true };

/** https://learn.microsoft.com/graph/api/group-post-groups */
export default defineKind({
  name: 'securityGroup',
  title: 'security group',
  phrases: ['security group', 'group'],
  command: 'new security group',
  order: 20,
  permissions: ['Group.ReadWrite.All'],

  fields: { ...groupFields, visibility: choice('Private', 'Public') },
  check: checkPeople,

  create: (values, graph, creation) => newGroup(values, { ...traits, visibility: values.visibility }, graph, creation),
  lookalikes,
  find: (values, graph, creation) => findGroup(values, traits, graph, creation),
});
