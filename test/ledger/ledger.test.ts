import { GraphProblem, type Outcome } from '../../src/bot/graph/graphProblem';
import { Ledger } from '../../src/bot/ledger/ledger';
import type { CreatedObject } from '../../src/bot/ledger/ledgerEntry';
import type { CreationEnd, Work } from '../../src/bot/ledger/work';
import { MemoryStore } from '../../src/bot/state/memoryStore';

const SETTLE = 60_000;
const summary = {
  kind: 'securityGroup',
  id: '1',
  name: 'Operations',
  lines: [],
  details: [],
  url: 'https://example.com/',
};
type Created = typeof summary & CreatedObject;
const problem = (outcome: Outcome, more: { status?: number; retryAfter?: number } = {}) =>
  new GraphProblem({ outcome, status: 0, code: '', message: 'no', requestId: '', targets: [], ...more });

/** A Graph of one kind of object: what it does to each request in turn, and what a look-up sees. */
class GraphFixture implements Work<Created> {
  objects = 0;
  posts = 0;
  looks = 0;
  readonly ends: CreationEnd[] = [];
  constructor(readonly fates: ('created' | 'createdUnseen' | 'lost' | 'refused' | 'unreachable' | 'throttled')[]) {}

  async prepare() {
    return { existingIds: [], facts: {} };
  }

  finished(end: CreationEnd): void {
    this.ends.push(end);
  }

  async complete(made: Created): Promise<Created> {
    return made;
  }

  async post() {
    const fate = this.fates[this.posts++] ?? 'created';
    if (fate === 'created' || fate === 'createdUnseen') this.objects++;
    if (fate === 'createdUnseen' || fate === 'lost') throw problem('unknown');
    if (fate === 'refused') throw problem('refused');
    if (fate === 'unreachable') throw problem('notDone');
    if (fate === 'throttled') throw problem('notDone', { status: 429, retryAfter: 120 });
    return summary;
  }

  async find() {
    this.looks++;
    return this.objects > 0 ? summary : undefined;
  }
}

const job = {
  kind: 'securityGroup',
  answers: {},
  nonce: 'n',
  turn: {
    requester: { teamsId: '29:1', id: 'ann', name: 'Ann', timeZone: 'UTC' },
    tenantId: 'contoso',
    conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
  },
};

describe('the ledger', () => {
  let now: number;
  let ledger: Ledger<typeof job, Created>;
  let store: MemoryStore;
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    const clock = () => now;
    store = new MemoryStore(clock);
    ledger = new Ledger(store, SETTLE, clock, () => 0.5);
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
      find: async () => (graph.posts === 2 ? summary : undefined),
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

  describe('keeps to its moments', () => {
    const start = Date.parse('2027-01-01T12:00:00Z');
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
      expect(await ledger.leftBehind('key')).toBeUndefined();
      expect(await dueAt(30_000)).toBe(true);
      expect(await ledger.leftBehind('key')).toEqual(job);
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
      expect(await ledger.leftBehind('key')).toEqual(job);
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

  it('looks before the first request of a form that may have been forgotten', async () => {
    const graph = new GraphFixture([]);
    graph.objects = 1;
    expect(await ledger.create('key', 'hash', job, { ...bound(graph), looksFirst: true })).toMatchObject({
      state: 'created',
    });
    expect(graph).toMatchObject({ posts: 0, looks: 1 });
    const fresh = new GraphFixture([]);
    expect(await ledger.create('other', 'hash', job, { ...bound(fresh), looksFirst: true })).toMatchObject({
      state: 'created',
    });
    expect(fresh).toMatchObject({ posts: 1, looks: 1 });
  });

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

function bound(graph: GraphFixture): Work<Created> {
  return {
    prepare: () => graph.prepare(),
    post: () => graph.post(),
    find: () => graph.find(),
    complete: (made) => graph.complete(made),
    finished: (end) => graph.finished(end),
  };
}
