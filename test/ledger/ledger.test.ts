import { GraphProblem, type Outcome } from '../../src/bot/graph/graphProblem';
import type { Work } from '../../src/bot/ledger/creationSteps';
import { Ledger } from '../../src/bot/ledger/ledger';
import type { CreatedObject, Job } from '../../src/bot/ledger/ledgerEntry';
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
const problem = (outcome: Outcome, more: { status?: number; retryAfter?: number } = {}) =>
  new GraphProblem({ outcome, status: 0, code: '', message: 'no', requestId: '', targets: [], ...more });

/** A Graph of one kind of object: what it does to each request in turn, and what a look-up sees. */
class CrashFixture implements Work {
  objects = 0;
  posts = 0;
  looks = 0;
  constructor(readonly fates: ('created' | 'createdUnseen' | 'lost' | 'refused' | 'unreachable' | 'throttled')[]) {}

  async prepare() {
    return { known: [], notes: {} };
  }

  async complete(made: CreatedObject): Promise<CreatedObject> {
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

const job: Job = {
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
  let ledger: Ledger;
  let store: MemoryStore;
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    const clock = () => now;
    store = new MemoryStore(clock);
    ledger = new Ledger(store, SETTLE, clock, () => 0.5);
  });

  describe('while Graph is throttled', () => {
    it('sends nothing before the moment that Graph asked for, and a little after it, so that not all come back at once', async () => {
      const world = new CrashFixture(['throttled']);
      const until = now + 120_500;
      const waiting = { state: 'pending', waiting: { for: 'throttling', until }, again: until };
      expect(await ledger.create('key', 'hash', job, world)).toEqual(waiting);
      now += 120_000;
      expect(await ledger.create('key', 'hash', job, world)).toEqual(waiting);
      expect(world).toMatchObject({ posts: 1, looks: 0 });
      now += 600;
      expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created' });
      expect(world).toMatchObject({ objects: 1, posts: 2 });
    });

    it('is due when the throttling ends, so that any instance can go on', async () => {
      await ledger.create('key', 'hash', job, new CrashFixture(['throttled']));
      now += 120_000;
      expect(await store.due(10, 1_000)).toEqual([]);
      now += 1_000;
      expect(await store.due(10, 1_000)).toEqual(['key']);
    });

    it('waits as well when even the reads before the first request are throttled', async () => {
      const world = new CrashFixture([]);
      const throttled = () => Promise.reject(problem('notDone', { status: 429, retryAfter: 5 }));
      const busy = { ...bound(world), prepare: throttled };
      expect(await ledger.create('key', 'hash', job, busy)).toMatchObject({ waiting: { for: 'throttling' } });
      now += 6_000;
      expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created' });
      expect(world).toMatchObject({ posts: 1 });
    });

    it('keeps in mind that an earlier request may have been carried out', async () => {
      const world = new CrashFixture(['lost', 'throttled']);
      await ledger.create('key', 'hash', job, world);
      now += SETTLE + 1_000;
      expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ waiting: { for: 'throttling' } });
      expect(await ledger.create('key', 'other hash', job, world)).toMatchObject({ state: 'used' });
      now += 121_000;
      world.objects = 1;
      expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created' });
      expect(world).toMatchObject({ posts: 2 });
    });

