import { graphPath } from '../../graph/graph';
import type { GraphRefusalRow } from '../../graph/graphRefusalRow';
import { say } from '../../i18n/localizedText';
import { recordOf, textOf } from '../../json/json';
import type { Addition } from '../kind';
import { lines } from '../lines';

/** What members may do in a team from the start, as Teams itself has it. */
const SETTINGS = { memberSettings: { allowCreatePrivateChannels: true, allowCreateUpdateChannels: true } };

export const READY = say`Ready in Teams`;

/** The team of a group: https://learn.microsoft.com/graph/api/team-put-teams, which opens by the address that Teams gives it. */
export function teamAddition(group: string): Addition {
  return {
    name: 'team',
    label: say`Team`,
    method: 'PUT',
    path: graphPath`/v1.0/groups/${group}/team`,
    body: SETTINGS,
    lines: lines([say`Team`, READY]),
    addressIn: addressOf,
  };
}

/** Where Teams opens a team; undefined where Graph does not say. */
export function addressOf(team: unknown): string | undefined {
  const address = textOf(recordOf(team).webUrl);
  return URL.canParse(address) && new URL(address).protocol === 'https:' ? address : undefined;
}

const TEAM = 'PUT /groups/{id}/team';

/** What Graph refuses of a team, when its group is there. */
export const teamRefusals: readonly GraphRefusalRow[] = [
  {
    operation: TEAM,
    status: 404,
    means: 'Teams does not know the new group yet, which takes up to fifteen minutes',
    sentence: say`The group is there. Teams is still getting to know it, which can take fifteen minutes.`,
    again: 'later',
  },
  {
    operation: TEAM,
    status: 403,
    means: 'no licence for Teams, or a policy forbids teams',
    sentence: say`The group is there, but it gets no team: you have no licence for Teams, or your organisation doesn’t let you create teams. Ask your administrator.`,
  },
  {
    operation: TEAM,
    status: [500, 502, 503, 504],
    means: 'Teams is busy, or its answer was lost',
    sentence: say`The group is there. Teams takes its time with the team.`,
    again: 'later',
  },
  {
    operation: TEAM,
    status: 400,
    says: /owner/i,
    means: 'the group has no owner',
    sentence: say`The group is there, but a team needs an owner. Add one to the group, then press again.`,
  },
];
