import { graphPath } from '../../graph/graph';
import { joined, type Sentence, say } from '../../i18n/localizedText';
import { detailsOf } from '../detailsOf';
import type { Addition, Creation } from '../kind';
import type { GroupValues } from './groupFields';
import { type Links, linksOf } from './groupLinks';
import { teamAddition } from './groupTeam';

/** Mail settings, the people who did not fit into the request that created the group, and its team. */
export function groupAdditions(
  values: GroupValues,
  creation: Creation,
  id: string,
  byAdministrator = false,
): readonly Addition[] {
  const links = linksOf(values, creation.requester, byAdministrator);
  const team = values.resourceProvisioningOptions?.includes('Team') ? [teamAddition(id)] : [];
  return [...mailSettings(id, values), ...people(id, links, creation), ...team];
}

/** What document 004 says can only be set by a later PATCH; Exchange wants it in a request of its own. */
function mailSettings(id: string, values: GroupValues): Addition[] {
  const { allowExternalSenders, autoSubscribeNewMembers, hideFromAddressLists } = values;
  const { hideFromOutlookClients, isSubscribedByMail, unseenCount } = values;
  const settings = Object.entries({
    allowExternalSenders,
    autoSubscribeNewMembers,
    hideFromAddressLists,
    hideFromOutlookClients,
    isSubscribedByMail,
    unseenCount,
  }).filter(([, value]) => value !== undefined);
  if (settings.length === 0) return [];
  const body = Object.fromEntries(settings);
  return [
    {
      name: 'mail settings',
      label: say`Mail settings`,
      method: 'PATCH',
      path: graphPath`/v1.0/groups/${id}`,
      body,
      lines: detailsOf(body, [], ''),
    },
  ];
}

function people(id: string, { later }: Links, { facts, cloud }: Creation): Addition[] {
  const adding = (relation: 'owners' | 'members', one: Sentence, several: Sentence) => (person: string) => ({
    name: `${relation} ${person}`,
    label: joined([one, facts[person] ?? person], ' '),
    method: 'POST' as const,
    path: graphPath`/v1.0/groups/${id}/${relation}/$ref`,
    body: { '@odata.id': `${cloud.graph}/v1.0/directoryObjects/${person}` },
    lines: [{ label: several, value: facts[person] ?? person }],
  });
  return [
    ...later.owners.map(adding('owners', say`Owner`, say`Owners`)),
    ...later.members.map(adding('members', say`Member`, say`Members`)),
  ];
}
