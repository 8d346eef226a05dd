import { createMiddleware } from 'hono/factory';
import type { App } from '../tenant';
import type { TokenCheck } from './authentication';
import type { GraphEnv } from './collection';
import { GraphError } from './graphError';
import { loadPermissions } from './loadCollections';

/** What stands in the app's registration in Entra. */
export interface Registration {
  readonly app: App;
  /** Where people are sent back to. */
  readonly redirectUri: string;
}

const teamsClients = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];
const halfAYear = 180 * 24 * 60 * 60 * 1000;

/** The app's registration and the consent that it has, for the app itself; everything else is for people. */
export function registration(entra: TokenCheck, { app, redirectUri }: Registration) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    const path = decodeURIComponent(c.req.path);
    const application = `/v1.0/applications(appId='${app.id}')`;
    const grants = `/v1.0/servicePrincipals(appId='${app.id}')/oauth2PermissionGrants`;
    if (c.req.method !== 'GET' || (path !== application && path !== grants)) return next();
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const claims = await entra
      .verify(token, c.get('cloud').graph)
      .catch(() => ({ appid: undefined, idtyp: undefined }));
    if (claims.appid !== app.id || claims.idtyp !== 'app')
      throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
    return c.json(path === application ? applicationOf(app, redirectUri) : { value: grantsOf() });
  });
}

function applicationOf({ id, secret }: App, redirectUri: string): object {
  return {
    appId: id,
    displayName: 'Muster',
    identifierUris: [`api://botid-${id}`],
    web: { redirectUris: [redirectUri] },
    api: {
      requestedAccessTokenVersion: 2,
      preAuthorizedApplications: teamsClients.map((appId) => ({ appId, delegatedPermissionIds: [] })),
    },
    passwordCredentials: [
      { hint: secret.slice(0, 3), endDateTime: new Date(Date.now() + halfAYear).toISOString(), displayName: 'sandbox' },
    ],
  };
}

function grantsOf(): object[] {
  const scope = [...loadPermissions().keys()].join(' ');
  return [{ clientId: 'muster', consentType: 'AllPrincipals', principalId: null, resourceId: 'graph', scope }];
}
