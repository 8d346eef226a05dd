import { Hono } from 'hono';
import type { CloudNow } from '../clouds';
import { type App, type Tenant, type User, userNamed } from '../tenant';
import { checkClient } from './clientAuthentication';
import type { Codes } from './codes';
import type { Consents } from './consents';
import type { Permissions } from './permission';
import { Refusal, refusalAsJson } from './refusal';
import { checkAppId, checkRedirectUri, checkTenant } from './requestChecks';
import { readScopes, type Scopes } from './scopes';
import type { ScriptedRefusals } from './scriptedRefusals';
import { TokenProblem, type Tokens } from './tokens';

interface Parts {
  readonly tenant: Tenant;
  readonly app: App;
  readonly redirectUri: string;
  readonly codes: Codes;
  readonly consents: Consents;
  readonly permissions: Permissions;
  readonly tokens: Tokens;
  readonly refusals: ScriptedRefusals;
  readonly cloud: CloudNow;
  readonly now: () => Date;
}

type Form = Readonly<Record<string, string | undefined>>;

/** `POST /<tenant>/oauth2/v2.0/token` for Muster itself, for a person's press (on behalf of) and for a redeemed code. */
export function tokenEndpoint(parts: Parts): Hono {
  const endpoint = new Hono();
  endpoint.onError(refusalAsJson);
  endpoint.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const form: Form = Object.fromEntries(new URLSearchParams(await c.req.text()));
    checkTenant(parts.tenant, c.req.param('tenant'));
    checkAppId(parts.app, form.client_id);
    const { entra, tokenExchange } = parts.cloud();
    const endpoints = [entra, new URL(c.req.url).origin].map((one) => `${one}/${parts.tenant.id}/oauth2/v2.0/token`);
    await checkClient({ ...parts, endpoints, tokenExchange }, form);
    return c.json({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, ...(await grant(parts, form)) });
  });
  return endpoint;
}

function grant(parts: Parts, form: Form): Promise<object> {
  switch (form.grant_type) {
    case 'client_credentials':
      return asMuster(parts, form);
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return onBehalfOf(parts, form);
    case 'authorization_code':
      return redeemCode(parts, form);
    case 'refresh_token':
      return refresh(parts, form);
    default:
      throw new Refusal(
        70003,
        'unsupported_grant_type',
        `The app requested an unsupported grant type '${form.grant_type}'.`,
      );
  }
}

async function asMuster({ tokens, refusals, cloud }: Parts, form: Form): Promise<object> {
  refusals.check('client');
  if (form.scope === `${cloud().graph}/.default`) return { access_token: await tokens.appForGraph() };
  const own = `${cloud().botFramework}/.default`;
  if (form.scope !== own) {
    const sentence = `The provided value for scope ${form.scope} is not valid. Ask for ${own}.`;
    throw new Refusal(1002012, 'invalid_scope', sentence);
  }
  return { access_token: await tokens.bot() };
}

async function onBehalfOf(parts: Parts, form: Form): Promise<object> {
  if (form.requested_token_use !== 'on_behalf_of') {
    throw new Refusal(900144, 'invalid_request', "The request body must contain 'requested_token_use=on_behalf_of'.");
  }
  const user = await personOf(parts, form.assertion ?? '');
  parts.refusals.check('onBehalfOf', user);
  return answerFor(parts, user, readKnownScopes(parts, form));
}

async function personOf({ tenant, app, tokens }: Parts, assertion: string): Promise<User> {
  try {
    const { oid } = await tokens.verify(assertion, app.id);
    const user = typeof oid === 'string' ? userNamed(tenant, oid) : undefined;
    if (user !== undefined) return user;
  } catch (error) {
    if (!(error instanceof TokenProblem)) throw error;
    if (error.flaw === 'expired') {
      throw new Refusal(500133, 'invalid_grant', 'Assertion is not within its valid time range.');
    }
    throw new Refusal(50013, 'invalid_grant', `Assertion failed validation. [Reason - ${error.flaw}.]`);
  }
  throw new Refusal(
    50013,
    'invalid_grant',
    'Assertion failed validation. [Reason - it names no person of the tenant.]',
  );
}

async function redeemCode(parts: Parts, form: Form): Promise<object> {
  checkRedirectUri(parts.redirectUri, form.redirect_uri);
  const user = parts.codes.redeem(form.code ?? '', form.code_verifier);
  parts.refusals.check('code', user);
  return refreshable(parts, user, form);
}

async function refresh(parts: Parts, form: Form): Promise<object> {
  const user = parts.codes.refreshed(form.refresh_token ?? '');
  parts.refusals.check('code', user);
  return refreshable(parts, user, form);
}

/** With a token for another one, where that is asked for. */
async function refreshable(parts: Parts, user: User, form: Form): Promise<object> {
  const answer = await answerFor(parts, user, readKnownScopes(parts, form));
  const isAsked = form.scope?.split(' ').includes('offline_access');
  return { ...answer, ...(isAsked && { refresh_token: parts.codes.refreshToken(user) }) };
}

function readKnownScopes({ app, permissions, cloud }: Parts, form: Form): Scopes {
  const scopes = readScopes(form.scope ?? '', app.id, permissions, cloud());
  if (scopes.unknown.length > 0) {
    throw new Refusal(
      70011,
      'invalid_scope',
      `The provided value for the input parameter 'scope' is not valid: ${scopes.unknown.join(' ')}.`,
    );
  }
  if (scopes.muster && scopes.graph.length > 0) {
    throw new Refusal(
      28000,
      'invalid_scope',
      'Provided value for the input parameter scope is not valid because it contains more than one resource.',
    );
  }
  return scopes;
}

/** A token for exactly the scopes asked for: stricter than the real endpoint, which adds all that were consented to. */
async function answerFor({ app, consents, tokens }: Parts, user: User, scopes: Scopes): Promise<object> {
  const missing = scopes.graph.filter((permission) => !consents.has(user, permission));
  if (missing.length > 0) throw consentRequired(app);
  const access_token = scopes.muster ? await tokens.muster(user, app.id) : await tokens.graph(user, scopes.graph);
  const scope = scopes.muster ? `api://botid-${app.id}/access_as_user` : scopes.graph.join(' ');
  return { access_token, id_token: await tokens.id(user), scope };
}

function consentRequired(app: App): Refusal {
  const sentence = `The user or administrator has not consented to use the application with ID '${app.id}' named 'Muster'. Send an interactive authorization request for this user and resource.`;
  return new Refusal(65001, 'invalid_grant', sentence, { suberror: 'consent_required' });
}
