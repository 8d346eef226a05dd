import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createSocketServer, type Server } from 'node:net';
import { join } from 'node:path';
import { exchange } from '../../src/bot/http/exchange';
import { neverSent } from '../../src/bot/http/neverSent';
import { openWayOut, type WayOut, type WayOutSettings } from '../../src/bot/http/wayOut';
import { newCertificate } from '../../src/sandbox/certificate';
import { ConnectProxy } from '../../src/sandbox/connectProxy';

/** In no name service: only the proxy knows where it is. */
const HOST = 'graph.standin.example';
const servers: Server[] = [];
const ways: WayOut[] = [];
let proxy: ConnectProxy;
let certificates: string;
let port: number;

async function listening<S extends Server>(server: S): Promise<S> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  const { key, cert } = await newCertificate('ec', [HOST]);
  certificates = cert;
  const secure = createSecureServer({ key, cert }, (request, response) => response.end(`at ${request.headers.host}`));
  port = portOf(await listening(secure));
  proxy = new ConnectProxy((host) => (host === HOST ? port : undefined));
  await proxy.start();
});

beforeEach(() => {
  proxy.connects = 0;
});

afterAll(async () => {
  await Promise.all(ways.map((way) => way.close()));
  await proxy.stop();
  for (const server of servers) server.close();
});

function open(settings: WayOutSettings): WayOut {
  const way = openWayOut({ certificates, ...settings }, 500);
  ways.push(way);
  return way;
}

async function read({ http }: WayOut, url: string): Promise<string> {
  return (await exchange(http, url, { method: 'GET', headers: {}, body: null, deadline: 2_000 })).text;
}

const failureOf = (way: WayOut) => read(way, `https://${HOST}/`).catch((error: unknown) => error);

test('A host that only the proxy knows is reached through it, on one tunnel for many requests', async () => {
  const way = open({ proxy: proxy.url });
  for (let i = 0; i < 3; i++) expect(await read(way, `https://${HOST}/`)).toBe(`at ${HOST}`);
  expect(proxy.connects).toBeLessThan(3);
});

test('Without a proxy it is not found, and nothing was sent', async () => {
  expect(neverSent(await failureOf(open({})))).toBe(true);
});

test.each(['localhost', '127.0.0.1'])('This machine is never reached through the proxy: %s', async (host) => {
  expect(await read(open({ proxy: proxy.url }), `https://${host}:${port}/`)).toBe(`at ${host}:${port}`);
  expect(proxy.connects).toBe(0);
});

test.each([HOST, '.standin.example', `other.example, ${HOST}:443`, '*'])(
  'Hosts of NO_PROXY are reached past it: %s',
  async (noProxy) => {
    expect(neverSent(await failureOf(open({ proxy: proxy.url, noProxy })))).toBe(true);
    expect(proxy.connects).toBe(0);
  },
);

test('Names that only end alike are none of NO_PROXY', async () => {
  const way = open({ proxy: proxy.url, noProxy: 'andin.example,graph.standin' });
  expect(await read(way, `https://${HOST}/`)).toBe(`at ${HOST}`);
});

test('The managed identity’s way leads past the proxy', async () => {
  const { direct } = open({ proxy: proxy.url });
  const asked = exchange(direct, `https://${HOST}/`, { method: 'GET', headers: {}, body: null, deadline: 2_000 });
  expect(neverSent(await asked.catch((error: unknown) => error))).toBe(true);
  expect(proxy.connects).toBe(0);
});

test('A password in the proxy’s address is shown to the proxy alone', async () => {
  const seen: unknown[] = [];
  const asking = await listening(createServer());
  asking.on('connect', (request, socket) => {
    seen.push(request.headers['proxy-authorization']);
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  const error = await failureOf(open({ proxy: `http://user:p%40ss@localhost:${portOf(asking)}` }));
  expect(seen).toEqual([`Basic ${Buffer.from('user:p@ss').toString('base64')}`]);
  expect(neverSent(error)).toBe(true);
});

test.each<[string, () => Promise<Server>]>([
  ['refuses', () => listening(createServer().on('connect', (_, s) => s.end('HTTP/1.1 403 Forbidden\r\n\r\n')))],
  ['hangs up', () => listening(createSocketServer((socket) => socket.destroy()))],
  ['says nothing', () => listening(createSocketServer())],
])('Where the proxy %s, it is soon known that nothing was sent', async (_what, start) => {
  const way = open({ proxy: `http://localhost:${portOf(await start())}` });
  expect(neverSent(await failureOf(way))).toBe(true);
});

test('A host with a certificate of somebody else is not spoken to', async () => {
  const stranger = await newCertificate('ec', [HOST]);
  const error = await failureOf(open({ proxy: proxy.url, certificates: stranger.cert }));
  expect(neverSent(error)).toBe(true);
});

test('Nothing in the bot has a way of its own', () => {
  const own = /(?<![.\w])fetch\(|new (?:Agent|Pool|Client|ProxyAgent)\(|https?\.(?:request|get)\(|net\.connect\(/;
  const folder = join(__dirname, '../../src/bot');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(200);
  const found = files.filter((file) => own.test(readFileSync(join(folder, file), 'utf8')));
  expect(found).toEqual([join('http', 'wayOut.ts')]);
});
