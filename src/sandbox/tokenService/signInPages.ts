import { Hono } from 'hono';
import { html } from 'hono/html';
import { consentPage } from '../entra/consentPage';
import type { Consents } from '../entra/consents';
import type { Permissions } from '../entra/permission';
import { pickerPage } from '../entra/pickerPage';
import { type Tenant, userNamed } from '../tenant';
import type { Connections } from './connections';

export interface SignInPageParts {
  readonly tenant: Tenant;
  readonly connections: Connections;
  readonly consents: Consents;
  readonly permissions: Permissions;
  /** What the connection asks for. */
  readonly scopes: readonly string[];
}

/** The pages behind a sign-in link of the token service: the account, consent, and the code that ends it. */
export function signInPages({ tenant, connections, consents, permissions, scopes }: SignInPageParts): Hono {
  return new Hono().on(['GET', 'POST'], '/token-service/signin', async (c) => {
    const form = c.req.method === 'POST' ? Object.fromEntries(new URLSearchParams(await c.req.text())) : {};
    const user = userNamed(tenant, form.login_hint ?? '');
    if (!user) return c.html(await pickerPage(tenant.users));
    if (form.accept === 'true') consents.grant(user, scopes);
    const missing = scopes.filter((scope) => !consents.has(user, scope));
    if (missing.length > 0) return c.html(await consentPage(tenant, user, missing, permissions));
    const code = connections.newCode(user, c.req.query('connection') ?? '');
    return c.html(await endPage(code));
  });
}

/** The script that a client puts into its windows takes the code to it. */
function endPage(code: string) {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Signed in</title><script src="/webview.js"></script></head>
<body data-state="${code}" data-code="${code}">
<p>You are signed in. If this window stays open, type this code to the bot: <strong>${code}</strong></p>
<script src="/page/tokenServiceEnd.js"></script>
</body>
</html>`;
}
