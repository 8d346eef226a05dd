import { GraphProblem, type Outcome } from '../../src/bot/graph/graphProblem';
import { Ledger } from '../../src/bot/ledger/ledger';
import type { CreatedObject } from '../../src/bot/ledger/ledgerEntry';
import type { Look, Work } from '../../src/bot/ledger/work';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { testClock } from '../support/testClock';

const SETTLE = 60_000;
/** Longer than any lease, and than it takes to settle. */
const A_LONG_PAUSE = 100_000;
const job = {
  kind: 'todoTask',
  answers: {},
  nonce: 'n',
  turn: {
    requester: { teamsId: '29:1', id: 'ann', name: 'Ann', timeZone: 'UTC' },
    tenantId: 'contoso',
    conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
  },
};
interface Created extends CreatedObject {
  readonly id: string;
  readonly name: string;
}
const made = (id: string): Created => ({
  id,
  name: 'Pay rent',
});
const found = (id: string): Look<Created> => ({ object: made(id), isCertain: true });
const problem = (outcome: Outcome) =>
  new GraphProblem({ outcome, status: 0, code: '', message: 'no', requestId: '', targets: [] });

/** A Graph in which nothing is yet, and which carries out what it is asked for, unless `changes` say otherwise. */
function work(changes: Partial<Work<Created>> = {}) {
  return {
    prepare: jest.fn(async () => ({ existingIds: [], facts: {} })),
    post: jest.fn(async () => made('new')),
    find: jest.fn(async (): Promise<Look<Created> | undefined> => undefined),
    complete: async (one: Created) => one,
    finished: () => undefined,
    ...changes,
  };
}

describe('the ledger of a bot that is paused', () => {
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
    );
  });

  /** What another bot makes of the form meanwhile. */
  const another = async (id: string) => {
    now += A_LONG_PAUSE;
    return ledger.create('key', 'hash', job, work({ post: async () => made(id) }));
  };

  it('sends nothing when it wakes between writing ahead and the request, and goes on with what became of it', async () => {
    const paused = work();
    const slow = new MemoryStore(() => now);
    slow.claim = (...call) => store.claim(...call);
    slow.get = (...call) => store.get(...call);
    slow.compareAndSet = async (...call) => {
      const saved = await store.compareAndSet(...call);
      slow.compareAndSet = (...later) => store.compareAndSet(...later);
      await another('theirs');
      return saved;
    };
    const late = new Ledger(
      slow,
      SETTLE,
      testClock(() => now),
    );
    expect(await late.create('key', 'hash', job, paused)).toMatchObject({ state: 'pending' });
    expect(paused.post).not.toHaveBeenCalled();
    expect(await late.create('key', 'hash', job, paused)).toMatchObject({ summary: { id: 'theirs' } });
  });

  it('tells of the object that another bot has written down, not of its own', async () => {
    const paused = work({
      post: async () => {
        await another('theirs');
        return made('mine');
      },
    });
    expect(await ledger.create('key', 'hash', job, paused)).toMatchObject({ summary: { id: 'theirs' } });
  });

  it('tells of no refusal when another bot has created the object', async () => {
    const paused = work({
      post: async () => {
        await another('theirs');
        throw problem('refused');
      },
    });
    expect(await ledger.create('key', 'hash', job, paused)).toMatchObject({ summary: { id: 'theirs' } });
  });

  it('tells of its own object when the store has forgotten everything meanwhile', async () => {
    const paused = work({
      post: async () => {
        await store.take('key');
        return made('mine');
      },
    });
    expect(await ledger.create('key', 'hash', job, paused)).toMatchObject({ summary: { id: 'mine' } });
  });
});

describe('the ledger of a form that may have been forgotten', () => {
  let now: number;
  let ledger: Ledger<typeof job, Created>;
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    ledger = new Ledger(
      new MemoryStore(() => now),
      SETTLE,
      testClock(() => now),
    );
  });

  it('finds what was created, and creates nothing', async () => {
    const old = work({ looksFirst: () => true, find: async () => found('there') });
    expect(await ledger.create('key', 'hash', job, old)).toMatchObject({ summary: { id: 'there' } });
    expect(old.post).not.toHaveBeenCalled();
  });

  it('creates at once where there is nothing, with one look', async () => {
    const old = work({ looksFirst: () => true });
    expect(await ledger.create('key', 'hash', job, old)).toMatchObject({ summary: { id: 'new' } });
    expect(old.find).toHaveBeenCalledTimes(1);
    expect(old.post).toHaveBeenCalledTimes(1);
  });

  it('looks again before it sends again: the entry that says it was refused may be an older one', async () => {
    const old = work({ looksFirst: () => true, post: () => Promise.reject(problem('refused')) });
    await expect(ledger.create('key', 'hash', job, old)).rejects.toBeInstanceOf(GraphProblem);
    await expect(ledger.create('key', 'hash', job, old)).rejects.toBeInstanceOf(GraphProblem);
    expect(old.find).toHaveBeenCalledTimes(2);
  });

  it('lets the request say why, where Graph refuses the look', async () => {
    const refuse = () => Promise.reject(problem('refused'));
    const old = work({ looksFirst: () => true, find: refuse, post: refuse });
    await expect(ledger.create('key', 'hash', job, old)).rejects.toBeInstanceOf(GraphProblem);
  });

  it.each(['unknown', 'notDone'] as const)(
    'sends nothing while the look ends %s, and looks again in a few seconds, not at once',
    async (outcome) => {
      const old = work({ looksFirst: () => true, find: () => Promise.reject(problem(outcome)) });
      const pending = { state: 'pending', waiting: { for: 'trace' }, again: now + 3_000 };
      expect(await ledger.create('key', 'hash', job, old)).toEqual(pending);
      expect(old.post).not.toHaveBeenCalled();
      expect(await ledger.create('key', 'hash', job, { ...old, find: async () => undefined })).toMatchObject({
        summary: { id: 'new' },
      });
    },
  );
});
