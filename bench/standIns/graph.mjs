import { isJson } from '../../dist/sandbox/teams/json.js';

/**
 * Microsoft Graph, as far as creating a group needs it: POST /groups answers the whole group, every list is empty.
 * @param {{ onGroup(body: Buffer, authorization: string | undefined): void }} observer
 */
export function graph(observer) {
  let created = 0;
  return {
    /**
     * @param {import('./connector.mjs').Call} call
     * @returns {import('./connector.mjs').Answer}
     */
    answer({ method, url: path, body, authorization }) {
      if (!path.startsWith('/v1.0/')) return undefined;
      if (method === 'GET') return { status: 200, body: { value: [] } };
      if (method !== 'POST' || path !== '/v1.0/groups') return undefined;
      const wanted = JSON.parse(body.toString());
      if (!isJson(wanted)) return { status: 400, body: { error: { code: 'BadRequest' } } };
      observer.onGroup(body, authorization);
      created += 1;
      return { status: 201, body: group(wanted, created) };
    },
  };
}

/**
 * @param {import('../../dist/sandbox/teams/json.js').Json} wanted
 * @param {number} number
 */
function group(wanted, number) {
  const id = `5d0c0000-4000-4000-8000-${String(number).padStart(12, '0')}`;
  const mail = `${wanted.mailNickname}@contoso.example`;
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity',
    id,
    createdDateTime: '2026-11-21T03:59:43Z',
    creationOptions: [],
    deletedDateTime: null,
    classification: null,
    description: wanted.description ?? null,
    displayName: wanted.displayName,
    expirationDateTime: null,
    groupTypes: wanted.groupTypes ?? [],
    isAssignableToRole: null,
    mail,
    mailEnabled: wanted.mailEnabled,
    mailNickname: wanted.mailNickname,
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesSyncEnabled: null,
    preferredDataLocation: null,
    preferredLanguage: null,
    proxyAddresses: [`SMTP:${mail}`],
    renewedDateTime: '2026-11-21T03:59:43Z',
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: [],
    securityEnabled: wanted.securityEnabled,
    securityIdentifier: 'S-1-12-1-1562380000-1073741824-128-2852126720',
    theme: null,
    uniqueName: null,
    visibility: wanted.visibility ?? 'Public',
    onPremisesProvisioningErrors: [],
    serviceProvisioningErrors: [],
  };
}
