import type { Graph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import type { GroupValues } from './groupFields';
import { type GroupTraits, nicknameOf } from './newGroup';

const NOT_VALID = 422;

/**
 * What the organisation's naming policy refuses of a Microsoft 365 group's name and alias, before it is created:
 * https://learn.microsoft.com/graph/api/directoryobject-validateproperties. Whatever else stands in the way, such as a consent
 * that few give, is no refusal of the name: the group's own request will tell, as of an alias that is taken.
 */
export async function namingPolicyRefusal(
  values: GroupValues,
  { groupTypes }: GroupTraits,
  graph: Graph,
): Promise<GraphProblem | undefined> {
  if (!groupTypes.includes('Unified')) return undefined;
  const names = { displayName: values.displayName, mailNickname: nicknameOf(values) };
  try {
    await graph.post('/v1.0/directoryObjects/validateProperties', { entityType: 'Group', ...names });
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    const { status, details = [] } = error.refusal;
    const isOfPolicy = status === NOT_VALID && !details.every(({ code }) => code === 'PropertyConflict');
    return isOfPolicy ? error : undefined;
  }
}
