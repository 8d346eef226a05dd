import { MemoryStore } from '../../src/bot/state/memoryStore';
import { storeContract } from './storeContract';

describe('the memory store', () => {
  let later = 0;
  storeContract(
    async () => new MemoryStore(() => Date.now() + later),
    async (milliseconds) => {
      later += milliseconds;
    },
  );
});

it('the memory store forgets what has expired once a minute, and nothing else', async () => {
  let now = 0;
  const store = new MemoryStore(() => now);
  const held = () =>
    JSON.stringify([...Object.values(store)].map((part) => (part instanceof Map ? [...part.keys()] : [])));
  await store.claim('short', 'a', { ttl: 1_000 });
  await store.claim('long', 'b', { ttl: 1_000_000 });
  now = 59_999;
  await store.claim('third', 'c', { ttl: 1_000_000 });
  expect(held()).toContain('short');
  now = 60_000;
  await store.claim('fourth', 'd', { ttl: 1_000_000 });
  expect(held()).not.toContain('short');
  expect(await Promise.all(['long', 'third', 'fourth'].map((key) => store.get(key)))).toMatchObject([
    { value: 'b' },
    { value: 'c' },
    { value: 'd' },
  ]);
});

it('an entry of the memory store expires at its moment, and is due at its moment', async () => {
  let now = 0;
  const store = new MemoryStore(() => now);
  await store.claim('key', 'a', { ttl: 100, due: 50 });
  now = 49;
  expect(await store.due(1, 10)).toEqual([]);
  now = 50;
  expect(await store.due(1, 10)).toEqual(['key']);
  now = 59;
  expect(await store.due(1, 10)).toEqual([]);
  now = 60;
  expect(await store.due(1, 10)).toEqual(['key']);
  now = 99;
  expect(await store.get('key')).toMatchObject({ value: 'a' });
  now = 100;
  expect(await store.get('key')).toBeUndefined();
  await store.claim('key', 'b', { ttl: 100 });
  await store.close();
  expect(await store.get('key')).toBeUndefined();
});

describe('the memory store that is full', () => {
  /** Room for ten entries of this size. */
  const [value, most] = ['x'.repeat(1_000), 10 * 1_300];
  let now = 0;
  let store: MemoryStore;
  beforeEach(async () => {
    now = 0;
    store = new MemoryStore(() => now, most);
    for (let i = 0; i < 10; i++) await store.claim(`key ${i}`, value, { ttl: 5_000 });
  });

  it('refuses what is new, keeps what is there and says that it is not ready', async () => {
    await expect(store.claim('one more', value, { ttl: 1 })).rejects.toMatchObject({
      name: 'StoreUnavailable',
      cause: { message: 'The memory store is full. Use Redis or SQLite for so many people.' },
    });
    await expect(store.ready()).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(await store.get('one more')).toBeUndefined();
    for (let i = 0; i < 10; i++)
      expect(await store.claim(`key ${i}`, 'other', { ttl: 1 })).toMatchObject({ won: false });
  });

  it('writes down what becomes of what is there, longer as it may be', async () => {
    const there = await store.get('key 3');
    const longer = value.repeat(2);
    expect(await store.compareAndSet('key 3', there?.version ?? 0, longer, { ttl: 5_000 })).toMatchObject({
      value: longer,
    });
    expect(await store.get('key 3')).toMatchObject({ value: longer });
  });

  it('takes new entries as soon as others were taken or have expired', async () => {
    await store.take('key 0');
    await store.take('key 1');
    expect(await store.claim('one more', value, { ttl: 5_000 })).toMatchObject({ won: true });
    now = 5_000;
    await expect(store.ready()).resolves.toBeUndefined();
    for (let i = 0; i < 9; i++) expect(await store.claim(`new ${i}`, value, { ttl: 1 })).toMatchObject({ won: true });
  });

  it('has room for as much after a thousand writes as before', async () => {
    let there = await store.get('key 3');
    for (let i = 0; i < 1_000; i++)
      there = await store.compareAndSet('key 3', there?.version ?? 0, `${i}`, { ttl: 5_000 });
    await store.compareAndSet('key 3', there?.version ?? 0, value, { ttl: 5_000 });
    await expect(store.claim('one more', value, { ttl: 1 })).rejects.toThrow();
    await store.take('key 3');
    await store.take('key 4');
    expect(await store.claim('one more', value, { ttl: 1 })).toMatchObject({ won: true });
  });
});

it('the memory store forgets what has expired without being written to', async () => {
  let now = 0;
  const store = new MemoryStore(() => now, 2_000);
  await store.claim('big', 'x'.repeat(1_500), { ttl: 1_000 });
  now = 60_000;
  await store.due(1, 1);
  now = 1;
  expect(await store.get('big')).toBeUndefined();
});

it('the memory store may have lost only what was confirmed before it began', () => {
  const store = new MemoryStore(() => 1_000);
  expect([999, 1_000, 2_000].map((since) => store.mayHaveLost(since))).toEqual([true, false, false]);
});
