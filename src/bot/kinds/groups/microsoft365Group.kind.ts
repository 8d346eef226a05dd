import { choice, initially, required } from '../../forms/fields';
import { defineKind } from '../kind';
import { checkPeople, groupFields } from './groupFields';
import { findGroup, newGroup } from './newGroup';

const traits = { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false };

/** https://learn.microsoft.com/graph/api/group-post-groups */
export default defineKind({
  name: 'microsoft365Group',
  title: 'Microsoft 365 group',
  phrases: ['group', 'microsoft 365 group', 'm365 group', 'office 365 group', 'unified group'],
  command: 'new group',
  order: 10,
  permissions: ['Group.ReadWrite.All'],

  fields: {
    ...groupFields,
    visibility: initially('Private', required(choice('Private', 'Public', 'HiddenMembership'))),
  },
  check: checkPeople,

  create: (values, graph, creation) => newGroup(values, { ...traits, visibility: values.visibility }, graph, creation),
  /** Needs no list of look-alikes: no two Microsoft 365 groups have one alias. */
  find: (values, graph, creation) => findGroup(values, traits, graph, creation),
});
