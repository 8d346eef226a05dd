import { setTimeout as wait } from 'node:timers/promises';
import { openedStores } from './openedStores';
import { describeWithRedis, RedisServer } from './redisServer';
import { storeContract } from './storeContract';

const HOUR = { ttl: 60 * 60 * 1000 };

describeWithRedis('the Redis store', () => {
  const openAt = openedStores();

  describe('on one server', () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await RedisServer.start();
    });
    afterAll(() => redis.stop());

    storeContract(async () => {
      redis.say('flushall');
      return openAt(`redis://127.0.0.1:${redis.port}`);
    }, wait);

    it('keeps nothing for ever, and no index of what is gone', async () => {
      redis.say('flushall');
      const store = openAt(`redis://127.0.0.1:${redis.port}`);
      for (let i = 0; i < 20; i++) await store.claim(`brief ${i}`, 'value', { ttl: 20, due: Date.now() + 1_000_000 });
      await wait(40);
      for (let i = 0; i < 200; i++) await store.claim(`lasting ${i}`, 'value', HOUR);
      await store.ready();
      const keys = redis.say('keys', '*').split('\n');
      expect(keys.filter((key) => !/:entry:lasting |:(ready|since)$/.test(key))).toEqual([]);
      expect(redis.say('info', 'keyspace')).toMatch(/:keys=(\d+),expires=\1,/);
    });

    it('uses the database that the address names', async () => {
      redis.say('flushall');
      const store = openAt(`redis://127.0.0.1:${redis.port}/3`);
      await store.claim('key', 'value', HOUR);
      const entriesIn = (database: string) => redis.say('-n', database, 'keys', '*:entry:*');
      expect([entriesIn('0'), entriesIn('3')]).toEqual(['', expect.stringMatching(/:entry:key$/)]);
    });

    it('keeps working when the server forgets its scripts', async () => {
      const store = openAt(`redis://127.0.0.1:${redis.port}`);
      await store.claim('scripted', 'value', HOUR);
      redis.say('script', 'flush');
      expect((await store.get('scripted'))?.value).toBe('value');
    });
  });
});
