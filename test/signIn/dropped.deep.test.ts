/** @seconds 20 */

import { setTimeout as wait } from 'node:timers/promises';
import { lastCard, Sandbox, textOf } from '../support/sandbox';

const throttled = { path: '/groups$', method: 'POST', status: 429, times: 1, retryAfter: 4 };
const DROPPED = 'Nothing was created: you signed out before it was sent.';

describe('Whoever signs out while a creation waits', () => {
  let teams: Sandbox;

  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  const posts = async (name: string) =>
    (await teams.exchanges('POST')).filter(
      ({ url, requestBody, status }) =>
        url.endsWith('/groups') && status < 300 && JSON.stringify(requestBody).includes(name),
    ).length;

  async function begun(name: string): Promise<string> {
    const { messages } = await teams.form(`new security group ${name}`);
    await teams.faults(throttled);
    const { messages: after } = await teams.press({ verb: 'create' });
    expect(textOf(after.at(-1)?.card)).toContain('Creating the security group');
    return messages.at(-1)?.id ?? '';
  }

  test('is told that nothing was created, and nothing is', async () => {
    const message = await begun('Dropped');
    await teams.say('sign out');
    for (const end = Date.now() + 20_000; Date.now() < end; await wait(200)) {
      const { messages } = await teams.chat();
      if (textOf(messages.find(({ id }) => id === message)?.card).includes(DROPPED)) break;
    }
    const { messages } = await teams.chat();
    expect(textOf(messages.find(({ id }) => id === message)?.card)).toContain(DROPPED);
    expect(await posts('Dropped')).toBe(0);
  });

  test('is told so also when they have signed in again before its time came', async () => {
    const message = await begun('Dropped as well');
    await teams.say('sign out');
    await teams.form('new security group Made afterwards');
    await teams.press({ verb: 'create' });
    expect(textOf(lastCard(await teams.chat()))).toContain('✓ Security group created\nMade afterwards');
    await wait(7_000);
    const { messages } = await teams.chat();
    expect(textOf(messages.find(({ id }) => id === message)?.card)).toContain(DROPPED);
    expect(await posts('Dropped as well')).toBe(0);
  });
});
