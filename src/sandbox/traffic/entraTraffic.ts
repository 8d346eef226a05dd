import type { MiddlewareHandler } from 'hono';
import { parsed } from '../teams/json';
import { personInToken } from './personInToken';
import type { Call, Ending } from './trafficRecord';

const SECRETS = /^(client_secret|client_assertion|assertion|code|code_verifier|refresh_token|access_token|id_token)$/;

/** Reports requests for tokens, and those of the sign-in page: with scope, audience, claims and prompt, without a secret. */
export function entraTraffic(begin: (call: Call) => (ending: Ending) => void): MiddlewareHandler {
  return async (c, next) => {
    const { method, url } = c.req;
    const kind = /\/oauth2\/v2\.0\/(token|authorize)$/.exec(new URL(url).pathname)?.[1];
    if (kind === undefined) return next();
    const form = Object.fromEntries(new URLSearchParams(method === 'POST' ? await c.req.text() : new URL(url).search));
    const person = personInToken(form.assertion) ?? form.login_hint;
    const end = begin({
      at: new Date().toISOString(),
      way: 'entra',
      name: kind === 'token' ? nameOf(form) : 'sign-in page',
      method,
      url: url.replace(/\?.*$/, ''),
      user: person,
      body: withoutSecrets(form),
    });
    await next();
    const isJson = c.res.headers.get('content-type')?.includes('json') ?? false;
    const answer = isJson ? parsed(await c.res.clone().text()) : null;
    end({ status: c.res.status, response: withoutSecrets(answer) });
  };
}

function nameOf(form: Readonly<Record<string, string>>): string {
  const names: Readonly<Record<string, string>> = {
    client_credentials: 'token for the bot itself',
    authorization_code: 'token for a code',
    refresh_token: 'token, refreshed',
  };
  return names[form.grant_type ?? ''] ?? 'token on behalf of';
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, SECRETS.test(name) ? '(removed)' : member]),
  );
}
