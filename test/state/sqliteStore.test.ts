import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/bot/state/openStore';
import { sqlite } from '../../src/bot/state/sqlite';
import { SqliteStore } from '../../src/bot/state/sqliteStore';
import { storeContract } from './storeContract';

const HOUR = { ttl: 60 * 60 * 1000 };
const { DatabaseSync } = sqlite() ?? {};

// Jest keeps the console of skipped files to itself.
if (!DatabaseSync)
  process.stderr.write(`SQLite tests are skipped: Node ${process.version} has no node:sqlite. 22.13 and newer have.\n`);

(DatabaseSync ? describe : describe.skip)('the SQLite store', () => {
  let folder: string;
  let later = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-sqlite-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, 'state.db');
  const open = () => {
    if (!DatabaseSync) throw new Error('This Node has no SQLite.');
    return new SqliteStore(new DatabaseSync(file()), () => Date.now() + later);
  };

  storeContract(
    async () => open(),
    async (milliseconds) => {
      later += milliseconds;
    },
  );

  it('survives a restart', async () => {
    const before = openStore(`sqlite:${file()}`);
    const { entry } = await before.claim('key', 'value', HOUR);
    await before.close();
    const after = openStore(`sqlite:${file()}`);
    expect(await after.claim('key', 'other', HOUR)).toEqual({ won: false, entry });
    await after.close();
  });

  it('lets two processes overlap', async () => {
    const [one, other] = [open(), open()];
    const { entry } = await one.claim('key', 'value', { ...HOUR, due: 1 });
    expect(await other.claim('key', 'other', HOUR)).toEqual({ won: false, entry });
    expect(await other.compareAndSet('key', entry.version, 'newer', { ...HOUR, due: 1 })).toBeDefined();
    expect(await one.compareAndSet('key', entry.version, 'stale', HOUR)).toBeUndefined();
    expect([await one.due(10, 1_000), await other.due(10, 1_000)]).toEqual([['key'], []]);
    expect([await other.take('key'), await one.take('key')]).toEqual(['newer', undefined]);
    await Promise.all([one.close(), other.close()]);
  });

  it('rejects, and is not ready, while another process keeps the file to itself', async () => {
    if (!DatabaseSync) return;
    const store = open();
    const other = new DatabaseSync(file());
    other.exec('BEGIN EXCLUSIVE');
    const locked = { name: 'StoreUnavailable', cause: { message: expect.stringContaining('locked') } };
    await expect(store.claim('key', 'value', HOUR)).rejects.toMatchObject(locked);
    await expect(store.ready()).rejects.toMatchObject(locked);
    other.exec('COMMIT');
    await expect(store.ready()).resolves.toBeUndefined();
    other.close();
    await store.close();
  });

  it('may have lost only what was confirmed before its file was made', async () => {
    const made = Date.now() + later;
    const first = open();
    await first.close();
    later += 60_000;
    const second = open();
    expect([made - 10_000, made + 1_000].map((since) => second.mayHaveLost(since))).toEqual([true, false]);
    await second.close();
  });

  it('keeps its files from everybody else on the machine, also those that an earlier version has left open', async () => {
    const before = open();
    await before.claim('key', 'value', HOUR);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    const store = openStore(`sqlite:${file()}`);
    await store.claim('other', 'value', HOUR);
    const rights = readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]);
    expect(Object.fromEntries(rights)).toEqual({ 'state.db': '600', 'state.db-wal': '600', 'state.db-shm': '600' });
    await Promise.all([before.close(), store.close()]);
  });

  it('keeps new files from everybody else as well, whatever the usual rights are', async () => {
    const usual = process.umask(0);
    const store = openStore(`sqlite:${file()}`);
    process.umask(usual);
    await store.claim('key', 'value', HOUR);
    const rights = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(rights).toEqual([0o600, 0o600, 0o600]);
    await store.close();
  });
});
