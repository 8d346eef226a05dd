import type { MiddlewareHandler } from 'hono';
import type { CloudNow } from '../clouds';
import type { TrafficLog } from '../traffic/trafficLog';
import { isJson, parsed, textIn } from './json';

/** Lets only the bot in: a bearer token for the connector, issued to its own app id. */
export function botOnly(
  appId: string,
  cloud: CloudNow,
  verify: (token: string, audience: string) => Promise<unknown>,
): MiddlewareHandler {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const claims = await verify(token, cloud().botFramework).catch(() => undefined);
    if (textIn(claims, 'appid') === appId) return next();
    return c.json({ message: 'Authorization has been denied for this request.' }, 401);
  };
}

/** Writes each call of the bot down. */
export function reported(log: TrafficLog): MiddlewareHandler {
  return async (c, next) => {
    const { method, url } = c.req;
    const body = parsed(await c.req.text());
    const [, conversation, message] =
      /\/conversations\/([^/]+)(?:\/activities\/([^/?]+))?/.exec(new URL(url).pathname) ?? [];
    const end = log.begin({
      at: new Date().toISOString(),
      way: 'fromBot',
      name: (isJson(body) && textIn(body, 'type')) || nameOf(method, url),
      method,
      url,
      conversation: conversation === undefined ? undefined : decodeURIComponent(conversation),
      message: message === undefined ? undefined : decodeURIComponent(message),
      user: c.req.query('userId'),
      body,
    });
    await next();
    end({ status: c.res.status, response: parsed(await c.res.clone().text()) });
  };
}

function nameOf(method: string, url: string): string {
  const asked = /\/api\/(?:usertoken|botsignin)\/(\w+)/.exec(url)?.[1];
  if (asked !== undefined) return `token service ${asked}`;
  if (method === 'DELETE') return 'delete';
  return url.endsWith('/v3/conversations') ? 'conversation' : 'roster';
}
