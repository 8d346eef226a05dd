import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/bot/state/openStore';
import { sqlite } from '../../src/bot/state/sqlite';
import { expectToKeepItsWord } from './keepsItsWord';
import { comeTrue, startWatched } from './redisGroups';
import { describeWithRedis, RedisServer } from './redisServer';
import { hasSmallDisk, SmallDisk } from './smallDisk';
import { Wire } from './wire';

/** What a Redis needs that keeps what it confirms. */
const DURABLE = ['appendonly yes', 'appendfsync always', 'maxmemory-policy noeviction'];
const running: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of running.splice(0).reverse()) await end();
});

/** A server that ends with the test, however that ends. */
async function server(settings: readonly string[]): Promise<RedisServer> {
  const redis = await RedisServer.start(settings);
  running.push(() => redis.stop());
  return redis;
}

function mounted(): SmallDisk {
  const disk = SmallDisk.mount();
  running.push(() => disk.unmount());
  return disk;
}

async function wireTo(port: number): Promise<Wire> {
  const wire = await Wire.to(port);
  running.push(() => wire.close());
  return wire;
}

const itOnSmallDisk = hasSmallDisk ? it : it.skip;
const describeWithSqlite = sqlite() ? describe : describe.skip;

describeWithRedis('the Redis store keeps its word', () => {
  it('while the server is killed in the middle of a write, again and again', async () => {
    const redis = await server(DURABLE);
    await expectToKeepItsWord(
      {
        open: () => openStore(`redis://127.0.0.1:${redis.port}`),
        fail: () => redis.kill(),
        mend: () => redis.restart(),
      },
      { times: 5, lasts: 300 },
    );
  });

  it('while the server hangs', async () => {
    const redis = await server(DURABLE);
    await expectToKeepItsWord(
      { open: () => openStore(`redis://127.0.0.1:${redis.port}`), fail: () => redis.hang(), mend: () => redis.goOn() },
      { times: 2, lasts: 1_500 },
    );
  });

  itOnSmallDisk('while the server’s disk is full, at which it ends', async () => {
    const own = mounted();
    const redis = await server([...DURABLE, `dir ${own.folder}`, 'auto-aof-rewrite-percentage 0']);
    const history = await expectToKeepItsWord(
      {
        open: () => openStore(`redis://127.0.0.1:${redis.port}`),
        fail: () => own.fill(),
        mend: async () => {
          own.empty();
          await redis.kill();
          await redis.restart();
        },
      },
      // No more than its disk has room for.
      { lasts: 1_300, writers: 2 },
    );
    expect(history.refusals).toBeGreaterThan(0);
  });

  it('although a replica that had nothing of the last writes takes its place', async () => {
    const master = await server(['repl-diskless-sync-delay 0']);
    const [toMaster, toClients] = [await wireTo(master.port), await wireTo(master.port)];
    const replica = await server([`replicaof 127.0.0.1 ${toMaster.port}`]);
    await comeTrue(() => master.say('info', 'replication').includes('state=online'));
    const history = await expectToKeepItsWord(
      {
        open: () => openStore(`redis://127.0.0.1:${toClients.port}`),
        fail: () => toMaster.fallSilent(),
        mend: async () => {
          toClients.leadTo(replica.port);
          await master.kill();
          replica.say('replicaof', 'no', 'one');
        },
      },
      { lasts: 1_000 },
    );
    expect(history.refusals).toBeGreaterThan(0);
  });

  it('while the sentinels put the replica in the place of a server that was killed', async () => {
    const { master, replica, sentinel } = await startWatched();
    for (const one of [master, replica, sentinel]) running.push(() => one.stop());
    await comeTrue(() => master.say('info', 'replication').includes('state=online'));
    await expectToKeepItsWord(
      {
        open: () => openStore(`redis-sentinel://127.0.0.1:${sentinel.port}/muster`),
        fail: () => master.kill(),
        mend: () => comeTrue(() => replica.say('role').startsWith('master')),
      },
      { lasts: 1_000 },
    );
  });

  it.each([
    ['throws away what it has no room for', ['maxmemory 3mb', 'maxmemory-policy allkeys-lru'], fillUp],
    ['forgets everything when it ends', [], async (redis: RedisServer) => redis.kill()],
  ])('by having said that it might not, where the server %s', async (_what, settings, fail) => {
    const redis = await server(settings);
    await expectToKeepItsWord(
      {
        loses: true,
        open: () => openStore(`redis://127.0.0.1:${redis.port}`),
        fail: () => fail(redis),
        mend: () => (settings.length > 0 ? undefined : redis.restart()),
      },
      { lasts: 500 },
    );
  });
});

async function fillUp(redis: RedisServer): Promise<void> {
  for (let i = 0; i < 100; i++) redis.say('set', `ballast ${i}`, 'x'.repeat(30_000));
}

describeWithSqlite('the SQLite store keeps its word', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-word-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  itOnSmallDisk('while its disk is full', async () => {
    const own = mounted();
    const history = await expectToKeepItsWord(
      {
        open: () => openStore(`sqlite:${join(own.folder, 'state.db')}`),
        fail: () => own.fill(),
        mend: () => own.empty(),
      },
      { times: 4, lasts: 300 },
    );
    expect(history.refusals).toBeGreaterThan(0);
  });

  it('of a process that is killed in the middle of a write, to the next', async () => {
    const file = join(folder, 'state.db');
    const confirmed = new Map<string, string>();
    for (let round = 0; round < 8; round++) {
      const writer = spawn(process.execPath, [join(__dirname, 'sqliteWriter.cjs'), file, `${round}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(writer, 'close');
      const lines = createInterface(writer.stdout);
      lines.on('line', (line) => {
        const { key, value }: { key: string; value: string } = JSON.parse(line);
        confirmed.set(key, value);
      });
      await once(lines, 'line');
      await wait(100 + 37 * round);
      writer.kill('SIGKILL');
      await ended;
    }
    const store = openStore(`sqlite:${file}`);
    expect(confirmed.size).toBeGreaterThan(50);
    for (const [key, value] of confirmed) {
      const there = (await store.get(key))?.value;
      // The last of each process may have been recorded without a word.
      if (value !== 'claimed' || !there?.startsWith('recorded')) expect(there).toBe(value);
      expect(await store.claim(key, 'again', { ttl: 1_000 })).toMatchObject({ won: false });
    }
    await store.close();
  });
});
