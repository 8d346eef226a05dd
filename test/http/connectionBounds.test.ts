import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { boundConnections } from '../../src/bot/http/connectionBounds';
import { RawConnection } from '../support/rawConnection';

const MOST = 5;
const head = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000\r\n\r\n';

describe('A server whose connections are bounded', () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer(async (request, response) => {
      await text(request).catch(() => '');
      response.end('all read');
    });
    boundConnections(server, MOST, { headers: 300, request: 800, interval: 50, idle: 60_000 });
    await once(server.listen(0, 'localhost'), 'listening');
    const { port }: Partial<AddressInfo> = Object(server.address());
    url = `http://localhost:${port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function lifeOf(slow: (connection: RawConnection) => Promise<void>): Promise<number> {
    const connection = await RawConnection.open(url);
    const began = performance.now();
    await Promise.all([slow(connection), connection.closed]);
    return performance.now() - began;
  }

  test.each<[string, number, (connection: RawConnection) => Promise<void>]>([
    ['says nothing', 300, async () => undefined],
    ['sends its headers letter by letter', 300, (one) => one.dribble(head.repeat(9), 20)],
    ['stops in the middle of its headers', 300, async (one) => one.write(head.slice(0, 20))],
    [
      'sends whole headers, and its body letter by letter',
      800,
      async (one) => {
        one.write(head);
        await one.dribble('x'.repeat(9_000), 20);
      },
    ],
  ])('cuts off who %s', async (_how, bound, slow) => {
    const lived = await lifeOf(slow);
    expect(lived).toBeGreaterThan(bound - 60);
    // Node's own bounds are a minute and five.
    expect(lived).toBeLessThan(bound + 5_000);
  });

  test('counts anew for each request of a connection', async () => {
    const connection = await RawConnection.open(url);
    for (let i = 0; i < 4; i++) {
      connection.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
      await wait(250);
    }
    expect((await connection.answered()).match(/all read/g)).toHaveLength(4);
    connection.close();
  });

  test('closes at once what comes beyond its limit, and takes others when there is room again', async () => {
    const open = await Promise.all(Array.from({ length: MOST }, () => RawConnection.open(url)));
    const beyond = await RawConnection.open(url);
    beyond.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await beyond.closed;
    expect(await beyond.answered()).toBe('');
    for (const one of open) one.close();
    await wait(50);
    expect(await (await fetch(url)).text()).toBe('all read');
  });
});
