import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BodyProblem, readBody } from '../../src/bot/teams/readBody';
import { activity, FakeChannel, post } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { headOf, RawConnection } from '../support/rawConnection';
import { forged } from '../support/signer';

let microsoft: Microsoft;
let door: FakeChannel;
let token: string;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  door = await FakeChannel.open(microsoft.environment);
  token = await microsoft.channelToken();
});

afterAll(async () => {
  await door.close();
  await microsoft.stop();
});

describe('The token is looked at before the body', () => {
  test('so that nobody waits for a body after a bad one, and the connection is cut', async () => {
    const began = performance.now();
    const authorizations = ['', 'Bearer garbage', `Bearer ${forged(token)}`];
    const refused = authorizations.map(async (authorization) => {
      const connection = await RawConnection.open(door.url);
      connection.write(headOf(authorization));
      const answer = await connection.answered();
      await connection.closed;
      return answer.split('\r\n')[0];
    });
    expect(new Set(await Promise.all(refused))).toEqual(new Set(['HTTP/1.1 401 Unauthorized']));
    // A body would be waited for fifteen seconds.
    expect(performance.now() - began).toBeLessThan(8_000);
  });

  test('and a body is waited for after a good one', async () => {
    const connection = await RawConnection.open(door.url);
    const body = JSON.stringify(activity(microsoft, { type: 'messageUpdate' }));
    connection.write(headOf(`Bearer ${token}`, Buffer.byteLength(body)));
    await wait(200);
    connection.write(body);
    expect(await connection.answered()).toMatch(/^HTTP\/1\.1 200 /);
    connection.close();
  });
});

test('A sender who is still sending a long body hears that it was refused', async () => {
  const answers = Array.from({ length: 6 }, () => post(door.url, 'x'.repeat(2_000_000), { authorization: 'Bearer x' }));
  expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([401]));
});

test('A connection goes on after a refusal when the whole request was there', async () => {
  const connection = await RawConnection.open(door.url);
  connection.write(`${headOf('', 2)}{}`);
  expect(await connection.answered()).toMatch(/^HTTP\/1\.1 401 [\s\S]*keep-alive/i);
  await wait(1_200);
  connection.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await wait(100);
  expect(await connection.answered()).toContain('HTTP/1.1 200');
  connection.close();
});

test('A sender who hangs up while its token is looked at is not waited for', async () => {
  const outcome = new Promise<unknown>((resolve) => {
    const server = createServer((request) => {
      request.once('close', () => {
        server.close();
        readBody(request).then(resolve, resolve);
      });
    });
    server.listen(0, 'localhost', async () => {
      const { port }: Partial<AddressInfo> = Object(server.address());
      const connection = await RawConnection.open(`http://localhost:${port}`);
      connection.write(headOf(''));
      await wait(50);
      connection.close();
    });
  });
  expect(await outcome).toEqual(new BodyProblem(400, 'The sender hung up.'));
});
