import { setTimeout as wait } from 'node:timers/promises';
import { Sandbox } from './support/sandbox';

it('finishes the press in flight when it is told to end, takes no other, and exits', async () => {
  const teams = await Sandbox.start();
  const bot = `http://localhost:${(await teams.environment()).PORT}`;
  await teams.say('new security group Last one');
  await teams.faults({ path: '/groups$', method: 'POST', times: 1, delayMs: 2_500 });
  const press = teams.press({ verb: 'create' });
  await wait(1_000);
  expect((await fetch(`${bot}/ready`)).status).toBe(200);
  const ended = teams.stop();
  await wait(500);
  await expect(fetch(`${bot}/ready`)).rejects.toThrow();
  expect(JSON.stringify(await press)).toContain('Security group created');
  await ended;
});
