import type { FilterLimits } from '../query/filter';

/** What a token that holds only `User.ReadBasic.All` may see, and so filter by. */
export const basicProfile = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];

/** As Graph's page on the user resource has it: `contains` of nothing, `endsWith` of addresses alone. */
export const userFilters: FilterLimits = {
  contains: [],
  endswith: ['mail', 'otherMails', 'proxyAddresses', 'userPrincipalName'],
};