    it('obeys when the look for a lost request is throttled', async () => {
      const world = new CrashFixture(['lost']);
      await ledger.create('key', 'hash', job, world);
      now += 5_000;
      const busy = {
        ...bound(world),
        find: () => Promise.reject(problem('notDone', { status: 429, retryAfter: 30 })),
      };
      expect(await ledger.create('key', 'hash', job, busy)).toMatchObject({
        waiting: { for: 'throttling', until: now + 30_500 },
      });
    });
  });

  describe('when two requests were sent', () => {
    const twice = async () => {
      const world = new CrashFixture(['lost']);
      await ledger.create('key', 'hash', job, world);
      now += SETTLE + 1_000;
      await ledger.create('key', 'hash', job, world);
      expect(world.posts).toBe(2);
    };

    it('is due once more, when the first one can no longer arrive, to look for a second object', async () => {
      await twice();
      expect(await store.due(10, 1_000)).toEqual([]);
      now += SETTLE + 1_000;
      expect(await store.due(10, 1_000)).toEqual(['key']);
      expect(await ledger.page('key')).toMatchObject({ state: 'created', left: { posts: 2, job: { nonce: 'n' } } });
    });

    it('has that done once, and then forgets what was submitted', async () => {
      await twice();
      let sweeps = 0;
      await ledger.swept('key', async () => void sweeps++);
      expect(sweeps).toBe(1);
      expect(await ledger.page('key')).not.toHaveProperty('left');
      now += SETTLE + 1_000;
      expect(await store.due(10, 1_000)).toEqual([]);
    });
  });

  it('forgets what was submitted with the only request that was sent', async () => {
    await ledger.create('key', 'hash', job, new CrashFixture([]));
    expect(JSON.stringify(await ledger.page('key'))).not.toContain('nonce');
  });

  it('creates once and gives a repeated press the same summary', async () => {
    const world = new CrashFixture([]);
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created', summary });
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created', summary });
    expect(world).toMatchObject({ objects: 1, posts: 1 });
  });

  it('refuses other answers on a form that was used', async () => {
    await ledger.create('key', 'hash', job, new CrashFixture([]));
    const world = new CrashFixture([]);
    expect(await ledger.create('key', 'other hash', job, world)).toMatchObject({ state: 'used' });
    expect(world.posts).toBe(0);
  });

  it('finds what a request without an answer has created', async () => {
    const world = new CrashFixture(['createdUnseen']);
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created' });
    expect(world).toMatchObject({ objects: 1, posts: 1 });
  });

  it('waits before it sends a lost request again, then sends it once', async () => {
    const world = new CrashFixture(['lost']);
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'pending' });
    now += SETTLE - 1_000;
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'pending' });
    expect(world.posts).toBe(1);
    now += 2_000;
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created' });
    expect(world).toMatchObject({ objects: 1, posts: 2 });
  });

  it('believes no refusal of a second request before it has looked for the first one’s object', async () => {
    const world = new CrashFixture(['lost', 'refused']);
    await ledger.create('key', 'hash', job, world);
    now += SETTLE + 1_000;
    world.fates[1] = 'refused';
    const late = ledger.create('key', 'hash', job, {
      ...bound(world),
      find: async () => (world.posts === 2 ? summary : undefined),
    });
    expect(await late).toMatchObject({ state: 'created' });
  });

  it.each(['refused', 'unreachable'] as const)(
    'frees the form after a %s request, for other answers too',
    async (fate) => {
      await expect(ledger.create('key', 'hash', job, new CrashFixture([fate]))).rejects.toBeInstanceOf(GraphProblem);
      expect(await ledger.create('key', 'other hash', job, new CrashFixture([]))).toMatchObject({ state: 'created' });
    },
  );

  it('says nothing about the object when a lost request is followed by an unreachable one: it may still be there', async () => {
    const world = new CrashFixture(['lost', 'unreachable']);
    await ledger.create('key', 'hash', job, world);
    now += SETTLE + 1_000;
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'pending' });
    expect(await ledger.create('key', 'other hash', job, world)).toMatchObject({ state: 'used' });
  });

  it.each(['notDone', 'unknown', 'refused'] as const)(
    'is as unsure as before when the look for a lost request ends %s',
    async (outcome) => {
      const world = new CrashFixture(['lost']);
      await ledger.create('key', 'hash', job, world);
      const blind = { ...bound(world), find: () => Promise.reject(problem(outcome)) };
      expect(await ledger.create('key', 'hash', job, blind)).toMatchObject({ state: 'pending' });
      expect(await ledger.create('key', 'other hash', job, world)).toMatchObject({ state: 'used' });
      expect(world.posts).toBe(1);
    },
  );

  it('does not free a form whose second request is refused while nobody can see what became of the first', async () => {
    const world = new CrashFixture(['lost', 'refused']);
    await ledger.create('key', 'hash', job, world);
    now += SETTLE + 1_000;
    let looks = 0;
    const find = async () => (looks++ === 0 ? undefined : Promise.reject(problem('unknown')));
    expect(await ledger.create('key', 'hash', job, { ...bound(world), find })).toMatchObject({ state: 'pending' });
    expect(await ledger.create('key', 'other hash', job, world)).toMatchObject({ state: 'used' });
  });

  it('hands on a fault of the program, and looks before it sends anything again', async () => {
    const world = new CrashFixture([]);
    const faulty = { ...bound(world), post: () => Promise.reject(new TypeError('a bug')) };
    await expect(ledger.create('key', 'hash', job, faulty)).rejects.toThrow('a bug');
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'pending' });
    expect(world).toMatchObject({ posts: 0, looks: 2 });
  });

  it('takes over what an instance left behind that died between writing and sending', async () => {
    const died = new CrashFixture([]);
    void ledger.create('key', 'hash', job, { ...bound(died), post: () => new Promise(() => undefined) });
    await new Promise(setImmediate);
    now += 31_000;
    const world = new CrashFixture([]);
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'pending' });
    now += SETTLE;
    expect(await ledger.create('key', 'hash', job, world)).toMatchObject({ state: 'created' });
    expect(world).toMatchObject({ posts: 1 });
  });

  it('frees the form when it cannot even look before the first request', async () => {
    const blind = { ...bound(new CrashFixture([])), prepare: () => Promise.reject(problem('unknown')) };
    await expect(ledger.create('key', 'hash', job, blind)).rejects.toBeInstanceOf(GraphProblem);
    expect(await ledger.create('key', 'other hash', job, new CrashFixture([]))).toMatchObject({ state: 'created' });
  });
});

function bound(world: CrashFixture): Work {
  return {
    prepare: () => world.prepare(),
    post: () => world.post(),
    find: () => world.find(),
    complete: (made) => world.complete(made),
  };
}
