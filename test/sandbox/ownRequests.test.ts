import { request } from 'node:http';
import { Hono } from 'hono';
import { isOwnRequest } from '../../src/sandbox/ownRequests';
import { PageServer } from '../../src/sandbox/teams/pageServer';

const own: Record<string, string>[] = [
  { host: 'localhost:3979' },
  { host: '127.0.0.1:3979' },
  { host: '[::1]:3979' },
  { host: 'localhost:3979', origin: 'http://localhost:3979', 'sec-fetch-site': 'same-origin' },
  { host: 'localhost:3979', origin: 'http://127.0.0.1:56150', 'sec-fetch-site': 'same-site' },
  { host: 'localhost:3979', 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' },
  { host: 'localhost:3979', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
];
const foreign: Record<string, string>[] = [
  { host: 'evil.example' },
  { host: 'localhost.evil.example:3979' },
  { host: '127.0.0.1.nip.io' },
  { host: '192.168.0.7:3979' },
  {},
  { host: 'localhost:3979', origin: 'https://evil.example' },
  { host: 'localhost:3979', origin: 'http://localhost.evil.example' },
  { host: 'localhost:3979', origin: 'null' },
  { host: 'localhost:3979', origin: '' },
  { host: 'localhost:3979', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
];

test.each(own)('The sandbox answers %j', (headers) => {
  expect(isOwnRequest({ headers: new Headers(headers), method: 'GET' })).toBe(true);
});

test.each(foreign)('The sandbox refuses %j', (headers) => {
  for (const method of ['GET', 'POST']) expect(isOwnRequest({ headers: new Headers(headers), method })).toBe(false);
});

describe('A server of the sandbox', () => {
  const page = new PageServer();
  let served = 0;

  beforeAll(async () => {
    await page.start(0);
    page.serve(
      new Hono().all('*', (c) => {
        served += 1;
        return c.text('served');
      }),
    );
  });
  afterAll(() => page.stop());

  /** `fetch` would not send these headers. */
  const statusWith = (headers: Record<string, string>, method = 'POST') =>
    new Promise<number>((resolve, reject) => {
      request(`${page.url}/sandbox/token`, { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  test('hands on what is this machine’s own', async () => {
    expect([await statusWith({}), await statusWith({ origin: page.url })]).toEqual([200, 200]);
    expect(served).toBe(2);
  });

  test.each([{ host: 'evil.example' }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'refuses before anything is done: %j',
    async (headers) => {
      served = 0;
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) expect(await statusWith(headers, method)).toBe(403);
      expect(served).toBe(0);
    },
  );

  test('listens on this machine alone', async () => {
    const { port } = new URL(page.url);
    if (process.platform === 'linux') await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });
});
