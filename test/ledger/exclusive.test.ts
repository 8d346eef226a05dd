import { Ledger } from '../../src/bot/ledger/ledger';
import type { Attempt } from '../../src/bot/ledger/ledgerEntry';
import type { Look, Work } from '../../src/bot/ledger/work';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { sealedStore } from '../../src/bot/state/sealedStore';
import type { Store } from '../../src/bot/state/store';
import { testClock } from '../support/testClock';
import { bound, type Created, GraphFixture, job, problem, SETTLE, summary } from './graphFixture';

const LEASE = 30_000;
const never = () => new Promise<never>(() => undefined);
const lost = () => Promise.reject(problem('unknown'));
const named = (id: string): Created => ({ ...summary, id });
const pending = { state: 'pending', waiting: { for: 'graph' } };

describe('creations whose objects could be mistaken for each other', () => {
  let now: number;
  let store: Store;
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

  /** A creation of the operations' group, as far as the tests below do not say otherwise. */
  const work = (changes: Partial<Work<Created>> = {}): Work<Created> => ({
    ...bound(new GraphFixture([])),
    find: async () => undefined,
    exclusiveKey: 'groups: operations',
    ...changes,
  });
  const create = (key: string, changes: Partial<Work<Created>> = {}) => ledger.create(key, 'hash', job, work(changes));

  it('go on one after another, and whoever waits sends nothing', async () => {
    let answer: (made: Created) => void = () => undefined;
    const first = create('ann', { post: () => new Promise((resolve) => (answer = resolve)) });
    await new Promise(setImmediate);
    const posts: string[] = [];
    const second = { post: async () => named(String(posts.push('ben'))) };
    expect(await create('ben', second)).toMatchObject(pending);
    expect(posts).toEqual([]);
    answer(named('of ann'));
    expect(await first).toMatchObject({ state: 'created', summary: { id: 'of ann' } });
    expect(await create('ben', second)).toMatchObject({ state: 'created' });
    expect(posts).toEqual(['ben']);
  });

  it('wait for nobody with another key', async () => {
    void create('ann', { post: never });
    await new Promise(setImmediate);
    expect(await create('ben', { exclusiveKey: 'groups: sales' })).toMatchObject({ state: 'created' });
    expect(await ledger.create('cem', 'hash', job, bound(new GraphFixture([])))).toMatchObject({ state: 'created' });
  });

  it('wait for one that was given up no longer than its request may take to be carried out', async () => {
    void create('ann', { post: never });
    await new Promise(setImmediate);
    now += 2 * LEASE + SETTLE - 1;
    expect(await create('ben')).toMatchObject(pending);
    now += 1;
    expect(await create('ben')).toMatchObject({ state: 'created' });
  });

  it.each([
    ['was refused', () => Promise.reject(problem('refused'))],
    ['is throttled', () => Promise.reject(problem('notDone', { status: 429 }))],
  ])('do not wait for one that %s', async (_what, post) => {
    await create('ann', { post }).catch(() => undefined);
    expect(await create('ben')).toMatchObject({ state: 'created' });
  });

  it('never find what belongs to another form', async () => {
    await create('ann', { post: async () => named('of ann') });
    const seen: Attempt[] = [];
    const find = async (attempt: Attempt) => {
      seen.push(attempt);
      return undefined;
    };
    await create('ben', { post: lost, find });
    expect(seen.map(({ existingIds }) => existingIds)).toEqual([['of ann']]);
  });

  it('are found again by their form alone, after the lock has gone to another', async () => {
    await create('ann', { post: lost });
    now += 2 * LEASE + SETTLE;
    await create('ben', { post: async () => named('of ben') });
    const late = await create('ann', {
      find: async ({ existingIds }) =>
        existingIds.includes('of ben') ? undefined : { object: named('of ben'), isCertain: true },
    });
    expect(late).toMatchObject({ state: 'created', summary: { id: '1' } });
  });

  it('take at most six calls of the store', async () => {
    const calls: string[] = [];
    const counting = new Proxy(store, {
      get: (target, name: keyof Store) => {
        const method = target[name].bind(target);
        return (...given: never[]) => {
          if (name !== 'mayHaveLost') calls.push(name);
          return Reflect.apply(method, target, given);
        };
      },
    });
    await new Ledger<typeof job, Created>(
      counting,
      SETTLE,
      testClock(() => now),
    ).create('ann', 'hash', job, work());
    expect(calls.length).toBeLessThanOrEqual(6);
  });

  describe('of which an object is there that may be theirs', () => {
    const doubtful = async (): Promise<Look<Created>> => ({ object: named('there'), isCertain: false });
    const asked = { state: 'asked', summary: named('there') };

    it('ask their person, once and again, and send nothing', async () => {
      expect(await create('ann', { post: lost, find: doubtful })).toEqual(asked);
      const graph = new GraphFixture([]);
      now += SETTLE + LEASE;
      expect(await create('ann', { ...bound(graph) })).toEqual(asked);
      expect(graph).toMatchObject({ posts: 0, looks: 0 });
    });

    it('ask also where another form’s request, which never came to its end, may have made it', async () => {
      await create('ann', { post: lost });
      now += 2 * LEASE + SETTLE;
      const there: Look<Created> = { object: named('there'), isCertain: true };
      expect(await create('ben', { post: lost, find: async () => there })).toEqual(asked);
    });

    it('are created by the word of their person', async () => {
      await create('ann', { post: lost, find: doubtful });
      const mine = { decision: { id: 'there', isMine: true } };
      expect(await create('ann', mine)).toMatchObject({ state: 'created', summary: named('there') });
      expect(await create('ann')).toMatchObject({ state: 'created', summary: named('there') });
    });

    it('go on where it is another’s, which is not found again, and ask no more', async () => {
      await create('ann', { post: lost, find: doubtful });
      now += SETTLE;
      const seen: Attempt[] = [];
      const find = async (attempt: Attempt) => {
        seen.push(attempt);
        return undefined;
      };
      const another = { decision: { id: 'there', isMine: false }, find };
      expect(await create('ann', another)).toMatchObject({ state: 'created', summary: { id: '1' } });
      expect(seen[0]?.existingIds).toEqual(['there']);
    });

    it('heed no answer to another question', async () => {
      await create('ann', { post: lost, find: doubtful });
      expect(await create('ann', { decision: { id: 'elsewhere', isMine: true } })).toEqual(asked);
    });

    it('are not given what another form has, whatever their person says', async () => {
      await create('ann', { post: lost, find: doubtful });
      now += 2 * LEASE + SETTLE;
      await create('ben', { post: async () => named('there') });
      const mine = await create('ann', { decision: { id: 'there', isMine: true } });
      expect(mine).toMatchObject({ state: 'created', summary: { id: '1' } });
    });

    it('let others go on while nobody answers, once nothing of theirs can still arrive', async () => {
      await create('ann', { looksFirst: () => true, find: doubtful });
      expect(await create('ben')).toMatchObject({ state: 'created' });
    });
  });

  it('look first where their entry does not open any more, and write over it', async () => {
    const sealed = (key: string) => sealedStore(store, [key.padEnd(32, '.')]);
    const clock = testClock(() => now);
    const before = new Ledger<typeof job, Created>(sealed('before'), SETTLE, clock);
    const after = new Ledger<typeof job, Created>(sealed('after'), SETTLE, clock);
    const graph = new GraphFixture([]);
    await before.create('ann', 'hash', job, bound(graph));
    expect(await after.create('ann', 'hash', job, bound(graph))).toMatchObject({ state: 'created', summary });
    expect(graph).toMatchObject({ posts: 1, looks: 1 });
    expect(await after.entry('ann')).toMatchObject({ state: 'created' });
  });
});
