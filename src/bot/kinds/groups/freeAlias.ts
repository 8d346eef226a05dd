import { type Graph, odataString } from '../../graph/graph';
import type { GroupValues } from './groupFields';
import { nicknameOf } from './newGroup';

/** Aliases that are tried where one is taken. */
const CANDIDATES = 20;
const LONGEST_ALIAS = 64;

/** The alias that a form asks for with the first number behind it that no group has. */
export async function freeAlias(
  values: Pick<GroupValues, 'displayName' | 'mailNickname'>,
  graph: Graph,
): Promise<string | undefined> {
  const taken = nicknameOf(values);
  const stem = taken.slice(0, LONGEST_ALIAS - 3).replace(/-\d+$/, '');
  const alike = await graph.list<{ mailNickname: string | null }>('/v1.0/groups', {
    $filter: `startswith(mailNickname,${odataString(stem)})`,
    $select: 'id,mailNickname',
  });
  const used = new Set([...alike.map((group) => group.mailNickname?.toLowerCase()), taken.toLowerCase()]);
  const candidates = Array.from({ length: CANDIDATES }, (_, i) => `${stem}-${i + 2}`);
  return candidates.find((alias) => !used.has(alias.toLowerCase()));
}
