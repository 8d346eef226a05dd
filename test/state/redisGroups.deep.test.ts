import { setTimeout as wait } from 'node:timers/promises';
import { openedStores } from './openedStores';
import { startCluster, startWatched, type Watched } from './redisGroups';
import { describeWithRedis, type RedisServer } from './redisServer';
import { storeContract } from './storeContract';

const HOUR = { ttl: 60 * 60 * 1000 };

describeWithRedis('the Redis store', () => {
  const openAt = openedStores();

  describe('on a cluster', () => {
    let nodes: RedisServer[];
    beforeAll(async () => {
      nodes = await startCluster();
    });
    afterAll(() => Promise.all(nodes.map((node) => node.stop())));

    const open = () => openAt(`redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`);

    storeContract(async () => {
      for (const node of nodes) node.say('flushall');
      return open();
    }, wait);

    it('spreads over the nodes', async () => {
      const store = open();
      for (let i = 0; i < 200; i++) await store.claim(`key ${i}`, 'value', HOUR);
      for (const node of nodes) expect(Number(node.say('dbsize'))).toBeGreaterThan(20);
    });
  });

  describe('behind sentinels', () => {
    let watched: Watched;
    beforeAll(async () => {
      watched = await startWatched();
    });
    afterAll(() => Promise.all(Object.values(watched).map((server: RedisServer) => server.stop())));

    // A sentinel that is away is no harm.
    const open = () => openAt(`redis-sentinel://127.0.0.1:1,127.0.0.1:${watched.sentinel.port}/muster`);

    storeContract(async () => {
      watched.master.say('flushall');
      return open();
    }, wait);
  });
});
