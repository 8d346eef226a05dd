import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { parsed, textIn } from '../teams/json';
import type { Tenant, User } from '../tenant';
import { personInToken } from '../traffic/personInToken';
import type { Connections } from './connections';

export interface TokenServiceParts {
  readonly tenant: Tenant;
  readonly appId: string;
  readonly connections: Connections;
  /** Lets the bot in alone. */
  readonly botAlone: MiddlewareHandler;
  readonly watch: MiddlewareHandler;
  /** The chat page's address, under which people sign in. */
  readonly page: string;
  /** Rejects where a token is none of Entra's for the app. */
  verify(token: string): Promise<unknown>;
  /** Undefined where the person has not consented to what the connection asks for. */
  graphToken(user: User): Promise<string | undefined>;
}

/** The Bot Framework's token service, at `api.botframework.com`: it keeps who has signed in, and gives the bot tokens for Graph. */
export function tokenService(parts: TokenServiceParts): Hono {
  const { connections, page, appId } = parts;
  const routes = new Hono();
  routes.use(parts.watch, parts.botAlone);

  routes.get('/api/usertoken/GetToken', async (c) => {
    const token = await tokenOf(parts, c);
    return token ? c.json(token) : c.body(null, 404);
  });
  routes.get('/api/usertoken/GetTokenOrSignInResource', async (c) => {
    const tokenResponse = await tokenOf(parts, c);
    return c.json(tokenResponse ? { tokenResponse } : { signInResource: signInResource(c, page, appId) });
  });
  routes.get('/api/usertoken/GetTokenStatus', (c) => {
    const user = personOf(parts.tenant, c);
    const connectionName = c.req.query('include') ?? 'graph';
    return c.json([
      { channelId: 'msteams', connectionName, hasToken: user ? connections.has(user, connectionName) : false },
    ]);
  });
  routes.get('/api/botsignin/GetSignInResource', (c) => c.json(signInResource(c, page, appId)));
  routes.get('/api/botsignin/GetSignInUrl', (c) => c.text(signInResource(c, page, appId).signInLink));
  routes.post('/api/usertoken/exchange', async (c) => {
    const user = personOf(parts.tenant, c);
    const token = textIn(parsed(await c.req.text()), 'token') ?? '';
    await parts.verify(token);
    if (!user || personInToken(token) !== user.id) return problem(c, 'The token is of somebody else.');
    // What the Agents SDK waits for where consent is missing: an answer without a token, upon which it asks to sign in.
    if ((await parts.graphToken(user)) === undefined) return c.json({});
    connections.signIn(user, c.req.query('connectionName') ?? '');
    return c.json(await tokenOf(parts, c));
  });
  routes.delete('/api/usertoken/SignOut', (c) => {
    const user = personOf(parts.tenant, c);
    if (user) connections.signOut(user, c.req.query('connectionName'));
    return c.json({});
  });
  routes.onError((error, c) => c.json({ error: { code: 'BadRequest', message: error.message } }, 400));
  return routes;
}

async function tokenOf(parts: TokenServiceParts, c: Context): Promise<object | undefined> {
  const { connections, tenant } = parts;
  const connectionName = c.req.query('connectionName') ?? '';
  const user = personOf(tenant, c);
  if (!user) return undefined;
  const code = c.req.query('code');
  if (!connections.has(user, connectionName) && !(code && connections.redeem(code, user, connectionName)))
    return undefined;
  const token = await parts.graphToken(user);
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  return token === undefined ? undefined : { channelId: 'msteams', connectionName, token, expiration };
}

/** By the id that activities carry. */
function personOf({ users }: Tenant, c: Context): User | undefined {
  return users.find(({ teamsId }) => teamsId === c.req.query('userId'));
}

function signInResource(c: Context, page: string, appId: string) {
  const state: unknown = JSON.parse(Buffer.from(c.req.query('state') ?? 'e30', 'base64').toString());
  const connection =
    textIn(state, 'connectionName') ?? textIn(state, 'ConnectionName') ?? c.req.query('connectionName') ?? '';
  return {
    signInLink: `${page}/token-service/signin?${new URLSearchParams({ connection })}`,
    tokenExchangeResource: {
      id: randomUUID(),
      uri: `api://botid-${appId}`,
      providerId: '30dd229c-58e3-4a48-bdfd-91ec48eb906c',
    },
    tokenPostResource: null,
  };
}

function problem(c: Context, message: string): Response {
  return c.json({ error: { code: 'BadRequest', message } }, 400);
}
