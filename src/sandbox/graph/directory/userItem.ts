import type { User } from '../../tenant';
import type { Item } from '../collection';
import type { Listing } from './directoryList';

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
  known: [...usual, 'accountEnabled', 'companyName', 'mailNickname', 'userType'],
  searchable: ['displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'],
};

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
    companyName: user.companyName,
    mailNickname: user.userPrincipalName.split('@')[0],
    userType: user.userType,
  };
}
