/** @seconds 8 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeWithRedis, RedisServer } from '../state/redisServer';
import { BotProcess } from '../support/botProcess';
import { eventually } from '../support/eventually';
import { activity } from '../support/fakeChannel';
import { ALEX, Microsoft } from '../support/microsoft';
import { secretIn } from '../support/secrets';
import { buttonOf } from '../support/seen';
import { inSeconds } from '../support/signer';

const MAIN = join(__dirname, '../../dist/bundle/main.js');
const BEN = '22222222-0000-4000-8000-000000000002';

let microsoft: Microsoft;
let redis: RedisServer;
let [one, two]: BotProcess[] = [];

describeWithRedis('Signing out', () => {
  beforeAll(async () => {
    [microsoft, redis] = [await Microsoft.start(), await RedisServer.start()];
    const shared = { STATE_URL: `redis://localhost:${redis.port}` };
    [one, two] = await Promise.all([BotProcess.start(microsoft, shared), BotProcess.start(microsoft, shared)]);
  });

  afterAll(async () => {
    await Promise.all([one?.stop(), two?.stop()]);
    await redis.stop();
    await microsoft.stop();
  });

  /** The end of its answer’s type, and its sentence where it is one. */
  async function press(bot: BotProcess | undefined, token?: string, person = ALEX): Promise<string> {
    const from = { id: `29:${person}`, name: 'Somebody', aadObjectId: person };
    await bot?.tell(activity(microsoft, { text: 'add task', from }));
    const { attachments } = JSON.parse(microsoft.sent.at(-1)?.body ?? '{}');
    const authentication = token === undefined ? {} : { authentication: { token } };
    const value = { action: buttonOf(attachments[0].content, 'open'), trigger: 'manual', ...authentication };
    const answer = await bot?.tell(activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value, from }));
    const { type, value: said } = JSON.parse(answer?.body ?? '{}');
    return typeof said === 'string' ? said : (String(type).split('.').at(-1) ?? '');
  }

  const tokenOf = (oid: string, iat: number) => microsoft.personToken({ oid, iat: inSeconds(iat) });

  function signOut(...args: string[]): { readonly status: number | null; readonly printed: string } {
    const env = {
      ...microsoft.environment,
      PATH: process.env.PATH ?? '',
      STATE_URL: `redis://localhost:${redis.port}`,
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, '--signout', ...args], {
      env,
      encoding: 'utf8',
    });
    const printed = `${stdout}${stderr}`;
    expect(secretIn(printed, [microsoft.secret])).toBeUndefined();
    return { status, printed };
  }

  test('on one instance is signing out on all: kept tokens and older ones are used no more, newer ones are', async () => {
    const old = await tokenOf(ALEX, -5);
    expect([await press(one, old), await press(two, old), await press(two)]).toEqual([
      'adaptive',
      'adaptive',
      'adaptive',
    ]);
    await one?.tell(activity(microsoft, { text: 'sign out' }));
    expect([await press(one), await press(one, old)]).toEqual(['loginRequest', 'loginRequest']);
    await wait(2_100);
    expect([await press(two), await press(two, old)]).toEqual(['loginRequest', 'loginRequest']);
    await eventually(() => two?.printed.includes('older than the moment in which the person signed out') || undefined);
    const fresh = await tokenOf(ALEX, 1);
    expect([await press(two, fresh), await press(one, fresh), await press(one)]).toEqual([
      'adaptive',
      'adaptive',
      'adaptive',
    ]);
  });

  test('can be done by an operator, who may also block somebody until further notice; nobody else feels it', async () => {
    expect(await press(two, await tokenOf(BEN, -5), BEN)).toBe('adaptive');
    const others = await tokenOf(ALEX, 2);
    expect(await press(two, others)).toBe('adaptive');
    expect(signOut(BEN.toUpperCase())).toMatchObject({ status: 0, printed: expect.stringContaining('is signed out') });
    await wait(2_100);
    expect(await press(two, undefined, BEN)).toBe('loginRequest');
    expect(await press(two, await tokenOf(BEN, 1), BEN)).toBe('adaptive');

    const { printed } = signOut(BEN, '--block');
    expect(printed).toContain('--unblock');
    const line = printed.split('\n').find((one) => one.includes('"msg":"audit"')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ action: 'block', outcome: 'done', person: BEN, by: 'operator' });
    await wait(2_100);
    const blocked = /^An administrator has signed you out/;
    for (const bot of [one, two]) expect(await press(bot, await tokenOf(BEN, 100), BEN)).toMatch(blocked);
    expect([await press(two), await press(two, others)]).toEqual(['adaptive', 'adaptive']);

    expect(signOut(BEN, '--unblock').printed).toContain('may sign in again');
    await wait(2_100);
    expect(await press(two, await tokenOf(BEN, 100), BEN)).toBe('adaptive');
  });

  test.each([[[]], [['ben']], [[BEN, ALEX]], [[BEN, '--block', '--unblock']], [[BEN, '--forever']]])(
    'says how it is done when it is asked for as %j',
    (args) => {
      expect(signOut(...args)).toEqual({
        status: 1,
        printed: expect.stringContaining('npm run signout -- <object id'),
      });
    },
  );
});
