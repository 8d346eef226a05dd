import { html } from 'hono/html';
import { type Html, layout } from './layout';

/** For requests so wrong that the person cannot be sent back. */
export function errorPage(message: string): Html {
  return layout(
    'Sign in to your account',
    html`<h1>Sorry, but we're having trouble signing you in.</h1>
      <p>${message}</p>`,
  );
}
