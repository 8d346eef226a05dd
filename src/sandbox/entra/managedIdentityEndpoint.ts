import { Hono } from 'hono';
import { type CloudNow, publicCloud } from '../clouds';
import type { ManagedIdentity } from '../tenant';

interface Parts {
  readonly identity: ManagedIdentity;
  /** `IDENTITY_HEADER`: what shows that the caller runs on this machine. */
  readonly header: string;
  readonly token: () => Promise<string>;
  readonly cloud?: CloudNow;
}

/** What App Service offers to its own programs at `IDENTITY_ENDPOINT`: a token of the managed identity, for no secret. */
export function managedIdentityEndpoint({ identity, header, token, cloud = publicCloud }: Parts): Hono {
  return new Hono().get('/', async (c) => {
    const { resource, client_id = identity.clientId, 'api-version': version } = c.req.query();
    const wrong =
      (version !== '2019-08-01' && 'Unsupported api-version.') ||
      (c.req.header('x-identity-header') !== header && 'The X-IDENTITY-HEADER is missing or wrong.') ||
      (resource !== cloud().tokenExchange && `No token for the resource '${resource}'.`) ||
      (client_id !== identity.clientId && `No managed identity found for the client id '${client_id}'.`);
    if (wrong) return c.json({ statusCode: 400, message: wrong }, 400);
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    return c.json({ access_token: await token(), expires_on, resource, token_type: 'Bearer', client_id });
  });
}
