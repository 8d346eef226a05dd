import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { testClock } from '../support/testClock';
import { bound, type Created, GraphFixture, job, problem, SETTLE, summary } from './graphFixture';

describe('the ledger keeps to its moments', () => {
  const start = Date.parse('2027-01-01T12:00:00Z');
  let [now, store] = [start, new MemoryStore()];
  let ledger: Ledger<typeof job, Created>;
  beforeEach(() => {
    [now, store] = [start, new MemoryStore(() => now)];
    ledger = new Ledger(
      store,
      SETTLE,
      testClock(() => now),
    );
  });

  const dueAt = async (milliseconds: number) => {
    now = start + milliseconds;
    return (await store.due(10, 1)).length > 0;
  };
  const hanging = async () => {
    void ledger.create('key', 'hash', job, {
      ...bound(new GraphFixture([])),
      post: () => new Promise(() => undefined),
    });
    await new Promise(setImmediate);
  };

  it('what is under way belongs to whoever began it for thirty seconds', async () => {
    await hanging();
    expect(await dueAt(29_999)).toBe(false);
    expect(await ledger.backlog.unfinished('key')).toBeUndefined();
    expect(await dueAt(30_000)).toBe(true);
    expect(await ledger.backlog.unfinished('key')).toMatchObject({ job });
  });

  it('a press meanwhile waits a second for it, and is told to look again soon', async () => {
    await hanging();
    const [began, graph] = [performance.now(), new GraphFixture([])];
    expect(await ledger.create('key', 'hash', job, graph)).toEqual({
      state: 'pending',
      waiting: { for: 'graph' },
      again: start + 100,
    });
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(graph).toMatchObject({ posts: 0, looks: 0 });
  });

  it('what got lost is looked for every three seconds, and at the end of its minute', async () => {
    const graph = new GraphFixture(['lost']);
    const again = async (milliseconds: number) => {
      now = start + milliseconds;
      const settled = await ledger.create('key', 'hash', job, graph);
      return settled.state === 'pending' ? settled.again - start : settled.state;
    };
    expect(await again(0)).toBe(3_000);
    expect(await again(3_000)).toBe(6_000);
    expect(await again(58_000)).toBe(SETTLE);
    expect(await again(SETTLE - 1)).toBe(SETTLE);
    expect(graph.posts).toBe(1);
    expect(await again(SETTLE)).toBe('created');
    expect(graph.posts).toBe(2);
  });

  it('what nobody can look for is looked for every three seconds after its minute too', async () => {
    const graph = new GraphFixture(['lost']);
    await ledger.create('key', 'hash', job, graph);
    now = start + SETTLE + 5_000;
    const blind = { ...bound(graph), find: () => Promise.reject(problem('unknown')) };
    expect(await ledger.create('key', 'hash', job, blind)).toMatchObject({ again: now + 3_000 });
  });

  it('a throttling without an end is taken for one of ten seconds, and up to one more', async () => {
    const post = () => Promise.reject(problem('notDone', { status: 429 }));
    const busy = { ...bound(new GraphFixture([])), post };
    const until = start + 10_500;
    expect(await ledger.create('key', 'hash', job, busy)).toMatchObject({ waiting: { until }, again: until });
    now = until - 1;
    expect(await ledger.create('key', 'hash', job, busy)).toMatchObject({ again: until });
    now = until;
    expect(await ledger.create('key', 'hash', job, new GraphFixture([]))).toMatchObject({ state: 'created' });
  });

  it.each([
    [5_000, 1],
    [5_001, 0],
  ])(
    'a request that could be sent only %i milliseconds after it was written down is sent %i times',
    async (late, posts) => {
      const graph = new GraphFixture([]);
      const save = store.compareAndSet.bind(store);
      store.compareAndSet = async (...given) => {
        const saved = await save(...given);
        now += late;
        return saved;
      };
      await ledger.create('key', 'hash', job, graph);
      expect(graph.posts).toBe(posts);
    },
  );

  it('what is still missing of a new object is due after thirty seconds', async () => {
    const made = { ...summary, additions: [{}] };
    const work = {
      ...bound(new GraphFixture([])),
      post: async () => made,
      complete: () => new Promise<Created>(() => undefined),
    };
    void ledger.create('key', 'hash', job, work);
    await new Promise(setImmediate);
    expect(await dueAt(29_999)).toBe(false);
    expect(await dueAt(30_000)).toBe(true);
    expect(await ledger.backlog.unfinished('key')).toMatchObject({ job });
  });

  it('a second object is looked for a minute after the second request, also once what is missing was added', async () => {
    const graph = new GraphFixture(['lost']);
    await ledger.create('key', 'hash', job, graph);
    now = start + SETTLE;
    const made = { ...summary, additions: [{}] };
    await ledger.create('key', 'hash', job, {
      ...bound(graph),
      post: async () => made,
      complete: async () => summary,
    });
    expect(await dueAt(2 * SETTLE - 1)).toBe(false);
    expect(await dueAt(2 * SETTLE)).toBe(true);
  });

  it('what was created is remembered for a week', async () => {
    await ledger.create('key', 'hash', job, new GraphFixture([]));
    now = start + 7 * 24 * 60 * 60 * 1000 - 1;
    expect(await ledger.entry('key')).toMatchObject({ state: 'created' });
    now += 1;
    expect(await ledger.entry('key')).toBeUndefined();
  });
});
