import type { Call } from '../collection';
import type { Shape } from '../query/select';
import type { Listing } from './directoryList';
import { groupProperties } from './groupProperties';

const never = 'hasMembersWithLicenseErrors';
const ofExchange = Object.keys(groupProperties).filter((name) => groupProperties[name]?.use === 'update');

/** What reads of groups may show, find and ask for, in the version that was called. */
export function groupListing(c: Call): Listing {
  const isBeta = c.req.path.startsWith('/beta/');
  const known = Object.keys(groupProperties).filter((name) => isBeta || !groupProperties[name]?.betaOnly);
  return {
    set: 'groups',
    type: 'microsoft.graph.group',
    usual: known.filter((name) => groupProperties[name]?.usual),
    known,
    hidden: [never, ...ofExchange],
    searchable: ['displayName', 'description', 'mail', 'mailNickname'],
  };
}

/** The same for a read of one group, which alone shows what Exchange keeps. */
export function groupShape(c: Call): Shape {
  return { ...groupListing(c), hidden: [never] };
}
