import { createHash } from 'node:crypto';
import { transliterate } from 'transliteration';
import { type Graph, odataString } from '../../graph/graph';
import type { Creation, Requester, Summary } from '../kind';
import { lines } from '../lines';

export interface GroupValues {
  readonly displayName: string;
  readonly description: string | undefined;
  readonly mailNickname: string | undefined;
  readonly owners: readonly string[] | undefined;
  readonly members?: readonly string[] | undefined;
}

/** What makes a group one kind of group rather than another, in Graph's properties. */
export interface GroupTraits {
  readonly groupTypes: readonly string[];
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  readonly visibility?: string | undefined;
  readonly membershipRule?: string;
  readonly membershipRuleProcessingState?: string;
  readonly isAssignableToRole?: boolean;
}

interface Group {
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

const USERS = 'https://graph.microsoft.com/v1.0/users/';

/** `POST /groups` as the Graph reference's "Create group" describes it; what was left blank is left out. */
export async function newGroup(
  values: GroupValues,
  traits: GroupTraits,
  graph: Graph,
  { requester }: Creation,
): Promise<Summary> {
  const group = await graph.post<Group>('/v1.0/groups', {
    displayName: values.displayName,
    ...(values.description && { description: values.description }),
    mailNickname: nicknameOf(values),
    ...traits,
    ...bound('owners', ownersToName(values, traits, requester)),
    ...bound('members', values.members ?? []),
  });
  return summaryOf(group, values);
}

/** Groups that a look by alias could mistake for the new one. */
export async function lookalikes(values: GroupValues, graph: Graph): Promise<string[]> {
  return (await named(values, graph)).map(({ id }) => id);
}

/** A group of this name, alias and type that was not there before the first request. */
export async function findGroup(
  values: GroupValues,
  { groupTypes }: GroupTraits,
  graph: Graph,
  { since, known }: Creation,
): Promise<Summary | undefined> {
  const clockSkew = 60 * 1000;
  const group = (await named(values, graph)).find(
    (one) =>
      one.displayName === values.displayName &&
      inAnyOrder(one.groupTypes) === inAnyOrder(groupTypes) &&
      !known.includes(one.id) &&
      Date.parse(one.createdDateTime) > since.valueOf() - clockSkew,
  );
  return group && summaryOf(group, values);
}

/** The alias that was typed, or one made from the name: `Köln Büro 7` → `koln-buro-7`. */
export function nicknameOf({ displayName, mailNickname }: Pick<GroupValues, 'displayName' | 'mailNickname'>): string {
  if (mailNickname) return mailNickname;
  const words =
    transliterate(displayName)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const made = words.join('-').slice(0, 64).replace(/-$/, '');
  return made || `group-${createHash('sha256').update(displayName).digest('hex').slice(0, 8)}`;
}

async function named(values: GroupValues, graph: Graph): Promise<Group[]> {
  return graph.list<Group>('/v1.0/groups', { $filter: `mailNickname eq ${odataString(nicknameOf(values))}` });
}

function inAnyOrder(texts: readonly string[]): string {
  return [...texts].sort().join();
}

/** Graph adds whoever creates a group and refuses to be told so, but for administrators, who alone create role-assignable groups. */
function ownersToName({ owners = [] }: GroupValues, traits: GroupTraits, requester: Requester): readonly string[] {
  return traits.isAssignableToRole ? owners : owners.filter((id) => id !== requester.id);
}

/** Graph refuses an empty list, so nobody means no key. */
function bound(relation: 'owners' | 'members', ids: readonly string[]): object {
  return ids.length > 0 ? { [`${relation}@odata.bind`]: ids.map((id) => USERS + id) } : {};
}

function summaryOf(group: Group, { owners, members }: GroupValues): Summary {
  return {
    id: group.id,
    name: group.displayName,
    lines: lines({
      Type: typeOf(group),
      Email: group.mail,
      Alias: group.mailNickname,
      Visibility: group.visibility,
      Rule: group.membershipRule,
      Processing: group.membershipRuleProcessingState,
      Roles: group.isAssignableToRole ? 'Can be assigned' : undefined,
      Description: group.description,
      Owners: owners && inWords(owners.length),
      Members: members && inWords(members.length),
    }),
    url: `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/${encodeURIComponent(group.id)}`,
  };
}

/** Said of the kinds that can be either. */
function typeOf({ groupTypes, isAssignableToRole }: Group): string | undefined {
  if (!isAssignableToRole && !groupTypes.includes('DynamicMembership')) return undefined;
  return groupTypes.includes('Unified') ? 'Microsoft 365 group' : 'Security group';
}

/** Graph's answer names nobody; these are the people who were chosen. */
function inWords(people: number): string {
  return people === 1 ? '1 person chosen' : `${people} people chosen`;
}
