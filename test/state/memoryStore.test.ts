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
