import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/bot/state/openStore';
import { sqlite } from '../../src/bot/state/sqlite';
import type { Store } from '../../src/bot/state/store';

const HOUR = { ttl: 60 * 60 * 1000 };
const folder = mkdtempSync(join(tmpdir(), 'muster-full-'));

/** A real disk of four megabytes. */
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const skipped = !sqlite() ? `Node ${process.version} has no node:sqlite` : !mounted() && 'nothing can be mounted here';
// Jest keeps the console of skipped files to itself.
if (skipped) process.stderr.write(`Tests of a full disk are skipped: ${skipped}.\n`);
if (skipped) rmdirSync(folder);

const ballast = join(folder, 'ballast');

/** Until nothing more goes in. */
function fill(): void {
  const file = openSync(ballast, 'w');
  try {
    for (let size = 65_536; size >= 1; size /= 2)
      for (let more = true; more; )
        try {
          more = writeSync(file, Buffer.alloc(size)) > 0;
        } catch {
          more = false;
        }
  } finally {
    closeSync(file);
  }
}

/** What of a call came true, as whoever called was told. */
const told = <T>(call: Promise<T>) => call.catch((error: Error) => error.name);

(skipped ? describe.skip : describe)('SQLite on a disk that fills and empties', () => {
  let stores: Store[] = [];
  beforeEach(() => {
    stores = [1, 2].map(() => openStore(`sqlite:${join(folder, 'state.db')}`));
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    for (const name of ['state.db', 'state.db-wal', 'state.db-shm', 'ballast'])
      rmSync(join(folder, name), { force: true });
  });
  afterAll(() => {
    execFileSync('umount', [folder]);
    rmdirSync(folder);
  });

  it('has no second winner, says that it is not ready, and goes on when there is room', async () => {
    const [one, other] = stores;
    if (!one || !other) throw new Error('There are two stores.');
    const before = await one.claim('before', 'first', { ...HOUR, due: 1 });
    const value = 'x'.repeat(20_000);
    fill();
    let refused = 0;
    const won = new Map<string, number>();
    for (let i = 0; i < 400; i++) {
      const key = `key ${i % 100}`;
      const answer = await told((i % 2 ? one : other).claim(key, value, HOUR));
      if (answer === 'StoreUnavailable') refused++;
      else if (typeof answer === 'object' && answer.won) won.set(key, (won.get(key) ?? 0) + 1);
    }
    expect(refused).toBeGreaterThan(100);
    expect([...won.values()].filter((times) => times > 1)).toEqual([]);
    expect(await told(one.ready())).toBe('StoreUnavailable');
    expect(await told(one.compareAndSet('before', before.entry.version, value, HOUR))).toBe('StoreUnavailable');
    expect(await other.get('before')).toEqual(before.entry);

    rmSync(ballast);
    await Promise.all(stores.map((store) => store.ready()));
    for (const key of won.keys()) expect(await other.claim(key, 'second', HOUR)).toMatchObject({ won: false });
    expect(await one.compareAndSet('before', before.entry.version, 'second', HOUR)).toMatchObject({ value: 'second' });
    expect(await other.get('before')).toMatchObject({ value: 'second' });
  });

  it('gives nothing away twice, and loses nothing that it has confirmed, however often it fills', async () => {
    const [one, other] = stores;
    if (!one || !other) throw new Error('There are two stores.');
    const confirmed = new Map<string, number>();
    const taken: string[] = [];
    for (let round = 0; round < 6; round++) {
      fill();
      for (let i = 0; i < 60; i++) {
        const key = `${round} ${i}`;
        const answer = await told(one.claim(key, 'y'.repeat(3_000), { ...HOUR, due: 1 }));
        if (typeof answer === 'object') confirmed.set(key, answer.entry.version);
        if (i % 3 === 0) {
          const value = await told(other.take(key));
          if (value?.startsWith('y')) taken.push(key);
          if (value !== 'StoreUnavailable') confirmed.delete(key);
        }
        if (i === 40) rmSync(ballast);
      }
    }
    expect(new Set(taken).size).toBe(taken.length);
    for (const key of taken) expect(await one.take(key)).toBeUndefined();
    for (const [key, version] of confirmed) expect(await other.get(key)).toMatchObject({ version });
    expect(confirmed.size).toBeGreaterThan(50);
    const due = new Set(await one.due(1_000, 60_000));
    expect([...confirmed.keys()].filter((key) => !due.has(key))).toEqual([]);
  });
});
