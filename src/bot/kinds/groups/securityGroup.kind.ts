import { choice } from '../../forms/fields';
import { defineKind } from '../kind';
import { checkPeople, groupFields } from './groupFields';
import { findGroup, lookalikes, newGroup } from './newGroup';

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

  create: (values, graph, creation) =>
    newGroup(
      values,
      { groupTypes: [], mailEnabled: false, securityEnabled: true, visibility: values.visibility },
      graph,
      creation,
    ),
  lookalikes,
  find: findGroup,
});
