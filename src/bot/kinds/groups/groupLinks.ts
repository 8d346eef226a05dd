import type { Requester } from '../kind';
import type { GroupValues } from './groupFields';

/** Graph takes this many owners and members together in one request. */
const AT_ONCE = 20;

/** People as Graph takes them with the new group, and those who have to be added later. */
export interface Links {
  readonly owners: readonly string[];
  readonly members: readonly string[];
  readonly later: { readonly owners: readonly string[]; readonly members: readonly string[] };
}

/**
 * Graph adds whoever creates a group and refuses to be told so, but for administrators, whom it does not always add: so
 * a requester who chose to be an owner is added later. Administrators alone create role-assignable groups.
 */
export function linksOf(
  { owners = [], members = [] }: GroupValues,
  { id: own }: Requester,
  byAdministrator = false,
): Links {
  const named = byAdministrator ? owners : owners.filter((id) => id !== own);
  const [first, rest] = [named.slice(0, AT_ONCE), named.slice(AT_ONCE)];
  const room = AT_ONCE - first.length;
  const later = { owners: [...rest, ...owners.filter((id) => !named.includes(id))], members: members.slice(room) };
  return { owners: first, members: members.slice(0, room), later };
}
