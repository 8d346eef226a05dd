import { Hono } from 'hono';
import type { User } from '../tenant';
import type { Finder } from './finder';
import type { Json } from './json';
import { bodyOf, refusal, required } from './request';

/** What scripts may do with the stand-in for Graph. */
export interface GraphService {
  readonly url: string;
  readonly exchanges: {
    list(): readonly object[];
    clear(): void;
    subscribe(listener: (exchange: object) => void): () => void;
  };
  readonly faults: FaultRules;
}

export interface FaultRules {
  /** Throws a sentence about a rule it cannot take. */
  add(rule: unknown): void;
  clear(): void;
}

/** What scripts may let Entra refuse. */
export interface Refusals {
  /** Throws a sentence about a rule it cannot take. */
  add(rule: Json, user: User | undefined): void;
  clear(): void;
}

export interface StandInParts {
  find: Finder;
  graph: GraphService;
  /** What shall go wrong when the bot calls the connector. */
  connectorFaults: FaultRules;
  refusals: Refusals;
  graphToken: (user: User) => Promise<string>;
  /** The certificate of Graph and Entra, PEM. */
  ca: string;
  botEnvironment: () => Record<string, string>;
}

/** The scripting addresses around Graph: where it is, a token for it, what was called, what shall go wrong there or at the connector. */
export function standIns({
  find,
  graph,
  connectorFaults,
  refusals,
  graphToken,
  ca,
  botEnvironment,
}: StandInParts): Hono {
  const { exchanges, faults } = graph;
  const routes = new Hono();
  routes.get('/environment', (c) => c.json(botEnvironment()));
  routes.get('/graph', (c) => c.json({ url: graph.url, ca }));
  routes.post('/token', async (c) => {
    const user = find.user(required(await bodyOf(c), 'user'));
    return c.json({ token: await graphToken(user) });
  });

  routes.get('/exchanges', (c) => {
    const lines = exchanges.list().map((exchange) => `${JSON.stringify(exchange)}\n`);
    return c.body(lines.join(''), 200, { 'content-type': 'application/x-ndjson' });
  });
  routes.delete('/exchanges', (c) => {
    exchanges.clear();
    return c.body(null, 204);
  });

  routes.post('/faults', async (c) => {
    const body = await bodyOf(c);
    const { to = 'graph', ...rule } = body;
    if (to !== 'graph' && to !== 'connector') throw refusal(400, '"to" must be "graph" or "connector".');
    try {
      (to === 'graph' ? faults : connectorFaults).add(rule);
    } catch (error) {
      throw refusal(400, error instanceof Error ? error.message : String(error));
    }
    return c.json(body, 201);
  });
  routes.delete('/faults', (c) => {
    faults.clear();
    connectorFaults.clear();
    return c.body(null, 204);
  });
  routes.post('/refusals', async (c) => {
    const rule = await bodyOf(c);
    const user = rule.user === undefined ? undefined : find.user(required(rule, 'user'));
    try {
      refusals.add(rule, user);
    } catch (error) {
      throw refusal(400, error instanceof Error ? error.message : String(error));
    }
    return c.json(rule, 201);
  });
  routes.delete('/refusals', (c) => {
    refusals.clear();
    return c.body(null, 204);
  });
  return routes;
}
