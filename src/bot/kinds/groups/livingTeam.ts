import { graphPath } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import { lines } from '../lines';
import { defineLiving } from '../living';
import { orGone } from '../orGone';
import { addressOf, READY } from './groupTeam';
import { livingGroup, type PeopledGroup } from './livingGroup';

const ITS_GROUP = livingGroup(['displayName', 'description', 'visibility']);

/** A team is its group, and opens in Teams as soon as it is there. */
export const livingTeam = defineLiving<PeopledGroup>({
  ...ITS_GROUP,
  async present(object, viewer, graph) {
    const path = graphPath`/v1.0/groups/${object.group.id}/team`;
    const [shown, team] = await Promise.all([
      ITS_GROUP.present(object, viewer, graph),
      orGone(graph.get<{ webUrl?: string | null }>(path)),
    ]);
    const ready = lines([say`Team`, team && READY]);
    return { ...shown, url: addressOf(team) ?? '', lines: [...shown.lines, ...ready] };
  },
});
