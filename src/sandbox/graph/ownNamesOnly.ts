import { createMiddleware } from 'hono/factory';
import { strayAddresses } from '../clouds';
import type { GraphEnv } from './collection';
import { GraphError } from './graphError';

/** What names an object of Graph, or leads people somewhere; whatever they wrote themselves may name what it likes. */
const naming = /@odata\.|^webUrl$/;

/** Refuses a write that names another cloud's Graph, or leads there. */
export const ownNamesOnly = createMiddleware<GraphEnv>(async (c, next) => {
  const [stray] = strayAddresses(c.get('cloud'), namesIn(c.get('body')).join(' '));
  if (stray !== undefined) {
    const message = `Resource '${stray}' is of another cloud than ${c.get('cloud').graph}.`;
    throw new GraphError(400, 'Request_BadRequest', message);
  }
  await next();
});

function namesIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => (naming.test(name) ? [String(value)] : namesIn(value)));
}
