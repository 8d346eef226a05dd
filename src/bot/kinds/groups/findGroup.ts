import { type Graph, graphPath } from '../../graph/graph';
import type { Creation, FoundSummary, Requester } from '../kind';
import type { GroupValues } from './groupFields';
import { type Links, linksOf } from './groupLinks';
import { type Group, groupSummary } from './groupSummary';
import { type GroupTraits, groupsNamed, nicknameOf } from './newGroup';

/** Groups of all kinds share their aliases, whoever asks for them. */
export function groupKey(values: GroupValues): string {
  return `groups: ${nicknameOf(values).toLowerCase()}`;
}

/** A group of this name, alias and type that was not there before the first request, and that nobody else has made. */
export async function findGroup(
  values: GroupValues,
  traits: GroupTraits,
  graph: Graph,
  creation: Creation,
): Promise<FoundSummary | undefined> {
  const links = linksOf(values, creation.requester, traits.isAssignableToRole);
  const alike = (await groupsNamed(values, graph)).filter(
    (one) =>
      one.displayName === values.displayName &&
      inAnyOrder(one.groupTypes) === inAnyOrder(traits.groupTypes) &&
      !creation.existingIds.includes(one.id) &&
      !creation.isOlder(one.createdDateTime),
  );
  let doubtful: Group | undefined;
  for (const group of alike) {
    const maker = makerIn(await ownersOf(group, graph), links, creation.requester);
    if (maker === 'requester') return groupSummary(group, values, links, creation);
    if (maker === 'unknown') doubtful ??= group;
  }
  return doubtful && { ...groupSummary(doubtful, values, links, creation), isDoubtful: true };
}

/** Graph names no maker, but makes whoever creates a group one of its owners, unless that is an administrator. */
function makerIn(owners: readonly string[], links: Links, { id }: Requester): 'requester' | 'unknown' | 'other' {
  if (owners.includes(id)) return 'requester';
  const asAsked = links.owners.every((owner) => owners.includes(owner));
  return asAsked && owners.length === links.owners.length ? 'unknown' : 'other';
}

async function ownersOf({ id }: Group, graph: Graph): Promise<string[]> {
  const owners = await graph.list<{ id: string }>(graphPath`/v1.0/groups/${id}/owners`, { $select: 'id' });
  return owners.map((owner) => owner.id);
}

function inAnyOrder(texts: readonly string[]): string {
  return [...texts].sort().join();
}
