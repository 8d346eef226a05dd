import type { Tenant, User } from '../tenant';
import type { Json } from './json';

/** A member as the connector describes one. */
export function memberOf(tenant: Tenant, user: User): Json {
  return {
    id: user.teamsId,
    objectId: user.id,
    aadObjectId: user.id,
    name: user.displayName,
    givenName: user.givenName,
    surname: user.surname,
    email: user.mail,
    userPrincipalName: user.userPrincipalName,
    tenantId: 'tenantId' in user ? user.tenantId : tenant.id,
    userRole: user.userType === 'Guest' ? 'guest' : 'user',
  };
}

/** By Teams id, object id or user principal name. */
export function memberNamed(members: readonly User[], name: string): User | undefined {
  return members.find(({ teamsId, id, userPrincipalName }) => [teamsId, id, userPrincipalName].includes(name));
}
