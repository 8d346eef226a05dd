import { Hono } from 'hono';
import type { CloudNow } from '../clouds';
import type { Tenant } from '../tenant';
import { refusalAsJson } from './refusal';
import { checkTenant } from './requestChecks';
import type { Tokens } from './tokens';

interface Parts {
  readonly tenant: Tenant;
  readonly tokens: Tokens;
  readonly authorizeUrl: string;
  readonly cloud: CloudNow;
}

/** OpenID metadata and the public keys. */
export function metadataRoutes({ tenant, tokens, authorizeUrl, cloud }: Parts): Hono {
  const routes = new Hono();
  routes.onError(refusalAsJson);
  return routes
    .get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
      checkTenant(tenant, c.req.param('tenant'));
      // By whatever name Entra is reached, its tokens bear its own.
      const base = `${new URL(c.req.url).origin}/${tenant.id}`;
      return c.json({
        issuer: `${cloud().entra}/${tenant.id}/v2.0`,
        authorization_endpoint: authorizeUrl,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
        response_types_supported: ['code'],
        response_modes_supported: ['query'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    })
    .get('/:tenant/discovery/v2.0/keys', async (c) => c.json(await tokens.keys()));
}
