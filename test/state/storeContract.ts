import type { Store } from '../../src/bot/state/store';
import { eventually } from '../support/eventually';

const HOUR = { ttl: 60 * 60 * 1000 };

/** What every backend keeps; `wait` lets that many milliseconds of its time go by. */
export function storeContract(open: () => Promise<Store>, wait: (milliseconds: number) => Promise<void>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
    // On a busy machine a connection may take longer than a call waits for its answer.
    await eventually(() =>
      store.ready().then(
        () => true,
        () => undefined,
      ),
    );
  });
  afterEach(() => store.close());

  it('lets one of two hundred claim a key, and shows the others what is there', async () => {
    const claims = await Promise.all(Array.from({ length: 200 }, (_, i) => store.claim('key', `claim ${i}`, HOUR)));
    const winners = claims.filter(({ won }) => won);
    expect(winners).toHaveLength(1);
    expect(new Set(claims.map(({ entry }) => entry.value))).toEqual(new Set([winners[0]?.entry.value]));
  });

  it('writes over the version that was read, and over no other', async () => {
    const { entry } = await store.claim('key', 'first', HOUR);
    const second = await store.compareAndSet('key', entry.version, 'second', HOUR);
    expect(second?.value).toBe('second');
    expect(await store.compareAndSet('key', entry.version, 'stale', HOUR)).toBeUndefined();
    expect(await store.compareAndSet('other', entry.version, 'nothing there', HOUR)).toBeUndefined();
    expect(await store.get('key')).toEqual(second);
  });

  it('lets one of two hundred writers win each version', async () => {
    const { entry } = await store.claim('key', 'first', HOUR);
    const writes = await Promise.all(
      Array.from({ length: 200 }, (_, i) => store.compareAndSet('key', entry.version, `write ${i}`, HOUR)),
    );
    expect(writes.filter((written) => written !== undefined)).toHaveLength(1);
  });

  it('gives a value away once', async () => {
    await store.claim('key', 'secret', HOUR);
    const takes = await Promise.all(Array.from({ length: 50 }, () => store.take('key')));
    expect(takes.filter((value) => value !== undefined)).toEqual(['secret']);
    expect(await store.get('key')).toBeUndefined();
  });

  it('forgets what has expired, which can then be claimed again', async () => {
    await store.claim('key', 'old', { ttl: 50 });
    await wait(80);
    expect(await store.get('key')).toBeUndefined();
    expect(await store.take('key')).toBeUndefined();
    expect(await store.claim('key', 'new', HOUR)).toMatchObject({ won: true });
  });

  it('names what is due once per lease, and nothing that is not due or was settled', async () => {
    const soon = { ...HOUR, due: Date.now() - 1_000 };
    await store.claim('due', 'value', soon);
    await store.claim('later', 'value', { ...HOUR, due: Date.now() + 1_000_000 });
    await store.claim('never', 'value', HOUR);
    const { entry } = await store.claim('settled', 'value', soon);
    await store.compareAndSet('settled', entry.version, 'done', HOUR);
    expect(await store.due(10, 50)).toEqual(['due']);
    expect(await store.due(10, 50)).toEqual([]);
    await wait(80);
    expect(await store.due(10, 50)).toEqual(['due']);
  });

  it('names no more than was asked for, and the others next time', async () => {
    for (let i = 0; i < 30; i++) await store.claim(`key ${i}`, 'value', { ...HOUR, due: 1 });
    const first = await store.due(20, 60_000);
    const second = await store.due(20, 60_000);
    expect([first.length, second.length]).toEqual([20, 10]);
    expect(new Set([...first, ...second]).size).toBe(30);
  });

  it('names what has been due for longest first, however it came in', async () => {
    const now = await store.time();
    const ages = Array.from({ length: 60 }, (_, i) => (i * 37) % 60);
    for (const age of ages) await store.claim(`key ${age}`, 'value', { ...HOUR, due: now - 1_000 * age });
    const named = [await store.due(5, 60_000), await store.due(50, 60_000), await store.due(50, 60_000)];
    expect(named.map(({ length }) => length)).toEqual([5, 50, 5]);
    expect(named.flat()).toEqual(Array.from({ length: 60 }, (_, i) => `key ${59 - i}`));
  });

  it('lets what nobody looks after wait behind everything else that is due', async () => {
    const now = await store.time();
    for (let i = 0; i < 20; i++) await store.claim(`nobody’s ${i}`, 'value', { ...HOUR, due: now - 90_000 });
    expect(await store.due(20, 1_000)).toHaveLength(20);
    await store.claim('somebody’s', 'value', { ...HOUR, due: now - 1 });
    expect(await store.due(20, 1_000)).toEqual(['somebody’s']);
  });

  it('measures what is due by its own clock, which it tells', async () => {
    const now = await store.time();
    await store.claim('due', 'value', { ...HOUR, due: now });
    await store.claim('later', 'value', { ...HOUR, due: now + 10_000 });
    expect(await store.due(10, 60_000)).toEqual(['due']);
    await wait(30);
    expect((await store.time()) - now).toBeGreaterThanOrEqual(30);
  });

  it('lets one of many have what is due', async () => {
    for (let i = 0; i < 30; i++) await store.claim(`key ${i}`, 'value', { ...HOUR, due: 1 });
    const found = (await Promise.all(Array.from({ length: 8 }, () => store.due(10, 60_000)))).flat();
    expect(found).toHaveLength(30);
    expect(new Set(found).size).toBe(30);
  });

  it('does not name what was taken, or has expired, although it was due', async () => {
    await store.claim('taken', 'value', { ...HOUR, due: 1 });
    await store.take('taken');
    await store.claim('expired', 'value', { ttl: 50, due: 1 });
    await wait(80);
    expect(await store.due(10, 50)).toEqual([]);
    await store.claim('expired', 'anew', HOUR);
    expect(await store.due(10, 50)).toEqual([]);
  });

  it('keeps every character of keys and values', async () => {
    const key = '19:{a}b@thread.tacv2;messageid=1\n“ключ” 🗝';
    const value = JSON.stringify({ title: 'Été 🏖 “x” \u2028', nul: '\u0000' });
    await store.claim(key, value, { ...HOUR, due: 1 });
    expect((await store.get(key))?.value).toBe(value);
    expect(await store.due(1, 1_000)).toEqual([key]);
  });

  it('answers when it is asked whether it is ready', async () => {
    await expect(store.ready()).resolves.toBeUndefined();
  });
}
