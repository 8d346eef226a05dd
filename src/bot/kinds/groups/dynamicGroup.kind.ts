import { choice, initially, required, text, type Values } from '../../forms/fields';
import type { Problems } from '../../forms/readForm';
import type { GraphRefusalRow } from '../../graph/graphRefusalRow';
import { say } from '../../i18n/localizedText';
import { defineKind } from '../kind';
import { alikeGroups } from './alikeGroups';
import { problemOfWords } from './checkRuleWords';
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
import { groupRefusals } from './groupRefusals';
import { leftOutOfGroups } from './leftOut';
import { livingGroup } from './livingGroup';
import { conditionOf, isAboutDevices, problemOfRule } from './membershipRule';
import { mendedRule } from './mendedRule';
import { newGroup } from './newGroup';
import { prepareGroup } from './prepareGroup';
import { groupQuickAdd } from './quickAdd';
import { BUILDER_INPUTS, ruleBuilder } from './ruleBuilder';
import { rulePreview } from './rulePreview';
import { sensitivityLabels } from './sensitivityLabels';

const { members: _chosenByTheRule, ...others } = groupFields;

const fields = {
  ...others,
  ...unifiedFields,
  groupTypes: initially('Security', required(choice('Security', 'Unified'))),
  membershipRule: required(text({ max: 3072 })),
  membershipRuleProcessingState: initially('On', required(choice('On', 'Paused'))),
  visibility: initially('Private', choice('Private', 'Public', 'HiddenMembership')),
};

type DynamicGroup = Values<typeof fields>;

/** What a choice in `groupTypes` means for Graph. */
const TRAITS = {
  Security: { groupTypes: ['DynamicMembership'], mailEnabled: false, securityEnabled: true },
  Unified: { groupTypes: ['Unified', 'DynamicMembership'], mailEnabled: true, securityEnabled: false },
};

const ruleRefusals: readonly GraphRefusalRow[] = [
  {
    operation: 'POST /groups',
    status: [400, 403],
    says: /licen[cs]e|premium|\bP1\b/i,
    means: 'dynamic membership needs Microsoft Entra ID P1',
    field: 'membershipRule',
    sentence: say`Groups with a rule need a Microsoft Entra ID P1 licence, which your organisation lacks. Ask your administrator, or create a group whose members you choose.`,
  },
  {
    operation: 'POST /groups',
    status: 400,
    says: /membership ?rule|rule.*(invalid|syntax|not supported)/i,
    means: 'Entra does not take the rule',
    field: 'membershipRule',
    sentence: ({ message }) => say`Entra does not take this rule: “${message}” Change it there.`,
  },
];

/** https://learn.microsoft.com/graph/api/group-post-groups */
export default defineKind({
  name: 'dynamicGroup',
  title: 'dynamic group',
  phrases: ['dynamic group', 'dynamic security group', 'dynamic membership group', 'group'],
  isNamedByPurpose: true,
  command: 'new dynamic group',
  example: { line: 'new dynamic group All of sales' },
  description: 'Create a group whose members follow from a rule',
  openTitle: 'Open in Entra',
  order: 22,
  permissions: groupPermissions,
  quickAdd: groupQuickAdd(fields),

  fields,
  permissionsFor: groupPermissionsFor,
  more: sensitivityLabels,
  assist: {
    below: 'membershipRule',
    inputs: BUILDER_INPUTS,
    buttons: { build: ruleBuilder, preview: rulePreview },
  },
  mends: { membershipRule: mendedRule },
  leftOut: {
    ...leftOutOfGroups,
    isAssignableToRole: 'Has a kind of its own: new role group.',
    'members@odata.bind': 'The rule chooses the members.',
  },
  check: (values) => ({
    ...checkPeople(values),
    ...checkUnified(values),
    ...checkVisibility(values),
    ...checkRule(values),
  }),

  refusals: [...ruleRefusals, ...groupRefusals],
  alike: (answers, graph, about) =>
    alikeGroups(answers, TRAITS[answers.groupTypes === 'Unified' ? 'Unified' : 'Security'], graph, about),
  prepare: (values, graph, about) => prepareGroup(values, traitsOf(values), graph, about),
  create: (values, graph, creation) => newGroup(values, traitsOf(values), graph, creation),
  find: (values, graph, creation) => findGroup(values, traitsOf(values), graph, creation),
  exclusiveKey: groupKey,
  living: livingGroup(['displayName', 'description', 'membershipRule', 'membershipRuleProcessingState']),
  additions: groupAdditions,
});

function traitsOf(values: DynamicGroup) {
  const { membershipRule, membershipRuleProcessingState, visibility } = values;
  return { ...TRAITS[values.groupTypes], visibility, membershipRule, membershipRuleProcessingState };
}

function checkVisibility({ groupTypes, visibility }: DynamicGroup): Problems {
  if (visibility !== 'HiddenMembership' || groupTypes === 'Unified') return {};
  return { visibility: say`Only a Microsoft 365 group can hide its members: choose Private, or change the type.` };
}

/** Not part of the field, whose only limit a form can know is its length. */
function checkRule({ groupTypes, membershipRule }: DynamicGroup): Problems {
  const asked = conditionOf(membershipRule);
  const problem = problemOfRule(membershipRule) ?? (asked && problemOfWords(asked));
  if (problem) return { membershipRule: problem };
  if (groupTypes === 'Security' || !isAboutDevices(membershipRule)) return {};
  return { membershipRule: say`A Microsoft 365 group holds people only: ask about user., or choose a security group.` };
}
