import { createMiddleware } from 'hono/factory';
import type { JWTPayload } from 'jose';
import type { Cloud } from '../clouds';
import { type Tenant, userNamed } from '../tenant';
import type { Caller, GraphEnv } from './collection';
import { GraphError } from './graphError';

/** What Graph needs of Entra. */
export interface TokenCheck {
  /** Rejects with an error whose `flaw` says what is wrong with the token. */
  verify(token: string, audience: string): Promise<JWTPayload>;
}

const sentences: Readonly<Record<string, string>> = {
  malformed: 'CompactToken parsing failed with error code: 80049217',
  expired: 'CompactToken validation failed with reason code: 80049228.',
  signature: 'Access token validation failure. Signature is invalid.',
  issuer: 'Access token validation failure. Invalid issuer.',
  audience: 'Access token validation failure. Invalid audience.',
};

/** Sets the caller, or answers 401. */
export function authentication(tenant: Tenant, tokens: TokenCheck) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    const token = /^Bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (token === undefined) throw unauthenticated(tenant, c.get('cloud'), 'Access token is empty.');
    c.set('caller', await callerOf(tenant, c.get('cloud'), tokens, token));
    await next();
  });
}

async function callerOf(tenant: Tenant, cloud: Cloud, tokens: TokenCheck, token: string): Promise<Caller> {
  const claims = await tokens.verify(token, cloud.graph).catch((error: unknown) => {
    throw unauthenticated(tenant, cloud, sentences[flawOf(error)] ?? 'Access token validation failure.');
  });
  const user = typeof claims.oid === 'string' ? userNamed(tenant, claims.oid) : undefined;
  if (user === undefined) throw unauthenticated(tenant, cloud, 'Access token validation failure. It names no person.');
  const scopes = typeof claims.scp === 'string' ? claims.scp.split(' ') : [];
  return { user, scopes, appId: typeof claims.appid === 'string' ? claims.appid : null };
}

function flawOf(error: unknown): string {
  return error instanceof Error && 'flaw' in error && typeof error.flaw === 'string' ? error.flaw : '';
}

function unauthenticated(tenant: Tenant, { entra }: Cloud, message: string): GraphError {
  const authority = `${entra}/${tenant.id}/oauth2/authorize`;
  const challenge = `Bearer realm="", authorization_uri="${authority}", client_id="00000003-0000-0000-c000-000000000000"`;
  return new GraphError(401, 'InvalidAuthenticationToken', message, { headers: { 'www-authenticate': challenge } });
}
