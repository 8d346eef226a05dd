import { Hono } from 'hono';
import type { Tenant } from '../tenant';
import { Refusal } from './refusal';
import type { Tokens } from './tokens';

interface Parts {
  readonly tenant: Tenant;
  readonly tokens: Tokens;
  readonly authorizeUrl: string;
  readonly url: () => string;
}

/** OpenID metadata and the public keys. */
export function metadataRoutes({ tenant, tokens, authorizeUrl, url }: Parts): Hono {
  return new Hono()
    .get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
      if (!isTenant(tenant, c.req.param('tenant'))) {
        const refusal = unknownTenant(c.req.param('tenant'));
        return c.json(refusal.body(), refusal.status);
      }
      const base = `${url()}/${tenant.id}`;
      return c.json({
        issuer: `${base}/v2.0`,
        authorization_endpoint: authorizeUrl,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        response_types_supported: ['code'],
        response_modes_supported: ['query'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    })
    .get('/:tenant/discovery/v2.0/keys', async (c) => c.json(await tokens.keys()));
}

/** A tenant is named by its id or its domain. */
export function isTenant(tenant: Tenant, name: string): boolean {
  return [tenant.id, tenant.domain].includes(name.toLowerCase());
}

export function unknownTenant(name: string): Refusal {
  return new Refusal(
    90002,
    'invalid_request',
    `Tenant '${name}' not found. Check that you have the correct tenant ID.`,
  );
}
