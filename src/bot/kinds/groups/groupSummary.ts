import type { Cloud } from '../../cloud/clouds';
import { type LocalizedText, type Sentence, say } from '../../i18n/localizedText';
import { detailsOf } from '../detailsOf';
import type { Creation, Requester, Summary } from '../kind';
import { lines, linesToKeep } from '../lines';
import type { Viewer } from '../living';
import { partsOf } from '../partsOf';
import type { GroupValues } from './groupFields';
import type { Links } from './groupLinks';

/** Graph's group, as far as the summary words it; whatever else comes with it stands among the details. */
export interface Group {
  readonly id: string;
  readonly groupTypes: readonly string[];
  readonly displayName: string;
  readonly description: string | null;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly visibility: string | null;
  readonly membershipRule: string | null;
  readonly membershipRuleProcessingState: string | null;
  readonly isAssignableToRole: boolean | null;
  readonly createdDateTime: string;
}

const SAID = [
  'displayName',
  'groupTypes',
  'mail',
  'mailNickname',
  'visibility',
  'membershipRule',
  'membershipRuleProcessingState',
  'isAssignableToRole',
  'description',
] as const;

const CHANGED_BY_PEOPLE = [
  'displayName',
  'description',
  'mailNickname',
  'visibility',
  'membershipRule',
  'membershipRuleProcessingState',
] as const;

const VISIBILITY: Readonly<Record<string, Sentence>> = {
  Private: say`Private`,
  Public: say`Public`,
  HiddenMembership: say`HiddenMembership`,
};

const PROCESSING: Readonly<Record<string, Sentence>> = { On: say`On`, Paused: say`Paused` };

const GROUP = '#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/';

/** Ids of a group's people. */
interface GroupPeople {
  readonly owners: readonly string[];
  readonly members: readonly string[];
}

/** Graph's answer names no people, so they are those who were sent along. */
export function groupSummary(group: Group, values: GroupValues, links: Links, creation: Creation): Summary {
  const { facts, requester } = creation;
  const { owners, members, later } = links;
  const all = { owners: [...owners, ...later.owners], members: [...members, ...later.members] };
  const label = values.assignedLabels && (facts[values.assignedLabels] ?? values.assignedLabels);
  const present = presentGroup(group, { owners, members }, creation);
  return {
    ...present,
    lines: [...present.lines, ...linesToKeep([say`Label`, label])],
    parts: groupParts(group, all, requester),
  };
}

/** The group with these people; `facts` has their names. */
export function presentGroup(
  group: Group,
  { owners, members }: GroupPeople,
  { facts, requester, cloud }: Viewer & { readonly facts: Readonly<Record<string, string>> },
): Summary {
  const names = (ids: readonly string[]) => ids.map((id) => facts[id] ?? id);
  return {
    id: group.id,
    name: group.displayName,
    parts: groupParts(group, { owners, members }, requester),
    // The rule of a dynamic group says who its members are.
    offers: group.groupTypes.includes('DynamicMembership') ? [] : [{ verb: 'addPeople' }],
    lines: lines(
      [say`Type`, typeOf(group)],
      [say`Email`, group.mail],
      [say`Alias`, group.mailNickname],
      [say`Visibility`, wordOf(group.visibility, VISIBILITY)],
      [say`Rule`, group.membershipRule],
      [say`Processing`, wordOf(group.membershipRuleProcessingState, PROCESSING)],
      [say`Roles`, group.isAssignableToRole ? say`Can be assigned` : undefined],
      [say`Description`, group.description, 'description'],
      [say`Owners`, names(owners)],
      [say`Members`, names(members)],
    ),
    details: detailsOf(group, SAID, requester.timeZone),
    url: opensInOutlook(group) ? outlookOf(group, cloud) : groupUrl(group.id, cloud),
    ...(group.visibility === 'HiddenMembership' && { isHidden: true }),
  };
}

/** Graph makes whoever creates a group one of its owners, or not: that changes nothing. */
export function groupParts(group: Group, { owners, members }: GroupPeople, { id: own }: Requester): string[] {
  const people = [...owners.map((id) => `owners ${id}`), ...members.map((id) => `members ${id}`)];
  return [...partsOf(group, CHANGED_BY_PEOPLE), ...people.filter((one) => !one.endsWith(` ${own}`)).sort()];
}

/** Where a group opens. */
export function groupUrl(id: string, { links }: Cloud): string {
  return `${links.entraPortal}/${GROUP}${encodeURIComponent(id)}`;
}

/** What people work with opens there; the others are administrators' business. */
function opensInOutlook({ groupTypes, isAssignableToRole }: Group): boolean {
  return groupTypes.includes('Unified') && !groupTypes.includes('DynamicMembership') && !isAssignableToRole;
}

/** '' as long as the group has no address. */
function outlookOf({ mail }: Group, { links }: Viewer['cloud']): string {
  const [alias = '', domain = ''] = (mail ?? '').split('@');
  if (alias === '' || domain === '') return '';
  return `${links.outlook}/groups/${encodeURIComponent(domain)}/${encodeURIComponent(alias)}/mail`;
}

/** In words, from what Graph says of any group. */
export function typeOf({ groupTypes }: Pick<Group, 'groupTypes'>): LocalizedText {
  const type = groupTypes.includes('Unified') ? say`Microsoft 365 group` : say`Security group`;
  return groupTypes.includes('DynamicMembership') ? say`${type}, dynamic` : type;
}

/** Graph's own word where it is none of those known here. */
function wordOf(word: string | null, known: Readonly<Record<string, Sentence>>): LocalizedText | undefined {
  return word === null ? undefined : (known[word] ?? word);
}
