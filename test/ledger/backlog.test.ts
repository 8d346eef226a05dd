import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { testClock } from '../support/testClock';
import { bound, type Created, GraphFixture, job, SETTLE, summary } from './graphFixture';

const DAY = 24 * 60 * 60 * 1000;

describe('the ledger keeps what people wrote for a day', () => {
  let now: number;
  let store: MemoryStore;
  let ledger: Ledger<typeof job, Created>;
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    store = new MemoryStore(() => now);
    ledger = new Ledger(
      store,
      SETTLE,
      testClock(() => now),
      proofOf,
    );
  });

  const proofOf = (made: Created) => ({ ...made, name: '', url: '' });
  const written = async () => (await store.get('key'))?.value ?? '';
  /** What whoever comes by when it is due is told. */
  const afterADay = async () => {
    now += DAY;
    expect(await store.due(10, 1_000)).toEqual(['key']);
    return ledger.backlog.unfinished('key');
  };

  it('of what was created the proof remains, for the rest of its week', async () => {
    const graph = new GraphFixture(['created']);
    await ledger.create('key', 'hash', job, graph);
    expect(await written()).toContain('Operations');
    now += DAY - 1;
    expect(await store.due(10, 1_000)).toEqual([]);
    now -= DAY - 1;
    expect(await afterADay()).toBeUndefined();
    expect(JSON.parse(await written())).toEqual({ state: 'created', hash: 'hash', summary: proofOf(summary) });
    now += 2 * DAY;
    expect(await store.due(10, 1_000)).toEqual([]);
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created', summary: { name: '' } });
    expect(await ledger.create('key', 'other', job, graph)).toMatchObject({ state: 'conflict' });
    expect(graph.posts).toBe(1);
  });

  it('so too of what lacked something that could not be added', async () => {
    const work = Object.assign(new GraphFixture([]), {
      post: async () => ({ ...summary, additions: [{ name: 'x' }] }),
    });
    await ledger.create('key', 'hash', job, work);
    expect(await written()).toContain('"job"');
    expect(await afterADay()).toBeUndefined();
    expect(await written()).not.toMatch(/"job"|Operations/);
  });

  it('what never was sent ends there, and its form is free', async () => {
    await ledger.create('key', 'hash', job, new GraphFixture(['throttled']));
    expect(await afterADay()).toMatchObject({ job, faded: 'notCreated' });
    expect(await written()).toBe('{"state":"free"}');
    expect(await ledger.backlog.unfinished('key')).toBeUndefined();
  });

  it('what may have been carried out ends without an answer, and is looked for before it is sent again', async () => {
    const graph = new GraphFixture(['lost']);
    await ledger.create('key', 'hash', job, graph);
    expect(await afterADay()).toMatchObject({ job, faded: 'maybeCreated' });
    expect(await written()).toBe('{"state":"lost"}');
    graph.objects = 1;
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
    expect(graph).toMatchObject({ posts: 1, looks: 2 });
  });

  it('what is put off is no newer for that: it may still be an older one that the store gave back', async () => {
    const graph = new GraphFixture(['throttled']);
    await ledger.create('key', 'hash', job, graph);
    const other = new Ledger<typeof job, Created>(
      store,
      SETTLE,
      testClock(() => now),
    );
    await other.backlog.defer('key', now + 1);
    now += 130_000;
    graph.objects = 1;
    await other.create('key', 'hash', job, Object.assign(graph, { looksFirst: () => true }));
    expect(graph).toMatchObject({ posts: 1, looks: 1 });
  });

  it('what somebody is at is not put off, so that they can write down what became of it', async () => {
    const graph = new GraphFixture([]);
    const work = {
      ...bound(graph),
      post: async () => {
        await ledger.backlog.defer('key', now);
        return summary;
      },
    };
    expect(await ledger.create('key', 'hash', job, work)).toMatchObject({ state: 'created', summary: { id: '1' } });
    expect(JSON.parse(await written())).toMatchObject({ state: 'created' });
  });

  it('unless somebody is at it', async () => {
    await ledger.create('key', 'hash', job, new GraphFixture(['throttled']));
    now += DAY - 1_000;
    void ledger.create(
      'key',
      'hash',
      job,
      Object.assign(new GraphFixture([]), { post: () => new Promise(() => undefined) }),
    );
    await new Promise(setImmediate);
    now += 1_000;
    expect(await ledger.backlog.unfinished('key')).toBeUndefined();
    expect(await written()).toContain('"job"');
  });
});
