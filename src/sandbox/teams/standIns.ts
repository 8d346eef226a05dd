import { Hono } from 'hono';
import type { Exchange } from '../graph/exchanges';
import { exported } from '../lead/leadEnvironment';
import type { User } from '../tenant';
import type { TokenSource } from '../traffic/tokenSource';
import type { Finder } from './finder';
import type { Json } from './json';
import { bodyOf, refusal, required } from './request';

/** What scripts may do with the stand-in for Graph. */
export interface GraphService {
  readonly url: string;
  readonly exchanges: {
    list(): readonly object[];
    clear(): void;
    add(exchange: Exchange): void;
    subscribe(listener: (exchange: Exchange) => void): () => void;
  };
  readonly faults: FaultRules;
}

export interface FaultRules {
  /** Throws a sentence about a rule it cannot take. */
  add(rule: unknown): void;
  clear(): void;
  /** Those that wait. */
  list(): readonly object[];
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
  tokens: TokenSource;
  /** The certificate of Graph and Entra, PEM. */
  ca: string;
  botEnvironment: () => Record<string, string>;
}

/** A token for Graph, unless another is asked for: what Teams gives, what the channel shows the bot, or the bot the connector. */
async function tokenFor(body: Json, find: Finder, tokens: TokenSource): Promise<string> {
  const { for: use = 'graph', scopes } = body;
  if (use === 'bot') return tokens.channel(required(body, 'serviceUrl'));
  if (use === 'connector') return tokens.connector();
  const user = find.user(required(body, 'user'));
  if (use === 'muster') return tokens.teams(user);
  if (use !== 'graph') throw refusal(400, '"for" must be "graph", "muster", "bot" or "connector".');
  const wanted = Array.isArray(scopes) ? scopes.map(String) : undefined;
  return tokens.graph(user, wanted);
}

/** The scripting addresses around Graph: where it is, a token for it, what was called, what shall go wrong there or at the connector. */
export function standIns({ find, graph, connectorFaults, refusals, tokens, ca, botEnvironment }: StandInParts): Hono {
  const { exchanges, faults } = graph;
  const routes = new Hono();
  routes.get('/environment', (c) =>
    c.req.query('as') === 'shell' ? c.text(exported(botEnvironment())) : c.json(botEnvironment()),
  );
  routes.get('/graph', (c) => c.json({ url: graph.url, ca }));
  routes.post('/token', async (c) => {
    const body = await bodyOf(c);
    const token = await tokenFor(body, find, tokens);
    return body.plain === true ? c.text(token) : c.json({ token });
  });

  routes.get('/exchanges', (c) => {
    const lines = exchanges.list().map((exchange) => `${JSON.stringify(exchange)}\n`);
    return c.body(lines.join(''), 200, { 'content-type': 'application/x-ndjson' });
  });
  routes.delete('/exchanges', (c) => {
    exchanges.clear();
    return c.body(null, 204);
  });

  routes.get('/faults', (c) => {
    const rules = (to: string, of: FaultRules) => of.list().map((rule) => ({ to, ...rule }));
    return c.json({ faults: [...rules('graph', faults), ...rules('connector', connectorFaults)] });
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
