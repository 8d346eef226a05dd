import type { MiddlewareHandler } from 'hono';
import type { CloudNow } from '../clouds';
import { isJson, parsed, textIn } from './json';
import { type Traffic, traffic } from './traffic';

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

/** Reports each call of the bot to the inspector. */
export function reported(report: (traffic: Traffic) => void): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = Date.now();
    const { method, url } = c.req;
    const body = parsed(await c.req.text());
    await next();
    const response = parsed(await c.res.clone().text());
    const name = (isJson(body) && textIn(body, 'type')) || 'roster';
    report(traffic(startedAt, { direction: 'fromBot', name, method, url, status: c.res.status, body, response }));
  };
}
