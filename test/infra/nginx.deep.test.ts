import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../infra/cluster.mjs';
import { freePort } from '../../infra/ports.mjs';
import { nginxIn } from '../../infra/programs.mjs';
import { eventually } from '../support/eventually';
import { describeWith } from './describeWith';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

describeWith('nginx')('nginx', () => {
  let folder: string;
  let nginx: Program;
  let bots: Server[];
  /** What reached any bot, as `POST /api/messages`. */
  let received: string[];
  let handle: Handle;

  const answer: Handle = (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200);
      response.end('{}');
    });
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-nginx-'));
    bots = [1, 2].map(() => createServer());
    const ports = [];
    for (const bot of bots) {
      bot.on('request', (request, response) => {
        received.push(`${request.method} ${request.url}`);
        handle(request, response);
      });
      const port = await freePort();
      await once(bot.listen(port, '127.0.0.1'), 'listening');
      ports.push(port);
    }
    nginx = nginxIn(folder, await freePort(), [...ports, await freePort()]);
    await nginx.start();
  });
  beforeEach(() => {
    [received, handle] = [[], answer];
  });
  afterAll(async () => {
    await nginx.end('SIGTERM');
    for (const bot of bots) {
      bot.closeAllConnections();
      bot.close();
    }
    rmSync(folder, { recursive: true });
  });

  const post = (body = '{}') => fetch(`${nginx.url}/api/messages`, { method: 'POST', body });

  test('spreads what comes over the bots, and spares whoever sends from those that do not listen', async () => {
    for (let i = 0; i < 12; i++) expect((await post()).status).toBe(200);
    expect(received).toHaveLength(12);
  });

  test('hands what a bot that ends has left unanswered to another one, once', async () => {
    handle = (request, response) => (received.length === 1 ? request.socket.destroy() : answer(request, response));
    expect((await post()).status).toBe(200);
    expect(received).toEqual(['POST /api/messages', 'POST /api/messages']);
  });

  test('sends a POST again to nobody while a bot is at it', async () => {
    handle = (request, response) => setTimeout(() => answer(request, response), 2_500);
    expect((await post()).status).toBe(200);
    expect(received).toEqual(['POST /api/messages']);
  });

  test.each(['/', '/sandbox/environment', '/api/messages/x', '/API/messages', '/metrics'])(
    'lets nobody ask for %s',
    async (path) => {
      expect((await fetch(nginx.url + path)).status).toBe(404);
      expect(received).toEqual([]);
    },
  );

  test.each(['/privacy', '/terms', '/health', '/ready'])('lets anybody read %s', async (path) => {
    expect((await fetch(nginx.url + path)).status).toBe(200);
    expect(received).toEqual([`GET ${path}`]);
  });

  describe('Of what bears no token', () => {
    /** The numbers of answers by their status, of so many requests at once from an address. */
    async function statuses(address: string, path: string, init: RequestInit = {}): Promise<Record<number, number>> {
      const headers = { 'x-forwarded-for': address, ...Object(init.headers) };
      const asked = Array.from({ length: 300 }, () => fetch(nginx.url + path, { ...init, headers }));
      const counts: Record<number, number> = {};
      for (const { status } of await Promise.all(asked)) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    }

    test.each<[string, RequestInit, string]>([
      ['/auth/end?code=x&state=y', {}, '203.0.113.1'],
      ['/auth/start', { headers: { authorization: 'Bearer a.b.c' } }, '203.0.113.2'],
      ['/api/messages', { method: 'POST', body: '{}' }, '203.0.113.3'],
      ['/api/messages', { method: 'POST', body: '{}', headers: { authorization: 'Bearer nothing' } }, '203.0.113.4'],
    ])('one address gets a bounded number through to the bots: %s %j', async (path, init, address) => {
      const { 200: passed = 0, 429: refused = 0 } = await statuses(address, path, init);
      expect(passed).toBeGreaterThanOrEqual(100);
      expect(refused).toBeGreaterThan(50);
      expect(received).toHaveLength(passed);
      const [another] = Object.keys(await statuses(`${address}0`, '/health', {}));
      expect(another).toBe('200');
    });

    test('nothing is kept from what bears one', async () => {
      const headers = { authorization: 'Bearer a-1.b_2.c3' };
      const init = { method: 'POST', body: '{}', headers };
      expect(await statuses('203.0.113.5', '/api/messages', init)).toEqual({ 200: 300 });
    });
  });

  test('lets pass what a bot takes, and no byte more', async () => {
    expect((await post('x'.repeat(256 * 1024))).status).toBe(200);
    expect((await post('x'.repeat(256 * 1024 + 1))).status).toBe(413);
    expect(received).toHaveLength(1);
  });

  test('writes down the address of a sign-in page without its code, also when that page does not come', async () => {
    await fetch(`${nginx.url}/auth/end?code=canary-one&state=canary-two`);
    handle = (request) => request.socket.destroy();
    await fetch(`${nginx.url}/auth/end?code=canary-one&state=canary-two`, { headers: { cookie: 'x=canary-three' } });
    await eventually(() => (nginx.printed.match(/GET \/auth\/end" 502/) ? true : undefined));
    expect(nginx.printed).toContain('"GET /auth/end" 200');
    expect(nginx.printed).not.toContain('canary');
  });
});
