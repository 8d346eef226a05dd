import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BotProcess } from '../support/botProcess';
import { activity } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { headOf, RawConnection } from '../support/rawConnection';

let microsoft: Microsoft;
let bot: BotProcess;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await BotProcess.start(microsoft, {
    MESSAGES_PER_MINUTE: '99999',
    NODE_OPTIONS: `--require ${join(__dirname, '../support/slowRounds.cjs')}`,
  });
});

afterAll(async () => {
  await bot.stop();
  await microsoft.stop();
});

async function ask() {
  const began = performance.now();
  const { status } = await bot.tell(activity(microsoft));
  return { status, ms: performance.now() - began };
}

test('A bot that has too much to do answers what it has begun, refuses the rest unread within five seconds, and recovers', async () => {
  await ask();
  const token = `Bearer ${await microsoft.channelToken()}`;
  const asked: ReturnType<typeof ask>[] = [];
  const bodiless: RawConnection[] = [];
  bot.signal('SIGUSR2');
  for (const end = performance.now() + 4_000; performance.now() < end; await wait(100)) {
    asked.push(...Array.from({ length: 20 }, ask));
    const connection = await RawConnection.open(bot.url);
    connection.write(headOf(token));
    bodiless.push(connection);
  }
  const answers = await Promise.all(asked);
  const refusals = bodiless.map(({ received }) => received).filter((received) => received !== '');
  for (const connection of bodiless) connection.close();
  expect(refusals.length).toBeGreaterThan(0);
  for (const refusal of refusals) expect(refusal).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 3\r\n/i);
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5_000);
  // A message each, and one for who asked before.
  expect(microsoft.sent).toHaveLength(statuses.filter((status) => status === 200).length + 1);
  expect(bot.printed).toContain('Over capacity: requests were refused');
  const after = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(after.map(({ status }) => status))).toEqual(new Set([200]));
});
