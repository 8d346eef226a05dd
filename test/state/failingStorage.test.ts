import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { openStore } from '../../src/bot/state/openStore';
import { sealedStore } from '../../src/bot/state/sealedStore';
import { sqlite } from '../../src/bot/state/sqlite';
import { SqliteStore } from '../../src/bot/state/sqliteStore';
import { expectToKeepItsWord } from './keepsItsWord';
import { describeWithRedis, RedisServer } from './redisServer';

const { DatabaseSync } = sqlite() ?? {};
const KEYS: [string] = ['a-key-of-the-tests-of-at-least-32-characters'];

/** A machine's clock that is put forward and back, further each time. */
function steppingClock() {
  const steps = [90_000, -90_000, 3_600_000, -7_200_000];
  let ahead = 0;
  const fail = () => {
    ahead = steps.shift() ?? 0;
  };
  const mend = () => {
    ahead = 0;
  };
  return { times: steps.length, now: () => Date.now() + ahead, fail, mend };
}

describe('the memory store keeps its word', () => {
  it('while it is full', async () => {
    const store = new MemoryStore(Date.now, 16_000_000);
    const ballast: string[] = [];
    const history = await expectToKeepItsWord({
      open: () => sealedStore(store, KEYS),
      fail: async () => {
        for (let size = 8_388_608; size >= 1; size /= 2) {
          const key = `ballast ${size}`;
          const filled = await store.claim(key, 'x'.repeat(size), { ttl: 1_000_000 }).catch(() => undefined);
          if (filled) ballast.push(key);
        }
      },
      mend: async () => {
        for (const key of ballast) await store.take(key);
      },
    });
    expect(history.refusals).toBeGreaterThan(0);
  });

  it('while its clock steps', async () => {
    const { times, now, fail, mend } = steppingClock();
    const store = new MemoryStore(now);
    await expectToKeepItsWord(
      {
        open: () => sealedStore(store, KEYS),
        fail,
        mend,
      },
      { times, lasts: 30 },
    );
  });
});

(DatabaseSync ? describe : describe.skip)('the SQLite store keeps its word', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-word-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = () => join(folder, 'state.db');
  const database = () => {
    if (!DatabaseSync) throw new Error('This Node has no SQLite.');
    return new DatabaseSync(file());
  };

  it('while each commit fails', async () => {
    const other = database();
    const what = ['INSERT', 'UPDATE', 'DELETE'];
    const history = await expectToKeepItsWord({
      open: () => openStore(`sqlite:${file()}`),
      // What refers to a row that is not there is noticed at the commit, after the statement has answered.
      fail: () =>
        other.exec(`
          CREATE TABLE IF NOT EXISTS missing (id INTEGER PRIMARY KEY);
          CREATE TABLE IF NOT EXISTS hostage (id INTEGER REFERENCES missing(id) DEFERRABLE INITIALLY DEFERRED);
          ${what.map((one) => `CREATE TRIGGER on${one} AFTER ${one} ON entries BEGIN INSERT INTO hostage VALUES (1); END;`).join('')}`),
      mend: () => other.exec(what.map((one) => `DROP TRIGGER on${one};`).join('')),
    });
    other.close();
    expect(history.refusals).toBeGreaterThan(0);
  });

  it('while its clock steps', async () => {
    const { times, now, fail, mend } = steppingClock();
    await expectToKeepItsWord(
      {
        open: () => new SqliteStore(database(), now),
        fail,
        mend,
      },
      { times, lasts: 30 },
    );
  });
});

describeWithRedis('the Redis store keeps its word', () => {
  it('while the server has no room', async () => {
    const redis = await RedisServer.start();
    const history = await expectToKeepItsWord({
      open: () => openStore(`redis://127.0.0.1:${redis.port}`),
      fail: () => void redis.say('config', 'set', 'maxmemory', '1'),
      mend: () => void redis.say('config', 'set', 'maxmemory', '0'),
    });
    await redis.stop();
    expect(history.refusals).toBeGreaterThan(0);
  });
});
