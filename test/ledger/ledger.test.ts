import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { testClock } from '../support/testClock';
import { bound, type Created, GraphFixture, job, problem, SETTLE, summary } from './graphFixture';

describe('the ledger', () => {
  let now: number;
  let ledger: Ledger<typeof job, Created>;
  let store: MemoryStore;
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    store = new MemoryStore(() => now);
    ledger = new Ledger(
      store,
      SETTLE,
      testClock(() => now),
    );
  });

  describe('while Graph is throttled', () => {
    it('sends nothing before the moment that Graph asked for, and a little after it, so that not all come back at once', async () => {
      const graph = new GraphFixture(['throttled']);
      const until = now + 120_500;
      const waiting = { state: 'pending', waiting: { for: 'throttling', until }, again: until };
      expect(await ledger.create('key', 'hash', job, graph)).toEqual(waiting);
      now += 120_000;
      expect(await ledger.create('key', 'hash', job, graph)).toEqual(waiting);
      expect(graph).toMatchObject({ posts: 1, looks: 0 });
      now += 600;
      expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
      expect(graph).toMatchObject({ objects: 1, posts: 2 });
    });

    it('is due when the throttling ends, so that any instance can go on', async () => {
      await ledger.create('key', 'hash', job, new GraphFixture(['throttled']));
      now += 120_000;
      expect(await store.due(10, 1_000)).toEqual([]);
      now += 1_000;
      expect(await store.due(10, 1_000)).toEqual(['key']);
    });

    it('waits as well when even the reads before the first request are throttled', async () => {
      const graph = new GraphFixture([]);
      const throttled = () => Promise.reject(problem('notDone', { status: 429, retryAfter: 5 }));
      const busy = { ...bound(graph), prepare: throttled };
      expect(await ledger.create('key', 'hash', job, busy)).toMatchObject({ waiting: { for: 'throttling' } });
      now += 6_000;
      expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
      expect(graph).toMatchObject({ posts: 1 });
    });

    it('keeps in mind that an earlier request may have been carried out', async () => {
      const graph = new GraphFixture(['lost', 'throttled']);
      await ledger.create('key', 'hash', job, graph);
      now += SETTLE + 1_000;
      expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ waiting: { for: 'throttling' } });
      expect(await ledger.create('key', 'other hash', job, graph)).toMatchObject({ state: 'conflict' });
      now += 121_000;
      graph.objects = 1;
      expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
      expect(graph).toMatchObject({ posts: 2 });
    });

    it('obeys when the look for a lost request is throttled', async () => {
      const graph = new GraphFixture(['lost']);
      await ledger.create('key', 'hash', job, graph);
      now += 5_000;
      const busy = {
        ...bound(graph),
        find: () => Promise.reject(problem('notDone', { status: 429, retryAfter: 30 })),
      };
      expect(await ledger.create('key', 'hash', job, busy)).toMatchObject({
        waiting: { for: 'throttling', until: now + 30_500 },
      });
    });
  });

  describe('when two requests were sent', () => {
    const twice = async () => {
      const graph = new GraphFixture(['lost']);
      await ledger.create('key', 'hash', job, graph);
      now += SETTLE + 1_000;
      await ledger.create('key', 'hash', job, graph);
      expect(graph.posts).toBe(2);
    };

    it('is due once more, when the first one can no longer arrive, to look for a second object', async () => {
      await twice();
      expect(await store.due(10, 1_000)).toEqual([]);
      now += SETTLE + 1_000;
      expect(await store.due(10, 1_000)).toEqual(['key']);
      expect(await ledger.entry('key')).toMatchObject({ state: 'created', left: { posts: 2, job: { nonce: 'n' } } });
    });

    it('has that done once, and then forgets what was submitted', async () => {
      await twice();
      let sweeps = 0;
      await ledger.swept('key', async () => void sweeps++);
      expect(sweeps).toBe(1);
      expect(await ledger.entry('key')).not.toHaveProperty('left');
      now += SETTLE + 1_000;
      expect(await store.due(10, 1_000)).toEqual([]);
    });
  });

  it('forgets what was submitted with the only request that was sent', async () => {
    await ledger.create('key', 'hash', job, new GraphFixture([]));
    expect(JSON.stringify(await ledger.entry('key'))).not.toContain('nonce');
  });

  it('creates once and gives a repeated press the same summary', async () => {
    const graph = new GraphFixture([]);
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created', summary });
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created', summary });
    expect(graph).toMatchObject({ objects: 1, posts: 1 });
  });

  it('refuses other answers on a form that was used', async () => {
    await ledger.create('key', 'hash', job, new GraphFixture([]));
    const graph = new GraphFixture([]);
    expect(await ledger.create('key', 'other hash', job, graph)).toMatchObject({ state: 'conflict' });
    expect(graph.posts).toBe(0);
  });

  it('finds what a request without an answer has created', async () => {
    const graph = new GraphFixture(['createdUnseen']);
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
    expect(graph).toMatchObject({ objects: 1, posts: 1 });
  });

  it('waits before it sends a lost request again, then sends it once', async () => {
    const graph = new GraphFixture(['lost']);
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'pending' });
    now += SETTLE - 1_000;
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'pending' });
    expect(graph.posts).toBe(1);
    now += 2_000;
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
    expect(graph).toMatchObject({ objects: 1, posts: 2 });
  });

  it('believes no refusal of a second request before it has looked for the first one’s object', async () => {
    const graph = new GraphFixture(['lost', 'refused']);
    await ledger.create('key', 'hash', job, graph);
    now += SETTLE + 1_000;
    graph.fates[1] = 'refused';
    const late = ledger.create('key', 'hash', job, {
      ...bound(graph),
      find: async () => (graph.posts === 2 ? { object: summary, isCertain: true } : undefined),
    });
    expect(await late).toMatchObject({ state: 'created' });
  });

  it.each(['refused', 'unreachable'] as const)(
    'frees the form after a %s request, for other answers too',
    async (fate) => {
      await expect(ledger.create('key', 'hash', job, new GraphFixture([fate]))).rejects.toBeInstanceOf(GraphProblem);
      expect(await ledger.create('key', 'other hash', job, new GraphFixture([]))).toMatchObject({ state: 'created' });
    },
  );

  it('says nothing about the object when a lost request is followed by an unreachable one: it may still be there', async () => {
    const graph = new GraphFixture(['lost', 'unreachable']);
    await ledger.create('key', 'hash', job, graph);
    now += SETTLE + 1_000;
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'pending' });
    expect(await ledger.create('key', 'other hash', job, graph)).toMatchObject({ state: 'conflict' });
  });

  it.each(['notDone', 'unknown', 'refused'] as const)(
    'is as unsure as before when the look for a lost request ends %s',
    async (outcome) => {
      const graph = new GraphFixture(['lost']);
      await ledger.create('key', 'hash', job, graph);
      const blind = { ...bound(graph), find: () => Promise.reject(problem(outcome)) };
      expect(await ledger.create('key', 'hash', job, blind)).toMatchObject({ state: 'pending' });
      expect(await ledger.create('key', 'other hash', job, graph)).toMatchObject({ state: 'conflict' });
      expect(graph.posts).toBe(1);
    },
  );

  it('does not free a form whose second request is refused while nobody can see what became of the first', async () => {
    const graph = new GraphFixture(['lost', 'refused']);
    await ledger.create('key', 'hash', job, graph);
    now += SETTLE + 1_000;
    let looks = 0;
    const find = async () => (looks++ === 0 ? undefined : Promise.reject(problem('unknown')));
    expect(await ledger.create('key', 'hash', job, { ...bound(graph), find })).toMatchObject({ state: 'pending' });
    expect(await ledger.create('key', 'other hash', job, graph)).toMatchObject({ state: 'conflict' });
  });

  it('hands on a fault of the program, and looks before it sends anything again', async () => {
    const graph = new GraphFixture([]);
    const faulty = { ...bound(graph), post: () => Promise.reject(new TypeError('a bug')) };
    await expect(ledger.create('key', 'hash', job, faulty)).rejects.toThrow('a bug');
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'pending' });
    expect(graph).toMatchObject({ posts: 0, looks: 2 });
  });

  it('takes over what an instance left behind that died between writing and sending', async () => {
    const died = new GraphFixture([]);
    void ledger.create('key', 'hash', job, { ...bound(died), post: () => new Promise(() => undefined) });
    await new Promise(setImmediate);
    now += 31_000;
    const graph = new GraphFixture([]);
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'pending' });
    now += SETTLE;
    expect(await ledger.create('key', 'hash', job, graph)).toMatchObject({ state: 'created' });
    expect(graph).toMatchObject({ posts: 1 });
  });

  it('frees the form when it cannot even look before the first request', async () => {
    const blind = { ...bound(new GraphFixture([])), prepare: () => Promise.reject(problem('unknown')) };
    await expect(ledger.create('key', 'hash', job, blind)).rejects.toBeInstanceOf(GraphProblem);
    expect(await ledger.create('key', 'other hash', job, new GraphFixture([]))).toMatchObject({ state: 'created' });
  });

  it('looks before the first request of a form that may have been forgotten', async () => {
    const graph = new GraphFixture([]);
    graph.objects = 1;
    expect(await ledger.create('key', 'hash', job, { ...bound(graph), looksFirst: () => true })).toMatchObject({
      state: 'created',
    });
    expect(graph).toMatchObject({ posts: 0, looks: 1 });
    const fresh = new GraphFixture([]);
    expect(await ledger.create('other', 'hash', job, { ...bound(fresh), looksFirst: () => true })).toMatchObject({
      state: 'created',
    });
    expect(fresh).toMatchObject({ posts: 1, looks: 1 });
  });

  it('looks as well where the store has noticed only meanwhile that it forgot something', async () => {
    const graph = new GraphFixture([]);
    graph.objects = 1;
    let asked = 0;
    await ledger.create('key', 'hash', job, { ...bound(graph), looksFirst: () => asked++ > 0 });
    expect(graph).toMatchObject({ posts: 0, looks: 1 });
  });

  it.each(['refused', 'notDone', 'unknown'] as const)(
    'sends the first request of a form that may have been forgotten, where a look before it was %s, only where that is final',
    async (outcome) => {
      const graph = new GraphFixture([]);
      const work = { ...bound(graph), find: () => Promise.reject(problem(outcome)), looksFirst: () => true };
      await ledger.create('key', 'hash', job, work);
      expect(graph.posts).toBe(outcome === 'refused' ? 1 : 0);
    },
  );

  it('tells each end once, with the requests that it took', async () => {
    const graph = new GraphFixture(['lost', 'created']);
    const start = now;
    await ledger.create('key', 'hash', job, graph);
    expect(graph.ends).toEqual([]);
    now += SETTLE;
    await ledger.create('key', 'hash', job, graph);
    await ledger.create('key', 'hash', job, graph);
    expect(graph.ends).toEqual([{ requests: 2, since: start }]);
    const refused = new GraphFixture(['refused']);
    await expect(ledger.create('other', 'hash', job, refused)).rejects.toThrow('no');
    expect(refused.ends).toMatchObject([{ requests: 1, since: now }]);
    expect(refused.ends[0]?.error).toBeInstanceOf(GraphProblem);
  });

  it.each([
    ['created', []],
    ['refused', ['no']],
  ] as const)('tells that it was %s although the store has lost its entry meanwhile', async (fate, reasons) => {
    const graph = new GraphFixture([fate]);
    const post = async () => {
      await store.take('key');
      return graph.post();
    };
    const told: string[] = [];
    await ledger
      .create('key', 'hash', job, { ...bound(graph), post })
      .catch((error: Error) => told.push(error.message));
    expect(graph.ends).toMatchObject([{ requests: 1, since: now }]);
    expect(told).toEqual(reasons);
  });

  it('names the object in a conflict, where there is one', async () => {
    await ledger.create('key', 'hash', job, new GraphFixture([]));
    expect(await ledger.create('key', 'other', job, new GraphFixture([]))).toEqual({ state: 'conflict', summary });
    await ledger.create('lost', 'hash', job, new GraphFixture(['lost']));
    expect(await ledger.create('lost', 'other', job, new GraphFixture([]))).toEqual({ state: 'conflict' });
  });

  it('keeps facts under the names that they have always had', async () => {
    const prepare = async () => ({ existingIds: ['7'], facts: { ann: 'Ann' } });
    await ledger.create('key', 'hash', job, { ...bound(new GraphFixture(['lost'])), prepare });
    const { value = '' } = (await store.get('key')) ?? {};
    expect(JSON.parse(value)).toMatchObject({ known: ['7'], notes: { ann: 'Ann' } });
    expect(await ledger.entry('key')).toMatchObject({ existingIds: ['7'], facts: { ann: 'Ann' } });
  });
});
