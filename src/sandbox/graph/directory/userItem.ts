import type { User } from '../../tenant';
import type { Item } from '../collection';
import type { Listing } from './directoryList';
import { userFilters } from './userFilters';

/** The properties that every read of a user answers with. */
const usual = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

export const userListing: Listing = {
  set: 'users',
  type: 'microsoft.graph.user',
  usual,
  known: [
    ...usual,
    ...['accountEnabled', 'city', 'companyName', 'country', 'department', 'employeeId', 'mailNickname'],
    ...['onPremisesSyncEnabled', 'otherMails', 'postalCode', 'proxyAddresses', 'state', 'streetAddress'],
    ...['usageLocation', 'userType'],
  ],
  filters: userFilters,
  searchable: ['displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'],
};

const departments: Readonly<Record<string, RegExp>> = {
  Sales: /^Sales/,
  Marketing: /^Marketing/,
  IT: /^(IT|Helpdesk)/,
  Operations: /^(Operations|Logistics|Warehouse|Facilities)/,
  Finance: /^(Finance|Accountant)/,
  Engineering: /^(Software|Data|Product)/,
};

/** Where people of this job work; guests and the others have no department. */
function departmentOf(jobTitle: string | null): string | null {
  return Object.keys(departments).find((name) => departments[name]?.test(jobTitle ?? '')) ?? null;
}

/** A person as Graph's user resource, with all the properties of `userListing`. */
export function userItem(user: User): Item {
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName: user.givenName,
    jobTitle: user.jobTitle,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: user.surname,
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    accountEnabled: true,
    city: null,
    country: null,
    department: departmentOf(user.jobTitle),
    employeeId: null,
    onPremisesSyncEnabled: null,
    otherMails: [],
    postalCode: null,
    proxyAddresses: user.mail ? [`SMTP:${user.mail}`] : [],
    state: null,
    streetAddress: null,
    usageLocation: user.userType === 'Member' ? 'US' : null,
    companyName: user.companyName,
    mailNickname: user.userPrincipalName.split('@')[0],
    userType: user.userType,
  };
}
