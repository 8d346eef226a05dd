import type { Listing } from './directoryList';
import { groupProperties } from './groupProperties';

const names = Object.keys(groupProperties);

/** What reads of groups may show, find and ask for. */
export const groupListing: Listing = {
  set: 'groups',
  type: 'microsoft.graph.group',
  usual: names.filter((name) => groupProperties[name]?.usual),
  known: names.filter((name) => name !== 'hasMembersWithLicenseErrors'),
  searchable: ['displayName', 'description', 'mail', 'mailNickname'],
};
