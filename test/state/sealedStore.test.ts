import { MemoryStore } from '../../src/bot/state/memoryStore';
import { sealedStore } from '../../src/bot/state/sealedStore';
import type { Store } from '../../src/bot/state/store';
import { storeContract } from './storeContract';

const HOUR = { ttl: 60 * 60 * 1000 };
const [OLD, NEW, FOREIGN] = ['an-older-key', 'a-newer-key', 'a-foreign-key'].map((key) => key.padEnd(32, '-'));
const KEYS: [string, ...string[]] = [OLD ?? ''];
const VALUE = JSON.stringify({ title: 'Ask about his salary cut', notes: 'Été 🏖' });

describe('a sealed store', () => {
  let later = 0;
  storeContract(
    async () => sealedStore(new MemoryStore(() => Date.now() + later), KEYS),
    async (milliseconds) => {
      later += milliseconds;
    },
  );
});

describe('what lies behind a sealed store', () => {
  let backend: MemoryStore;
  let reported: string[];
  let store: Store;
  const opened = (...keys: [string, ...string[]]) => sealedStore(backend, keys, (key) => reported.push(key));
  const lying = async (key: string) => (await backend.get(key))?.value ?? '';
  beforeEach(() => {
    [backend, reported] = [new MemoryStore(), []];
    store = opened(...KEYS);
  });

  it('tells nothing of a value but its length, whichever way it came in', async () => {
    const { entry } = await store.claim('claimed', VALUE, HOUR);
    const first = await lying('claimed');
    await store.compareAndSet('claimed', entry.version, VALUE, HOUR);
    const second = await lying('claimed');
    expect(first).toMatch(/^v1\.[\w-]+$/);
    expect(second).not.toBe(first);
    for (const text of [first, second])
      for (const word of ['salary', 'title', 'Été'])
        for (const seen of [text, Buffer.from(text.slice(3), 'base64url').toString()]) expect(seen).not.toContain(word);
  });

  it('has a name that no key changes', async () => {
    await store.claim('create:contoso:ann:n1', VALUE, HOUR);
    expect(await opened(NEW ?? '', OLD ?? '').get('create:contoso:ann:n1')).toMatchObject({ value: VALUE });
    expect(await backend.due(1, 1)).toEqual([]);
    expect(await lying('create:contoso:ann:n1')).not.toBe('');
  });

  it('opens with every key that is listed, and is sealed with the first', async () => {
    await store.claim('before', VALUE, HOUR);
    const rotated = opened(NEW ?? '', OLD ?? '');
    expect(await rotated.get('before')).toMatchObject({ value: VALUE });
    await rotated.claim('after', VALUE, HOUR);
    expect(await opened(NEW ?? '').get('after')).toMatchObject({ value: VALUE });
    expect(await opened(NEW ?? '').get('before')).toMatchObject({ value: undefined });
    expect(await store.get('after')).toMatchObject({ value: undefined });
  });

  /** What stands there in the place of the entry, by whoever can write to the backend. */
  async function plant(key: string, value: string): Promise<void> {
    await backend.take(key);
    await backend.claim(key, value, { ...HOUR, due: 1 });
  }

  it('counts as lost where anything of it was changed, and whoever claims it has not won', async () => {
    await store.claim('key', VALUE, HOUR);
    const sealed = await lying('key');
    const changed = [...sealed].map(
      (letter, i) => sealed.slice(0, i) + (letter === 'A' ? 'B' : 'A') + sealed.slice(i + 1),
    );
    const cut = [...sealed].map((_, i) => sealed.slice(0, i));
    for (const planted of [...changed, ...cut, `${sealed}A`, `${sealed}=`, ` ${sealed}`, `v2${sealed.slice(2)}`]) {
      await plant('key', planted);
      expect([planted, await store.get('key')]).toEqual([planted, { value: undefined, version: expect.any(Number) }]);
      expect(await store.claim('key', VALUE, HOUR)).toMatchObject({ won: false, entry: { value: undefined } });
    }
  });

  it.each([
    ['was never sealed', async () => VALUE],
    ['is empty', async () => ''],
    [
      'was sealed with a key that is not listed',
      async () => {
        await opened(FOREIGN ?? '').claim('elsewhere', VALUE, HOUR);
        return lying('elsewhere');
      },
    ],
    [
      'was sealed under another name',
      async () => {
        await store.claim('create:contoso:bob:n1', VALUE, HOUR);
        return lying('create:contoso:bob:n1');
      },
    ],
  ])('counts as lost where it %s', async (why, planted) => {
    await plant('create:contoso:ann:n1', await planted());
    expect(await store.due(1, 1_000)).toEqual(['create:contoso:ann:n1']);
    const there = await store.get('create:contoso:ann:n1');
    const unsealed = why === 'was never sealed' ? { unsealed: VALUE } : {};
    expect(there).toEqual({ value: undefined, version: expect.any(Number), ...unsealed });
    expect(await store.take('create:contoso:ann:n1')).toBeUndefined();
    expect(await backend.get('create:contoso:ann:n1')).toBeUndefined();
  });

  it('is told of once, where it does not open, and never otherwise', async () => {
    await store.claim('well', VALUE, HOUR);
    await plant('ill', VALUE);
    for (let i = 0; i < 3; i++) await Promise.all(['well', 'ill', 'not there'].map((key) => store.get(key)));
    await store.claim('ill', VALUE, HOUR);
    await store.take('ill');
    await store.take('well');
    expect(reported).toEqual(['ill']);
  });

  it('is written over by whoever has read that it is lost, and by nobody who has not', async () => {
    await plant('key', VALUE);
    const version = (await store.get('key'))?.version ?? Number.NaN;
    expect(await store.compareAndSet('key', version + 1, 'anew', HOUR)).toBeUndefined();
    expect(await store.compareAndSet('key', version, 'anew', HOUR)).toMatchObject({ value: 'anew' });
    expect(await store.get('key')).toMatchObject({ value: 'anew' });
  });
});
