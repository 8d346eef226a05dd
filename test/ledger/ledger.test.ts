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
