import { backWithin } from './backWithin';
import { openedStores } from './openedStores';
import { DURABLE, describeWithRedis, RedisServer } from './redisServer';

const HOUR = { ttl: 60 * 60 * 1000 };
/** What a Redis needs that keeps what it confirms. */
describeWithRedis('a Redis server that is asked whether it can lose what it confirms', () => {
  const openAt = openedStores();
  let redis: RedisServer;
  afterEach(() => redis.stop());

  /** What the store tells of it until it is ready. */
  async function asked(settings: readonly string[], login = '') {
    redis = await RedisServer.start(settings);
    const warnings: string[] = [];
    const store = openAt(`redis://${login}127.0.0.1:${redis.port}`, (warning) => warnings.push(warning));
    await store.ready();
    return { store, warnings };
  }

  it('cannot, where it says so, from the moment on since which it remembers', async () => {
    const { store, warnings } = await asked(DURABLE);
    expect(warnings).toEqual([]);
    const now = await store.time();
    expect([store.mayHaveLost(now), store.mayHaveLost(now - 60_000)]).toEqual([false, true]);
    redis.say('flushall');
    await store.ready();
    expect(store.mayHaveLost(now)).toBe(true);
    expect(store.mayHaveLost(await store.time())).toBe(false);
  });

  it('is asked when it is connected, although nobody asks whether it is ready', async () => {
    redis = await RedisServer.start(DURABLE);
    const store = openAt(`redis://127.0.0.1:${redis.port}`);
    expect(store.mayHaveLost(Date.now())).toBe(true);
    expect(store.mayHaveLost(await store.time())).toBe(false);
  });

  it('is asked anew after it was away, and may come back with less', async () => {
    const { store } = await asked(DURABLE);
    const now = await store.time();
    await redis.kill();
    await redis.restart();
    await backWithin(2_000, store);
    expect(store.mayHaveLost(now)).toBe(false);
    await redis.kill();
    redis.loseEverything();
    await redis.restart();
    await backWithin(2_000, store);
    expect(store.mayHaveLost(now)).toBe(true);
  });

  it.each([
    [
      ['maxmemory-policy allkeys-lru'],
      /^Redis throws entries away .*allkeys-lru.* Set maxmemory-policy to noeviction\.$/,
    ],
    [['maxmemory-policy volatile-ttl'], /volatile-ttl.* Set maxmemory-policy to noeviction\.$/],
    [['appendonly no'], /^Redis forgets .*appendonly is no.* Set appendonly to yes\.$/],
    [['appendfsync everysec'], /^Redis confirms .*appendfsync is everysec.* Set appendfsync to always\.$/],
    [['appendfsync no'], /appendfsync is no.* Set appendfsync to always\.$/],
  ])('can with “%s”, which is told once, with the remedy', async ([setting = ''], words) => {
    const { store, warnings } = await asked([...DURABLE, setting]);
    expect(warnings).toEqual([expect.stringMatching(words)]);
    expect(store.mayHaveLost(await store.time())).toBe(true);
    for (let i = 0; i < 3; i++) await store.ready();
    expect(warnings).toHaveLength(1);
  });

  it('may keep as much as it likes only by mistake', async () => {
    const { warnings } = await asked([...DURABLE, 'maxmemory 0']);
    expect(warnings).toEqual([expect.stringMatching(/maxmemory is 0.* Set maxmemory to some less than that\.$/)]);
  });

  it('can where it does not let the bot ask, which is told, and serves it all the same', async () => {
    const rights = '~muster:* +@all -@dangerous';
    const { store, warnings } = await asked([...DURABLE, `user muster on >pass ${rights}`], 'muster:pass@');
    expect(warnings).toEqual([expect.stringMatching(/does not let the bot ask.* Allow \+info and \+config\|get/)]);
    expect(store.mayHaveLost(await store.time())).toBe(true);
    expect(await store.claim('key', 'value', HOUR)).toMatchObject({ won: true });
  });

  it('is enough with the rights that the documents give to its user', async () => {
    const rights = '~muster:* +@all -@dangerous +info +config|get';
    const { store, warnings } = await asked([...DURABLE, `user muster on >pass ${rights}`], 'muster:pass@');
    expect(warnings).toEqual([]);
    expect(store.mayHaveLost(await store.time())).toBe(false);
  });
});
