import { join } from 'node:path';
import { openStore } from '../../src/bot/state/openStore';
import { sqlite } from '../../src/bot/state/sqlite';
import type { Store } from '../../src/bot/state/store';
import { hasSmallDisk, SmallDisk } from './smallDisk';

const HOUR = { ttl: 60 * 60 * 1000 };
/** What of a call came true, as whoever called was told. */
const told = <T>(call: Promise<T>) => call.catch((error: Error) => error.name);

(sqlite() && hasSmallDisk ? describe : describe.skip)('SQLite on a disk that fills and empties', () => {
  let disk: SmallDisk;
  let stores: Store[] = [];
  beforeEach(() => {
    disk = SmallDisk.mount();
    stores = [1, 2].map(() => openStore(`sqlite:${join(disk.folder, 'state.db')}`));
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    disk.unmount();
  });

  it('has no second winner, says that it is not ready, and goes on when there is room', async () => {
    const [one, other] = stores;
    if (!one || !other) throw new Error('There are two stores.');
    const before = await one.claim('before', 'first', { ...HOUR, due: 1 });
    const value = 'x'.repeat(20_000);
    disk.fill();
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

    disk.empty();
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
      disk.fill();
      for (let i = 0; i < 60; i++) {
        const key = `${round} ${i}`;
        const answer = await told(one.claim(key, 'y'.repeat(3_000), { ...HOUR, due: 1 }));
        if (typeof answer === 'object') confirmed.set(key, answer.entry.version);
        if (i % 3 === 0) {
          const value = await told(other.take(key));
          if (value?.startsWith('y')) taken.push(key);
          if (value !== 'StoreUnavailable') confirmed.delete(key);
        }
        if (i === 40) disk.empty();
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
