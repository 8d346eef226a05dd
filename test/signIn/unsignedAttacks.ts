import { randomBytes } from 'node:crypto';
import { ALEX, TENANT } from '../support/microsoft';

/** A request that nobody has signed. */
export interface Attack {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Every route that is open to anybody, each attacked in ways that are never the same twice: what remembers any of it grows. */
export const ATTACKS: readonly [string, () => Attack][] = [
  ['GET /auth/start with a forged link', () => get(`/auth/start?link=${forged()}&tenant=${any()}&hint=${any()}`)],
  ['GET /auth/start as it was once', () => get(`/auth/start?tenant=${TENANT}&permissions=${any()}&claims=${any()}`)],
  [
    'GET /auth/end with its state as the cookie',
    () => {
      const state = any();
      return get(`/auth/end?state=${state}&code=${any(3_000)}`, cookie(state));
    },
  ],
  ['GET /auth/end with a forged state', () => get(`/auth/end?state=${forged()}&code=${any(3_000)}`, cookie(any(32)))],
  ['GET /auth/end with an error', () => get(`/auth/end?state=${forged()}&error=${any(2_000)}`, cookie(any(32)))],
  ['GET /auth/teams.js', () => get(`/auth/teams.js?${any()}`)],
  ['GET /auth/notify.js', () => get(`/auth/notify.js?${any()}`)],
  ['GET /health', () => get(`/health?${any()}`)],
  ['GET an address that is none', () => get(`/${any()}/${any()}`)],
  ['POST /api/messages without a token', () => post({})],
  [
    'POST /api/messages with a token of nobody',
    () => post({ authorization: `Bearer ${forged().split('.')[0]}.${any()}.${any(256)}` }),
  ],
  ['POST /api/messages with a forged token', () => post({ authorization: `Bearer ${jwt()}.${any(256)}` })],
];

function get(path: string, headers: Record<string, string> = {}): Attack {
  return { method: 'GET', path, headers };
}

function post(headers: Record<string, string>): Attack {
  const [from, conversation] = [
    { id: any(), aadObjectId: any() },
    { id: any(), tenantId: any() },
  ];
  const activity = { type: 'message', channelId: 'msteams', text: any(), serviceUrl: 'https://x.example/' };
  const body = JSON.stringify({ ...activity, id: any(), from, conversation });
  return { method: 'POST', path: '/api/messages', headers: { ...JSON_TYPE, ...headers }, body };
}

function any(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** As if the bot had signed it just now. */
function forged(): string {
  const record = {
    tenantId: TENANT,
    person: ALEX,
    language: 'en',
    permissions: '',
    claims: '',
    wrongAccounts: 0,
    tries: 0,
  };
  return `${encoded({ ...record, nonce: any(16), issued: Date.now() })}.${any(32)}`;
}

function jwt(): string {
  return `${encoded({ alg: 'RS256', kid: any() })}.${encoded({ aud: any() })}`;
}

function cookie(value: string): Record<string, string> {
  return { cookie: `__Host-muster-sign-in=${value}; muster-sign-in=${value}` };
}
