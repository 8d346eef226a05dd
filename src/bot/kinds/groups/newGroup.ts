import { createHash } from 'node:crypto';
import { transliterate } from 'transliteration';
import { type Graph, odataString } from '../../graph/graph';
import type { Creation, Summary } from '../kind';
import type { GroupValues } from './groupFields';
import { linksOf } from './groupLinks';
import { type Group, groupSummary } from './groupSummary';

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

/** `POST /groups` as the Graph reference's "Create group" describes it; what was left blank is left out. */
export async function newGroup(
  values: GroupValues,
  traits: GroupTraits,
  graph: Graph,
  creation: Creation,
): Promise<Summary> {
  const { displayName, description, classification, preferredLanguage, preferredDataLocation } = values;
  const { theme, assignedLabels, resourceBehaviorOptions } = values;
  const links = linksOf(values, creation.requester, traits.isAssignableToRole);
  const users = `${creation.cloud.graph}/v1.0/users/`;
  const group = await graph.post<Group>('/v1.0/groups', {
    displayName,
    ...given({ description }),
    mailNickname: nicknameOf(values),
    ...traits,
    ...given({ classification, preferredLanguage, preferredDataLocation, theme }),
    ...given({ resourceBehaviorOptions }),
    ...given({ assignedLabels: assignedLabels && [{ labelId: assignedLabels }] }),
    ...bound('owners', links.owners, users),
    ...bound('members', links.members, users),
  });
  return groupSummary(group, values, links, creation);
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

/** All groups of the alias that a form asks for, of whichever type. */
export async function groupsNamed(values: GroupValues, graph: Graph): Promise<Group[]> {
  return graph.list<Group>('/v1.0/groups', { $filter: `mailNickname eq ${odataString(nicknameOf(values))}` });
}

/** Graph refuses an empty list, so nobody means no key. */
function bound(relation: 'owners' | 'members', ids: readonly string[], users: string): object {
  return ids.length > 0 ? { [`${relation}@odata.bind`]: ids.map((id) => users + id) } : {};
}

function given(properties: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
