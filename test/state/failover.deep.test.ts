import { openStore } from '../../src/bot/state/openStore';
import { backWithin } from './backWithin';
import { comeTrue, startWatched, type Watched } from './redisGroups';
import { describeWithRedis, type RedisServer } from './redisServer';

const HOUR = { ttl: 60 * 60 * 1000 };

describeWithRedis('the Redis store', () => {
  describe('behind sentinels', () => {
    let watched: Watched;
    beforeAll(async () => {
      watched = await startWatched();
    });
    afterAll(() => Promise.all(Object.values(watched).map((server: RedisServer) => server.stop())));

    it('follows them to the server that takes over', async () => {
      const store = openStore(`redis-sentinel://127.0.0.1:1,127.0.0.1:${watched.sentinel.port}/muster`);
      // A replica that is not there yet makes a write doubtful.
      await backWithin(15_000, store);
      const { entry } = await store.claim('before', 'value', HOUR);
      await comeTrue(() => watched.replica.say('keys', '*:before') !== '');
      await watched.master.kill();
      // Nobody answers, or already the server that takes over; never that nothing is there.
      const meanwhile = await store.get('before').catch((error: Error) => error.message);
      expect(['The state store does not answer.', entry]).toContainEqual(meanwhile);
      await backWithin(15_000, store);
      expect(await store.get('before')).toEqual(entry);
      expect(await store.compareAndSet('before', entry.version, 'after', HOUR)).toMatchObject({ value: 'after' });
      await store.close();
    });
  });
});
