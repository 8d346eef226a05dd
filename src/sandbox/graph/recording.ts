import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { personInToken } from '../traffic/personInToken';
import type { Call, GraphEnv } from './collection';
import type { Exchange, Exchanges } from './exchanges';

const serverInfo = { DataCenter: 'Sandbox', Slice: 'E', Ring: '1', ScaleUnit: '000', RoleInstance: 'LOCALHOST' };

/** Gives each call its ids and Graph's own headers, and keeps the whole exchange. */
export function recording(exchanges: Exchanges) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    const began = new Date();
    const requestId = randomUUID();
    c.set('ids', {
      'request-id': requestId,
      'client-request-id': c.req.header('client-request-id') ?? requestId,
    });
    await next();
    addHeaders(c);
    exchanges.add(await exchangeOf(c, began));
  });
}

function addHeaders(c: Call): void {
  for (const [name, value] of Object.entries(c.get('ids'))) c.res.headers.set(name, value);
  c.res.headers.set('x-ms-ags-diagnostic', JSON.stringify({ ServerInfo: serverInfo }));
  // Node's own stands at the true time, wherever the clock of the sandbox stands.
  c.res.headers.set('date', new Date().toUTCString());
  c.res.headers.set('strict-transport-security', 'max-age=31536000');
  if (c.res.headers.get('content-type')?.startsWith('application/json')) {
    const form = 'odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
    c.res.headers.set('content-type', `application/json;${form}`);
  }
}

async function exchangeOf(c: Call, began: Date): Promise<Exchange> {
  const { authorization, ...requestHeaders } = c.req.header();
  const dropped = c.get('dropped') === true;
  return {
    at: began.toISOString(),
    method: c.req.method,
    url: c.req.url,
    requestHeaders,
    requestBody: readable(await c.req.text()),
    status: dropped ? 0 : c.res.status,
    responseHeaders: dropped ? {} : Object.fromEntries(c.res.headers),
    responseBody: dropped ? null : readable(await c.res.clone().text()),
    to: 'graph',
    user: personInToken(authorization),
    durationMs: Date.now() - began.getTime(),
  };
}

/** JSON as a value, other text as it is, nothing as null. */
function readable(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
