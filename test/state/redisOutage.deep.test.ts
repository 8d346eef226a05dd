import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { openStore } from '../../src/bot/state/openStore';
import type { Store } from '../../src/bot/state/store';
import { backWithin } from './backWithin';
import { comeTrue, startCluster } from './redisGroups';
import { describeWithRedis, RedisServer } from './redisServer';
import { Wire } from './wire';

const HOUR = { ttl: 60 * 60 * 1000 };

const calls: ((store: Store) => Promise<unknown>)[] = [
  (store) => store.claim('key', 'value', HOUR),
  (store) => store.get('key'),
  (store) => store.compareAndSet('key', 1, 'value', HOUR),
  (store) => store.take('key'),
  (store) => store.due(10, 1_000),
  (store) => store.ready(),
];

/** Each in time, with no word that must not be known. */
async function expectRefusals(store: Store): Promise<void> {
  const started = Date.now();
  for (const refusal of await Promise.allSettled(calls.map((call) => call(store)))) {
    expect(refusal).toMatchObject({ status: 'rejected', reason: { message: 'The state store does not answer.' } });
    expect(inspect(refusal, { depth: null, showHidden: true })).not.toContain('canary');
  }
  expect(Date.now() - started).toBeLessThan(1_200);
}

describeWithRedis('while Redis is away', () => {
  let redis: RedisServer;
  let store: Store;
  beforeEach(async () => {
    redis = await RedisServer.start();
    store = openStore(`redis://127.0.0.1:${redis.port}`);
    await store.ready();
  });
  afterEach(async () => {
    await store.close();
    await redis.stop();
  });

  it('refuses every call while the server is stopped, and is ready soon after it has come back', async () => {
    await redis.kill();
    await expectRefusals(store);
    await expect(store.claim('refused', 'value', HOUR)).rejects.toThrow();
    await expectRefusals(store);
    await redis.restart();
    await backWithin(2_000, store);
    expect(await store.claim('refused', 'anew', HOUR)).toMatchObject({ won: true });
  });

  it('refuses every call while the server hangs, and is ready soon after it goes on', async () => {
    const { entry } = await store.claim('before', 'value', HOUR);
    redis.hang();
    await expectRefusals(store);
    await wait(1_500);
    await expectRefusals(store);
    redis.goOn();
    await backWithin(2_000, store);
    expect(await store.get('before')).toEqual(entry);
    // One connection is the one of `redis-cli`.
    await comeTrue(() => redis.say('client', 'list').split('\n').length === 2);
  });

  it('hardly notices that the server has been restarted', async () => {
    await redis.kill();
    await redis.restart();
    expect(await store.claim('key', 'value', HOUR)).toMatchObject({ won: true });
  });

  it('gives up a connection that has fallen silent, however much it is used', async () => {
    const wire = await Wire.to(redis.port);
    const through = openStore(`redis://127.0.0.1:${wire.port}`);
    await through.ready();
    wire.fallSilent();
    const used = setInterval(() => through.get('key').catch(() => undefined), 50);
    await expect(through.get('key')).rejects.toThrow();
    await backWithin(2_000, through);
    clearInterval(used);
    await through.close();
    await wire.close();
  });

  it('finds whoever took the place of a server that became a replica', async () => {
    const [wire, successor] = [await Wire.to(redis.port), await RedisServer.start()];
    const through = openStore(`redis://127.0.0.1:${wire.port}`);
    await through.ready();
    redis.say('replicaof', '127.0.0.1', String(successor.port));
    wire.leadTo(successor.port);
    await backWithin(2_000, through);
    await Promise.all([through.close(), wire.close(), successor.stop()]);
  });

  it.each([
    ['has become a replica', ['replicaof', '127.0.0.1', '1'], ['replicaof', 'no', 'one']],
    ['has no room', ['config', 'set', 'maxmemory', '1'], ['config', 'set', 'maxmemory', '0']],
  ])('is not ready while the server %s and takes no writes, although it answers', async (_why, worse, better) => {
    redis.say(...worse);
    await expect(store.ready()).rejects.toThrow();
    await expect(store.claim('key', 'value', HOUR)).rejects.toThrow('The state store does not answer.');
    redis.say(...better);
    await backWithin(2_000, store);
  });
});

describeWithRedis('Redis', () => {
  it('may come later than the bot', async () => {
    const redis = await RedisServer.start();
    await redis.kill();
    const store = openStore(`redis://127.0.0.1:${redis.port}`);
    await expectRefusals(store);
    await redis.restart();
    await backWithin(2_000, store);
    await Promise.all([store.close(), redis.stop()]);
  });

  it('with a password is reached by the name and the password in the address, which no error shows', async () => {
    const redis = await RedisServer.start(['user muster on >canary@pass/word%: ~muster:* +@all', 'user default off']);
    const at = (login: string) => openStore(`redis://${login}@127.0.0.1:${redis.port}`);
    const [right, wrong] = [at('muster:canary%40pass%2Fword%25%3A'), at('muster:canary-wrong')];
    await expect(right.ready()).resolves.toBeUndefined();
    await expectRefusals(wrong);
    await expect(wrong.ready()).rejects.toMatchObject({ cause: { message: expect.stringContaining('WRONGPASS') } });
    await redis.kill();
    await expectRefusals(right);
    await Promise.all([right.close(), wrong.close(), redis.stop()]);
  });

  it('of one node of a cluster that hangs holds up none of the others', async () => {
    const nodes = await startCluster();
    const store = openStore(`redis-cluster://127.0.0.1:${nodes[0]?.port}`);
    const keys = Array.from({ length: 60 }, (_, i) => `key ${i}`);
    await Promise.all(keys.map((key) => store.claim(key, 'value', HOUR)));
    nodes[1]?.hang();
    await expect(store.ready()).rejects.toThrow('The state store does not answer.');
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.allSettled(keys.map((key) => store.get(key)));
      const answered = answers.filter(({ status }) => status === 'fulfilled').length;
      expect([answered > 20, answered < 50]).toEqual([true, true]);
    }
    nodes[1]?.goOn();
    await backWithin(2_000, store);
    await store.close();
    await Promise.all(nodes.map((node) => node.stop()));
  });
});
