import { html } from 'hono/html';
import type { Tenant, User } from '../tenant';
import { type Html, layout } from './layout';
import type { Permissions } from './permission';

/** "Permissions requested": Accept posts `accept=true`, Cancel `accept=false`, both with the person's `login_hint`. */
export function consentPage(tenant: Tenant, user: User, missing: readonly string[], permissions: Permissions): Html {
  const wishes = missing.map((name) => html`<li>${permissions.get(name)?.consentText} <small>(${name})</small></li>`);
  return layout(
    'Permissions requested',
    html`<small>${user.userPrincipalName}</small>
      <h1>Permissions requested</h1>
      <p><strong>Muster</strong><br /><small>${tenant.displayName}</small></p>
      <p>This app would like to:</p>
      <ul>${wishes}</ul>
      <form method="post">
        <input type="hidden" name="login_hint" value="${user.userPrincipalName}" />
        <footer>
          <button name="accept" value="false">Cancel</button>
          <button class="primary" name="accept" value="true">Accept</button>
        </footer>
      </form>`,
  );
}
