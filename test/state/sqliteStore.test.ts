import { mkdtempSync, rmSync } from 'node:fs';
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
    await expect(store.claim('key', 'value', HOUR)).rejects.toThrow('locked');
    await expect(store.ready()).rejects.toThrow('locked');
    other.exec('COMMIT');
    await expect(store.ready()).resolves.toBeUndefined();
    other.close();
    await store.close();
  });
});
