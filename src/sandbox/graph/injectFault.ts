import { STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import type { Call, GraphEnv } from './collection';
import type { Fault, Faults } from './faults';
import { errorBody } from './graphError';

const outdated =
  'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenCreatedWithOutdatedPolicies';

/** Lets the next matching fault happen, before or after the call has done its work; `again` does a call's work late. */
export function injectFault(faults: Faults, again: (request: Request, env: HttpBindings) => Promise<Response>) {
  const late = new WeakSet<Request>();
  return createMiddleware<GraphEnv>(async (c, next) => {
    if (late.has(c.req.raw)) return next();
    const { pathname, search } = new URL(c.req.url);
    const fault = faults.take(c.req.method, pathname + search);
    if (fault === undefined) return next();
    if (fault.replicationMs !== undefined) c.set('replicationMs', fault.replicationMs);
    if (fault.when === 'after') await next();
    if (fault.when === 'later') {
      const { url, method, headers } = c.req.raw;
      const request = new Request(url, { method, headers, body: await c.req.text() });
      late.add(request);
      setTimeout(() => void again(request, c.env), fault.delayMs);
    } else if (fault.delayMs > 0) await sleep(fault.delayMs);
    if (fault.drop) replaceAnswer(c, drop(c));
    else if (fault.status !== undefined) replaceAnswer(c, answer(c, fault, fault.status));
    else if (fault.when === 'before') await next();
    return undefined;
  });
}

/** Hono would otherwise keep the headers of the answer that was there before. */
function replaceAnswer(c: Call, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function drop(c: Call): Response {
  c.set('dropped', true);
  c.env.incoming.socket.destroy();
  return new Response(null);
}

function answer(c: Call, fault: Fault, status: number): Response {
  const headers = new Headers();
  if (status === 401) headers.set('www-authenticate', claimsChallenge());
  if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter));
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  if (fault.body !== undefined) return written(c, fault.body, { status, headers });
  if (status < 400) {
    headers.set('content-type', 'text/html');
    return new Response('<html><body>A proxy answers in place of Graph.</body></html>', { status, headers });
  }
  headers.set('content-type', 'application/json');
  const body = errorBody(problem(status, fault.code), c.get('ids'));
  return new Response(JSON.stringify(body), { status, headers });
}

/** A text as it is; an error of an object with the ids that Graph gives every one. */
function written(c: Call, body: unknown, { status, headers }: { status: number; headers: Headers }): Response {
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const innerError = { date: new Date().toISOString().slice(0, 19), ...c.get('ids') };
  const { error } = objectOf(body);
  const whole = error === undefined ? body : { ...objectOf(body), error: { innerError, ...objectOf(error) } };
  return new Response(typeof body === 'string' ? body : JSON.stringify(whole), { status, headers });
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function problem(status: number, code: string | undefined): Parameters<typeof errorBody>[0] {
  if (code?.startsWith('Maximum')) return { code, message: 'The request exceeded allowed limits.', more: {} };
  if (status === 429) {
    const inner = { code: '429', message: 'Please retry after', status: '429' };
    return { code: 'TooManyRequests', message: 'Please retry again later.', more: { inner } };
  }
  if (status === 401) return { code: code ?? 'InvalidAuthenticationToken', message: outdated, more: {} };
  const reason = STATUS_CODES[status] ?? 'Unknown Error';
  return { code: code ?? reason.replaceAll(' ', ''), message: `${reason}.`, more: {} };
}

/** Asks for a token that was made after this moment. */
function claimsChallenge(): string {
  const now = String(Math.floor(Date.now() / 1000));
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: now } } });
  const parts = [
    'realm=""',
    'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    'client_id="00000003-0000-0000-c000-000000000000"',
    'error="insufficient_claims"',
    `claims="${Buffer.from(claims).toString('base64')}"`,
  ];
  return `Bearer ${parts.join(', ')}`;
}
