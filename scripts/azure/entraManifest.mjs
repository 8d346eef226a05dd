import { Catalog } from '../../dist/bot/kinds/catalog.js';
import { TEAMS_CLIENTS } from '../../dist/bot/settings/doctor/registrationFindings.js';

/** Microsoft Graph, in every tenant. */
export const GRAPH_ID = '00000003-0000-0000-c000-000000000000';
export const SCOPE = 'access_as_user';

/** @typedef {ReturnType<typeof entraManifest>} EntraManifest as Graph describes an `application` */

/**
 * The app registration as it has to be. The permissions of Graph are those of the kinds, by name.
 * @param {{ appId: string, publicUrl: string, scopeId: string, more?: readonly string[], without?: readonly string[] }} wanted `more` and `without`: permissions to add and to leave out
 */
export function entraManifest({ appId, publicUrl, scopeId, more = [], without = [] }) {
  return {
    displayName: 'Muster',
    signInAudience: 'AzureADMyOrg',
    identifierUris: [`api://botid-${appId}`],
    web: {
      redirectUris: [`${publicUrl}/auth/end`],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    },
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [scopeOf(scopeId)],
      preAuthorizedApplications: TEAMS_CLIENTS.map((client) => ({ appId: client, delegatedPermissionIds: [scopeId] })),
    },
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH_ID,
        resourceAccess: [...permissions(without), ...more].map((id) => ({ id, type: 'Scope' })),
      },
    ],
  };
}

/** @param {string} id */
function scopeOf(id) {
  return {
    id,
    value: SCOPE,
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Act in Muster as the person who is signed in to Teams',
    adminConsentDescription: 'Lets Teams sign people in to Muster, so that it creates groups and tasks as them.',
    userConsentDisplayName: 'Act in Muster as you',
    userConsentDescription: 'Lets Teams sign you in to Muster, so that it creates groups and tasks as you.',
  };
}

/** @param {readonly string[]} without */
function permissions(without) {
  const names = Object.keys(Catalog.load().permissions);
  const unknown = without.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`Muster asks for no permission ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  return names.filter((name) => !without.includes(name));
}

/**
 * The same with the ids that Graph has for the names in this tenant.
 * @param {EntraManifest} manifest
 * @param {readonly { id: string, value: string }[]} scopes
 * @returns {EntraManifest}
 */
export function withPermissionIds(manifest, scopes) {
  /** @param {string} name */
  const idOf = (name) => {
    const id = scopes.find(({ value }) => value === name)?.id;
    if (!id) throw new Error(`Graph knows no permission ${name} in this tenant. Leave it out with --without ${name}.`);
    return id;
  };
  const requiredResourceAccess = manifest.requiredResourceAccess.map((resource) => ({
    ...resource,
    resourceAccess: resource.resourceAccess.map((access) => ({ ...access, id: idOf(access.id) })),
  }));
  return { ...manifest, requiredResourceAccess };
}
