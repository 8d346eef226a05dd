import { contoso, type User, userNamed } from '../../src/sandbox/tenant';
import { Connections } from '../../src/sandbox/tokenService/connections';
import { tokenService } from '../../src/sandbox/tokenService/tokenService';

function person(name: string): User {
  const user = userNamed(contoso, name);
  if (!user) throw new Error(`Contoso has no ${name}.`);
  return user;
}

const alex = person('alex@contoso.example');
const tomas = person('tomas@contoso.example');
/** Not signed: whether it is Entra's is what `verify` says. */
const tokenOf = ({ id }: User) =>
  ['{"alg":"RS256"}', JSON.stringify({ oid: id }), 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('The Bot Framework’s token service', () => {
  const connections = new Connections();
  const service = tokenService({
    tenant: contoso,
    appId: 'app',
    connections,
    botAlone: (_, next) => next(),
    watch: (_, next) => next(),
    page: 'http://localhost:3979',
    verify: async (token) => {
      if (token === 'forged') throw new Error('not of Entra');
    },
    graphToken: async (user) => (user === alex ? 'graph-token' : undefined),
  });
  const at = (path: string, { teamsId }: User, more = {}) =>
    `/api/${path}?${new URLSearchParams({ userId: teamsId, connectionName: 'graph', channelId: 'msteams', ...more })}`;
  const exchange = (user: User, token: string) =>
    service.request(at('usertoken/exchange', user), { method: 'POST', body: JSON.stringify({ token }) });
  afterEach(() => connections.reset());

  test('has no token for somebody who has not signed in, and tells where they do', async () => {
    expect((await service.request(at('usertoken/GetToken', alex))).status).toBe(404);
    const answer = await (await service.request(at('usertoken/GetTokenOrSignInResource', alex))).json();
    expect(answer.signInResource.signInLink).toBe('http://localhost:3979/token-service/signin?connection=graph');
    expect(answer.signInResource.tokenExchangeResource.uri).toBe('api://botid-app');
  });

  test('exchanges the token of a client for one of Graph, and keeps it until sign-out', async () => {
    expect(await (await exchange(alex, tokenOf(alex))).json()).toMatchObject({ token: 'graph-token' });
    expect(await (await service.request(at('usertoken/GetToken', alex))).json()).toMatchObject({
      token: 'graph-token',
    });
    await service.request(at('usertoken/SignOut', alex), { method: 'DELETE' });
    expect((await service.request(at('usertoken/GetToken', alex))).status).toBe(404);
  });

  test('exchanges nothing of somebody else, nothing forged, and nothing without consent', async () => {
    expect((await exchange(alex, tokenOf(tomas))).status).toBe(400);
    expect((await exchange(alex, 'forged')).status).toBe(400);
    expect(await (await exchange(tomas, tokenOf(tomas))).json()).toEqual({});
  });

  test('takes a code of a sign-in window once, from its own person', async () => {
    const code = connections.newCode(alex, 'graph');
    expect((await service.request(at('usertoken/GetToken', tomas, { code }))).status).toBe(404);
    expect((await service.request(at('usertoken/GetToken', alex, { code }))).status).toBe(200);
    connections.signOut(alex, 'graph');
    expect((await service.request(at('usertoken/GetToken', alex, { code }))).status).toBe(404);
  });
});
