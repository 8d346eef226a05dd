import { html } from 'hono/html';
import type { User } from '../tenant';
import { type Html, layout } from './layout';

/** "Pick an account": each button posts its person's `login_hint`. */
export function pickerPage(users: readonly User[]): Html {
  const accounts = users.map(
    (user) =>
      html`<button class="account" name="login_hint" value="${user.userPrincipalName}">
        ${user.displayName}<br /><small>${user.userPrincipalName}</small>
      </button>`,
  );
  return layout(
    'Pick an account',
    html`<h1>Pick an account</h1>
      <form method="post">${accounts}</form>`,
  );
}
