import type { Cloud } from '../../cloud/clouds';
import type { AlikeObject } from '../../forms/alike';
import type { Answers } from '../../forms/readForm';
import { type Graph, odataString } from '../../graph/graph';
import { joined } from '../../i18n/localizedText';
import type { GroupValues } from './groupFields';
import { type Group, groupUrl, typeOf } from './groupSummary';
import { type GroupTraits, nicknameOf } from './newGroup';

type NamedGroup = Pick<Group, 'id' | 'displayName' | 'groupTypes' | 'mail' | 'mailNickname'>;

/** Groups of the name or of the alias that a form asks for, of whichever type: all could be mistaken for the new one. */
export function groupsAlike(
  values: Pick<GroupValues, 'displayName' | 'mailNickname'>,
  graph: Graph,
): Promise<NamedGroup[]> {
  const [alias, name] = [odataString(nicknameOf(values)), odataString(values.displayName)];
  const $select = 'id,displayName,groupTypes,mail,mailNickname';
  return graph.list('/v1.0/groups', { $filter: `mailNickname eq ${alias} or displayName eq ${name}`, $select });
}

/** Those of them that are of the same sort, Microsoft 365 or security, as a form shows them. */
export function alikeObjects(
  groups: readonly NamedGroup[],
  traits: Pick<GroupTraits, 'groupTypes'>,
  cloud: Cloud,
): AlikeObject[] {
  const same = groups.filter((one) => isUnified(one) === isUnified(traits));
  return same.map((group) => ({
    id: group.id,
    name: group.displayName,
    line: joined([typeOf(group), group.mail ?? group.mailNickname], ', '),
    url: groupUrl(group.id, cloud),
  }));
}

/** What a form so far asks for once more. */
export async function alikeGroups(
  { displayName = '', mailNickname = '' }: Answers,
  traits: Pick<GroupTraits, 'groupTypes'>,
  graph: Graph,
  { cloud }: { readonly cloud: Cloud },
): Promise<AlikeObject[]> {
  if (!displayName) return [];
  const there = await groupsAlike({ displayName, mailNickname: mailNickname || undefined }, graph);
  return alikeObjects(there, traits, cloud);
}

/** An alias alone makes no security group the same: they may share one. */
export function isNamedSo({ displayName }: NamedGroup, values: Pick<GroupValues, 'displayName'>): boolean {
  return displayName.toLowerCase() === values.displayName.toLowerCase();
}

/** Whether Graph will refuse the alias: Microsoft 365 groups share none. */
export function isAliasTaken(
  values: Pick<GroupValues, 'displayName' | 'mailNickname'>,
  traits: Pick<GroupTraits, 'groupTypes'>,
  groups: readonly NamedGroup[],
): boolean {
  const alias = nicknameOf(values).toLowerCase();
  return isUnified(traits) && groups.some((one) => isUnified(one) && one.mailNickname.toLowerCase() === alias);
}

function isUnified({ groupTypes }: Pick<GroupTraits, 'groupTypes'>): boolean {
  return groupTypes.includes('Unified');
}
