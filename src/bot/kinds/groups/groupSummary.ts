import { type GraphPath, graphPath } from '../../graph/graph';
import { detailsOf } from '../detailsOf';
import type { Addition, Creation, Summary } from '../kind';
import { lines } from '../lines';
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

const PORTAL = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/';

/** Graph's answer names no people, so they are those who were sent along. */
export function groupSummary(group: Group, values: GroupValues, links: Links, { notes, requester }: Creation): Summary {
  const names = (ids: readonly string[]) => ids.map((id) => notes[id] ?? id);
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
      Owners: names(links.owners),
      Members: names(links.members),
      Label: values.assignedLabels && (notes[values.assignedLabels] ?? values.assignedLabels),
    }),
    details: detailsOf(group, SAID, requester.timeZone),
    url: PORTAL + encodeURIComponent(group.id),
    additions: [...mailSettings(group, values), ...people(group, links, notes)],
  };
}

function typeOf({ groupTypes }: Group): string {
  const dynamic = groupTypes.includes('DynamicMembership') ? ', dynamic' : '';
  return `${groupTypes.includes('Unified') ? 'Microsoft 365 group' : 'Security group'}${dynamic}`;
}

/** What document 004 says can only be set by a later PATCH; Exchange wants it in a request of its own. */
function mailSettings({ id }: Group, values: GroupValues): Addition[] {
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
      label: 'Mail settings',
      method: 'PATCH',
      path: graphPath`/v1.0/groups/${id}`,
      body,
      lines: detailsOf(body, [], ''),
    },
  ];
}

function people({ id }: Group, { later }: Links, notes: Creation['notes']): Addition[] {
  const adding = (label: 'Owner' | 'Member', path: GraphPath) => (person: string) => ({
    label: `${label} ${notes[person] ?? person}`,
    method: 'POST' as const,
    path,
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${person}` },
    lines: [{ label: `${label}s`, value: notes[person] ?? person }],
  });
  return [
    ...later.owners.map(adding('Owner', graphPath`/v1.0/groups/${id}/owners/$ref`)),
    ...later.members.map(adding('Member', graphPath`/v1.0/groups/${id}/members/$ref`)),
  ];
}
