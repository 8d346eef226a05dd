import type { MiddlewareHandler } from 'hono';
import { type CloudNow, strayAddresses } from '../clouds';
import { isJson, parsed } from './json';

/** The links of a card or an answer that lead to another cloud; what people wrote may name what it likes. */
export function strayLinks(cloud: CloudNow, content: unknown): string[] {
  return strayAddresses(cloud(), linksIn(content).join(' '));
}

/** Refuses messages of the bot that lead people to another cloud. */
export function ownLinksOnly(cloud: CloudNow): MiddlewareHandler {
  return async (c, next) => {
    const strays = strayLinks(cloud, parsed(await c.req.text()));
    if (strays.length === 0) return next();
    const message = `The card leads to another cloud: ${strays.join(', ')}`;
    console.error(message);
    return c.json({ error: { code: 'BadArgument', message } }, 400);
  };
}

function linksIn(content: unknown): string[] {
  if (Array.isArray(content)) return content.flatMap(linksIn);
  if (!isJson(content)) return [];
  return Object.entries(content).flatMap(([name, value]) =>
    name === 'url' && typeof value === 'string' ? [value] : linksIn(value),
  );
}
