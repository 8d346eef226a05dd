import { MemoryStore } from '../../src/bot/state/memoryStore';
import { SharedCounts } from '../../src/bot/state/sharedCounts';
import { type Store, StoreUnavailable } from '../../src/bot/state/store';

const LIMIT = 60;
const STEP = 10;
const rules = { step: STEP, ttl: 120_000 };

/** A store, and how often it was asked. */
function watched(store: Store) {
  let calls = 0;
  const note = <T>(work: T): T => {
    calls += 1;
    return work;
  };
  return {
    store: {
      claim: (...call: Parameters<Store['claim']>) => note(store.claim(...call)),
      get: (...call: Parameters<Store['get']>) => note(store.get(...call)),
      compareAndSet: (...call: Parameters<Store['compareAndSet']>) => note(store.compareAndSet(...call)),
    },
    calls: () => calls,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** As many as one instance lets pass, asked for so often. */
async function passed(counts: SharedCounts, times: number): Promise<number> {
  let through = 0;
  for (let i = 0; i < times; i++) {
    if (counts.of('alex') >= LIMIT) continue;
    counts.add('alex', 1);
    through += 1;
    if (i % 5 === 0) await settled();
  }
  return through;
}

describe('Counts that instances share', () => {
  test('are exact on one of them', async () => {
    expect(await passed(new SharedCounts(new MemoryStore(), rules), 300)).toBe(LIMIT);
  });

  test('go beyond a limit by no more than a step for each further instance', async () => {
    const store = new MemoryStore();
    const instances = [1, 2, 3].map(() => new SharedCounts(store, rules));
    const through = await Promise.all(instances.map((one) => passed(one, 300)));
    const total = through.reduce((sum, one) => sum + one, 0);
    expect(total).toBeGreaterThanOrEqual(LIMIT);
    expect(total).toBeLessThanOrEqual(LIMIT + 3 * STEP);
  });

  test('are known to an instance that counts later', async () => {
    const store = new MemoryStore();
    await passed(new SharedCounts(store, rules), 300);
    await settled();
    // Until it has heard of the others, for whom it does not wait.
    expect(await passed(new SharedCounts(store, rules), 300)).toBeLessThanOrEqual(STEP + 5);
  });

  test('cost nothing before a step is full, and little afterwards', async () => {
    const { store, calls } = watched(new MemoryStore());
    const counts = new SharedCounts(store, rules);
    await passed(counts, STEP - 1);
    expect(calls()).toBe(0);
    await passed(counts, 300);
    await settled();
    expect(calls()).toBeGreaterThan(0);
    expect(calls()).toBeLessThanOrEqual((2 * LIMIT) / STEP);
  });

  test('come down again, for the others too', async () => {
    const store = new MemoryStore();
    const [one, other] = [new SharedCounts(store, rules), new SharedCounts(store, rules)];
    for (const by of [1, -1]) {
      for (let i = 0; i < 30; i++) one.add('alex', by);
      await settled();
      for (let i = 0; i < STEP; i++) other.add('alex', by);
      await settled();
    }
    expect([one.of('alex'), other.of('alex')]).toEqual([expect.any(Number), 0]);
  });

  test('are kept by each instance alone while the store is away', async () => {
    const away = () => Promise.reject(new StoreUnavailable('away'));
    const counts = new SharedCounts({ get: away, claim: away, compareAndSet: away }, rules);
    expect(await passed(counts, 300)).toBe(LIMIT);
  });

  test.each(['no JSON', '[]', '{"other":"many"}', 'null'])('make nothing of what is no count: %s', async (value) => {
    const store = new MemoryStore();
    await store.claim('alex', value, { ttl: 60_000 });
    expect(await passed(new SharedCounts(store, rules), 300)).toBe(LIMIT);
  });
});
