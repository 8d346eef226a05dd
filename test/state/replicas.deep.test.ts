import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable } from '../../src/bot/state/store';
import { backWithin } from './backWithin';
import { openedStores } from './openedStores';
import { comeTrue, startCluster } from './redisGroups';
import { describeWithRedis, RedisServer } from './redisServer';

const HOUR = { ttl: 60 * 60 * 1000 };
const TOLD = /has 1 replica, and one that lags may take its place: the bot waits .*Set min-replicas-to-write to 1/;

describeWithRedis('a Redis server with a replica', () => {
  const openAt = openedStores();
  let [master, replica]: RedisServer[] = [];
  const servers = () => {
    if (!master || !replica) throw new Error('They have not started.');
    return { master, replica };
  };
  beforeEach(async () => {
    master = await RedisServer.start(['repl-diskless-sync-delay 0']);
    replica = await RedisServer.start([`replicaof 127.0.0.1 ${master.port}`, 'replica-priority 1']);
    await comeTrue(() => servers().replica.say('info', 'replication').includes('master_link_status:up'));
    await comeTrue(() => servers().master.say('info', 'replication').includes('state=online'));
  });
  afterEach(async () => {
    await Promise.all([master?.stop(), replica?.stop()]);
  });

  async function opened() {
    const warnings: string[] = [];
    const store = openAt(`redis://127.0.0.1:${servers().master.port}`, (warning) => warnings.push(warning));
    // A replica that has just come says nothing for about a second.
    await backWithin(4_000, store);
    return { store, warnings };
  }

  it('has each write there before it counts, and may lose it none the less', async () => {
    const { store, warnings } = await opened();
    expect(warnings).toContainEqual(expect.stringMatching(TOLD));
    expect(store.mayHaveLost(await store.time())).toBe(true);
    for (let i = 0; i < 50; i++) {
      await store.claim(`key ${i}`, 'value', HOUR);
      expect(servers().replica.say('exists', servers().replica.say('keys', `*:entry:key ${i}`))).toBe('1');
    }
  });

  it('takes hundreds of writes a second, since many share one question', async () => {
    const { store } = await opened();
    const started = performance.now();
    await Promise.all(Array.from({ length: 1_000 }, (_, i) => store.claim(`key ${i}`, 'value', HOUR)));
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(servers().master.say('info', 'commandstats')).toMatch(/cmdstat_wait:calls=\d{1,2},/);
  });

  it('is not ready and begins nothing while the replica hangs, says why, and writes down what was begun', async () => {
    const { store } = await opened();
    const { entry } = await store.claim('begun', 'value', HOUR);
    servers().replica.hang();
    const doubtful = { name: 'StoreUnavailable', cause: { message: expect.stringMatching(/^Only 0 of 1 replicas/) } };
    await expect(store.claim('first', 'value', HOUR)).rejects.toMatchObject(doubtful);
    const started = performance.now();
    for (let i = 0; i < 20; i++) await expect(store.claim(`other ${i}`, 'value', HOUR)).rejects.toMatchObject(doubtful);
    expect(performance.now() - started).toBeLessThan(2_000);
    const why: unknown = await store.ready().catch((error: unknown) => error);
    expect(why instanceof StoreUnavailable && why.reason).toBe(
      'the state store has 0 of 1 replicas, and could lose what it writes',
    );
    await expect(store.compareAndSet('begun', entry.version, 'recorded', HOUR)).rejects.toMatchObject(doubtful);
    expect(await store.get('begun')).toMatchObject({ value: 'recorded' });
    servers().replica.goOn();
    await backWithin(2_000, store);
    expect(await store.claim('later', 'value', HOUR)).toMatchObject({ won: true });
  });

  it('begins again by itself, although nobody asks whether it is ready', async () => {
    const { store } = await opened();
    servers().replica.hang();
    await expect(store.claim('key', 'value', HOUR)).rejects.toThrow();
    servers().replica.goOn();
    await wait(1_100);
    await expect(store.claim('other', 'value', HOUR)).resolves.toMatchObject({ won: true });
  });

  it('that comes later is waited for as well', async () => {
    servers().replica.say('replicaof', 'no', 'one');
    await comeTrue(() => servers().master.say('info', 'replication').includes('connected_slaves:0'));
    const { store } = await opened();
    servers().replica.say('replicaof', '127.0.0.1', String(servers().master.port));
    await comeTrue(() => servers().master.say('info', 'replication').includes('state=online'));
    await wait(10_000);
    await store.ready();
    await wait(200);
    servers().replica.hang();
    await expect(store.claim('key', 'value', HOUR)).rejects.toThrow();
  });

  it('which is promoted in the middle of it has all that was confirmed', async () => {
    const { store } = await opened();
    const told = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const key = `key ${i}`;
        await wait(i * 10);
        if (i === 20) servers().replica.hang();
        return store.claim(key, 'value', HOUR).then(
          ({ won, entry }) => ({ key, won, entry }),
          () => undefined,
        );
      }),
    );
    await servers().master.kill();
    servers().replica.goOn();
    servers().replica.say('replicaof', 'no', 'one');
    const promoted = openAt(`redis://127.0.0.1:${servers().replica.port}`);
    const confirmed = told.filter((one) => one !== undefined);
    expect(confirmed.length).toBeGreaterThan(5);
    expect(confirmed.length).toBeLessThan(35);
    for (const { key, entry } of confirmed) expect(await promoted.get(key)).toEqual(entry);
  });
});

describeWithRedis('a Redis cluster with a replica', () => {
  const openAt = openedStores();

  it('has the writes to that node there before they count, and lets the others go on', async () => {
    const nodes = await startCluster();
    const [first] = nodes;
    const replica = await RedisServer.start(['cluster-enabled yes']);
    first?.say('cluster', 'meet', '127.0.0.1', String(replica.port), String(replica.port + 10_000));
    await comeTrue(() => replica.say('cluster', 'nodes').split('\n').length === 4);
    replica.say('cluster', 'replicate', first?.say('cluster', 'myid') ?? '');
    await comeTrue(() => first?.say('info', 'replication').includes('state=online') ?? false);
    const warnings: string[] = [];
    const store = openAt(`redis-cluster://127.0.0.1:${first?.port}`, (warning) => warnings.push(warning));
    // A replica that has just come says nothing for about a second.
    await backWithin(4_000, store);
    expect(warnings).toContainEqual(expect.stringMatching(TOLD));
    const claimAll = (round: number) =>
      Promise.allSettled(Array.from({ length: 60 }, (_, i) => store.claim(`${round} ${i}`, 'value', HOUR)));
    const won = (answers: PromiseSettledResult<unknown>[]) =>
      answers.filter(({ status }) => status === 'fulfilled').length;
    expect(won(await claimAll(0))).toBe(60);
    replica.hang();
    const some = won(await claimAll(1));
    expect([some > 15, some < 55]).toEqual([true, true]);
    await expect(store.ready()).rejects.toThrow();
    replica.goOn();
    await backWithin(3_000, store);
    expect(won(await claimAll(2))).toBe(60);
    await store.close();
    await Promise.all([...nodes, replica].map((node) => node.stop()));
  });
});
