import { Hono } from 'hono';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { type Cloud, cloudNamed, clouds, hostsOf, servedHosts, strayAddresses } from '../../src/sandbox/clouds';
import type { GraphEnv } from '../../src/sandbox/graph/collection';
import { GraphError } from '../../src/sandbox/graph/graphError';
import { ownNamesOnly } from '../../src/sandbox/graph/ownNamesOnly';
import { ownLinksOnly, strayLinks } from '../../src/sandbox/teams/strayLinks';

const ALL: readonly Cloud[] = Object.values(clouds);
const dod = () => clouds.dod;

test.each(ALL)('the stand-ins are the cloud $name that the bot knows', (cloud) => {
  const known = Object.values(CLOUDS).find(({ name }) => name === cloud.name);
  expect(known).toMatchObject({
    entra: cloud.entra,
    graph: cloud.graph,
    botFramework: cloud.botFramework,
    channelMetadata: `${cloud.channel}/v1/.well-known/openidconfiguration`,
    connectors: cloud.connectors.map((address) => `${address}/`),
    tokenExchange: cloud.tokenExchange,
  });
  for (const link of Object.values(known?.links ?? {})) expect(hostsOf(cloud)).toContain(new URL(link).hostname);
});

test('there is no cloud by another name', () => {
  expect([cloudNamed('china'), cloudNamed('PUBLIC'), cloudNamed(1)]).toEqual([undefined, undefined, undefined]);
  expect(servedHosts(clouds.gcc)).toContain('smba.infra.gcc.teams.microsoft.com');
});

test.each<[Cloud, string, string[]]>([
  [clouds.public, 'https://graph.microsoft.com/v1.0/users/1 and https://contoso.example', []],
  [clouds.public, 'https://graph.microsoft.us/v1.0', ['https://graph.microsoft.us']],
  [clouds.gcchigh, 'https://dod-graph.microsoft.us/x', ['https://dod-graph.microsoft.us']],
  [clouds.gcchigh, 'https://entra.microsoft.us and https://entra.microsoft.com', ['https://entra.microsoft.com']],
  [clouds.gcc, 'https://teams.microsoft.com/l/chat', []],
])('addresses of another cloud are found: %#', (cloud, text, found) => {
  expect(strayAddresses(cloud, text)).toEqual(found);
});

test('links of cards are looked at, and what people wrote is not', () => {
  const link = { type: 'Action.OpenUrl', url: 'https://teams.microsoft.com/l/x' };
  expect(strayLinks(dod, { body: [{ actions: [link] }] })).toEqual(['https://teams.microsoft.com']);
  expect(strayLinks(dod, { text: link.url, body: [{ value: link.url }] })).toEqual([]);
});

test('a card that leads to another cloud is refused by the connector', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const app = new Hono().use(ownLinksOnly(dod)).post('/', (c) => c.text('taken'));
  const post = (url: string) => app.request('/', { method: 'POST', body: JSON.stringify({ url }) });
  expect((await post('https://teams.microsoft.com/l')).status).toBe(400);
  expect((await post('https://dod.teams.microsoft.us/l')).status).toBe(200);
});

test.each([
  [{ 'members@odata.bind': ['https://graph.microsoft.com/v1.0/users/1'] }, 400],
  [{ '@odata.id': 'https://graph.microsoft.us/v1.0/users/1' }, 400],
  [{ linkedResources: [{ webUrl: 'https://teams.microsoft.com/l' }] }, 400],
  [{ 'members@odata.bind': ['https://dod-graph.microsoft.us/v1.0/users/1'] }, 200],
  [{ title: 'read https://graph.microsoft.com', body: { content: 'https://teams.microsoft.com' } }, 200],
])('an object that is named in another cloud is refused by Graph: %j', async (body, status) => {
  const app = new Hono<GraphEnv>();
  app.onError((error, c) => c.text(error.message, error instanceof GraphError ? error.status : 500));
  app.use(async (c, next) => {
    c.set('cloud', clouds.dod);
    c.set('body', body);
    await next();
  });
  app.use(ownNamesOnly);
  app.post('/', (c) => c.text('taken'));
  expect((await app.request('/', { method: 'POST' })).status).toBe(status);
});
