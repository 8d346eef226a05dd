import { Hono } from 'hono';
import type { CloudNow } from '../clouds';
import { type App, type Tenant, type User, userNamed } from '../tenant';
import type { Codes } from './codes';
import { consentPage } from './consentPage';
import type { Consents } from './consents';
import { errorPage } from './errorPage';
import type { Html } from './layout';
import type { Permissions } from './permission';
import { pickerPage } from './pickerPage';
import { challengeProblem } from './pkce';
import { Refusal } from './refusal';
import { checkAppId, checkRedirectUri, checkTenant } from './requestChecks';
import { readScopes } from './scopes';
import { ScriptedRefusal, type ScriptedRefusals } from './scriptedRefusals';

interface Parts {
  readonly tenant: Tenant;
  readonly app: App;
  readonly redirectUri: string;
  readonly codes: Codes;
  readonly consents: Consents;
  readonly permissions: Permissions;
  readonly refusals: ScriptedRefusals;
  readonly cloud: CloudNow;
}

type Fields = Readonly<Record<string, string | undefined>>;
type Next = { readonly redirect: string } | { readonly page: Html };

/**
 * `/<tenant>/oauth2/v2.0/authorize`: picks the account, asks for consent, sends the person back with a code.
 * Each page posts to its own address; the picker sends `login_hint`, the consent page `accept`.
 */
export function authorizePages(parts: Parts): Hono {
  const pages = new Hono();
  // What is wrong before the redirect address is known to be good is shown here and sent nowhere.
  pages.onError(async (error) => {
    if (error instanceof Refusal) return asPage(await errorPage(error.message), error.status);
    throw error;
  });
  pages.on(['GET', 'POST'], '/:tenant/oauth2/v2.0/authorize', async (c) => {
    const form = c.req.method === 'POST' ? Object.fromEntries(new URLSearchParams(await c.req.text())) : {};
    const query = c.req.query();
    // A hint is no choice.
    const { login_hint: _hint, ...asked } = query;
    const request: Fields = { ...(query.prompt === 'select_account' ? asked : query), ...form };
    checkTenant(parts.tenant, c.req.param('tenant'));
    checkAppId(parts.app, request.client_id);
    checkRedirectUri(parts.redirectUri, request.redirect_uri);
    const next = decide(parts, request);
    return 'page' in next ? c.html(await next.page) : c.redirect(next.redirect, 302);
  });
  return pages;
}

function asPage(page: Awaited<Html>, status: number): Response {
  return new Response(String(page), { status, headers: { 'content-type': 'text/html; charset=UTF-8' } });
}

function decide(parts: Parts, request: Fields): Next {
  const { tenant, app, consents, permissions } = parts;
  if (request.response_type !== 'code') {
    return goBack(parts, request, { error: 'unsupported_response_type', error_description: 'Only code is supported.' });
  }
  const problem = challengeProblem(request.code_challenge, request.code_challenge_method);
  if (problem) return goBack(parts, request, { error: 'invalid_request', error_description: problem });
  const scopes = readScopes(request.scope ?? '', app.id, permissions, parts.cloud());
  if (scopes.unknown.length > 0) {
    const error_description = `AADSTS70011: The provided value for the input parameter 'scope' is not valid: ${scopes.unknown.join(' ')}.`;
    return goBack(parts, request, { error: 'invalid_scope', error_description });
  }
  if (request.accept === 'false') {
    const error_description = 'AADSTS65004: User declined to consent to access the app.';
    return goBack(parts, request, { error: 'access_denied', error_subcode: 'cancel', error_description });
  }
  const user = userNamed(tenant, request.login_hint ?? '');
  if (user === undefined) return { page: pickerPage(tenant.users) };
  const refused = refusalOf(parts, user);
  if (refused) return goBack(parts, request, refused);
  if (request.accept === 'true') consents.grant(user, scopes.graph);
  const missing = scopes.graph.filter((permission) => !consents.has(user, permission));
  return missing.length > 0 ? { page: consentPage(tenant, user, missing, permissions) } : codeFor(parts, request, user);
}

/** What a script wants the page to send back for this person. */
function refusalOf({ refusals }: Parts, user: User): Record<string, string> | undefined {
  try {
    refusals.check('authorize', user);
  } catch (error) {
    if (!(error instanceof ScriptedRefusal)) throw error;
    const texts = Object.entries(error.body()).filter(([name]) => /^error(_description|_subcode)?$/.test(name));
    return Object.fromEntries(texts.map(([name, text]) => [name, String(text)]));
  }
  return undefined;
}

function codeFor(parts: Parts, request: Fields, user: User): Next {
  return goBack(parts, request, { code: parts.codes.issue({ user, challenge: request.code_challenge }) });
}

function goBack({ redirectUri }: Parts, request: Fields, answer: Readonly<Record<string, string>>): Next {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  if (request.state !== undefined) address.searchParams.set('state', request.state);
  return { redirect: address.href };
}
