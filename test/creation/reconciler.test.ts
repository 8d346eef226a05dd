import { join } from 'node:path';
import { type Card, CardDeck } from '../../src/bot/cards/cardDeck';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Creations } from '../../src/bot/creation/creations';
import { Reconciler } from '../../src/bot/creation/reconciler';
import { DROPPED } from '../../src/bot/creation/settlingOnly';
import type { Submission } from '../../src/bot/creation/submission';
import { Tickets } from '../../src/bot/forms/tickets';
import type { Graph } from '../../src/bot/graph/graph';
import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { Translators } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { type Person, SignInNeeded } from '../../src/bot/turn/person';
import type { Turn } from '../../src/bot/turn/turn';
import { english } from '../support/english';
import { textOf } from '../support/sandbox';
import { testClock } from '../support/testClock';

const SETTLE = 60_000;
const turn: Turn = {
  requester: { teamsId: '29:1ann', id: 'ann', name: 'Ann', timeZone: 'UTC' },
  tenantId: 'contoso',
  card: { message: '17' },
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
};
const task = {
  title: 'Pay rent',
  importance: 'normal',
  status: 'notStarted',
  isReminderOn: false,
  categories: [],
  body: { content: '' },
};

/** A To Do whose tasks are marked, as Muster's are; what happens to each POST is decided beforehand. */
class Tasks implements Graph {
  requestId = '';
  tasks: object[] = [];
  posts = 0;
  readonly deleted: string[] = [];

  constructor(private readonly fates: ('created' | 'hangs' | 'throttled' | 'lost' | 'refused' | 'signIn')[] = []) {}

  async post<T>(_path: string, body: object): Promise<T> {
    const fate = this.fates[this.posts++] ?? 'created';
    if (fate === 'hangs') return new Promise(() => undefined);
    if (fate === 'throttled') throw problem('notDone', 429);
    if (fate === 'lost') throw problem('unknown', 504);
    if (fate === 'refused') throw problem('refused', 403);
    if (fate === 'signIn') throw new SignInNeeded(['Tasks.ReadWrite'], 'silently');
    this.requestId = `request-${this.posts}`;
    return this.keep(body);
  }

  keep(body: object) {
    const made = { ...task, ...body, id: `task-${this.tasks.length + 1}` };
    this.tasks.push(made);
    return JSON.parse(JSON.stringify(made));
  }

  get: Graph['get'] = () => Promise.reject(new Error('not asked'));
  list: Graph['list'] = async () => JSON.parse(JSON.stringify(this.tasks));
  patch: Graph['patch'] = () => Promise.reject(new Error('not asked'));
  delete: Graph['delete'] = async (path) => {
    this.deleted.push(path);
  };
}

function problem(outcome: 'notDone' | 'unknown' | 'refused', status: number): GraphProblem {
  return new GraphProblem({
    outcome,
    status,
    code: '',
    message: '',
    requestId: `of ${status}`,
    targets: [],
    retryAfter: 30,
  });
}

describe('the reconciler', () => {
  const catalog = Catalog.load();
  const kind = catalog.named('todoTask');
  const quickAdd = new QuickAdd(Languages.load(), catalog);
  const cards = new FormCards(
    CardDeck.load(join(__dirname, '../../cards'), Translators.load(join(__dirname, '../../messages'))),
    new Tickets(['k'.repeat(32)]),
    catalog,
    quickAdd,
  );
  let now: number;
  let store: MemoryStore;
  let shown: { turn: Turn; card: Card }[];
  let warnings: object[];
  let told: unknown[];
  let ends: object[];
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    store = new MemoryStore(() => now);
    [shown, warnings, ends, told] = [[], [], [], []];
  });

  const answers = {
    title: 'Pay rent',
    list: 'tasks',
    importance: 'normal',
    status: 'notStarted',
    contentType: 'text',
    index: 'first',
    rangeType: 'noEnd',
  };
  const submission = (): Submission => {
    if (!kind) throw new Error('There is no kind todoTask.');
    const values: Submission['values'] = {
      title: 'Pay rent',
      list: 'tasks',
      importance: 'normal',
      status: 'notStarted',
      rangeType: 'noEnd',
    };
    return { kind, values, answers, nonce: 'the-nonce', issued: now };
  };
  const clock = testClock(() => now, 0);
  const instance = () =>
    new Creations(new Ledger(store, SETTLE, clock), clock, undefined, {
      info: (fields, words) => void ends.push({ ...fields, words }),
      debug: () => undefined,
    });
  const reconcilerOf = (person: Person | undefined) =>
    new Reconciler(
      store,
      instance(),
      catalog,
      {
        known: () => person,
        showSummary: async (where, kind, created, nonce) =>
          void shown.push({ turn: where, card: cards.summaries.forMaker(kind, created, where, nonce) }),
        tell: async (_where, words) => void told.push(words),
        log: { warn: (fields) => void warnings.push(fields) },
      },
      clock,
    );
  const signedIn = (graph: Tasks, lastSignOut?: number): Person => ({
    graph: async () => graph,
    ...(lastSignOut && { lastSignOut }),
  });

  it('finishes what an instance left behind that died while Graph was at it, and puts the summary in the card’s place', async () => {
    const graph = new Tasks(['hangs']);
    void instance().attempt(submission(), turn, graph);
    await new Promise(setImmediate);
    const reconciler = reconcilerOf(signedIn(graph));
    await reconciler.look();
    expect(graph.posts).toBe(1);
    now += 31_000;
    await reconciler.look();
    expect(graph.posts).toBe(1);
    now += SETTLE;
    await reconciler.look();
    expect(graph).toMatchObject({ posts: 2, tasks: [{ title: 'Pay rent' }] });
    expect(shown.map(({ turn: { card } }) => card)).toEqual([{ message: '17' }]);
    expect(textOf(shown[0]?.card)).toContain('To Do task created\nPay rent');
  });

  it('speaks the language of whoever had pressed, on another instance too', async () => {
    const german = { ...turn, requester: { ...turn.requester, locale: 'de-AT' } };
    const graph = new Tasks(['throttled']);
    await instance().attempt(submission(), german, graph);
    now += 31_000;
    await reconcilerOf(signedIn(graph)).look();
    expect(textOf(shown[0]?.card)).toContain('✓ To Do-Aufgabe erstellt\nPay rent');
    expect(textOf(shown[0]?.card)).toContain('Wichtigkeit\nNormal');
  });

  it('finds what the dead instance had created, and creates nothing', async () => {
    const graph = new Tasks(['hangs']);
    void instance().attempt(submission(), turn, graph);
    await new Promise(setImmediate);
    graph.keep({ title: 'Pay rent', linkedResources: [{ externalId: 'the-nonce' }] });
    now += 31_000;
    await reconcilerOf(signedIn(graph)).look();
    expect(graph).toMatchObject({ posts: 1, tasks: [{ title: 'Pay rent' }] });
    expect(shown).toHaveLength(1);
  });

  describe('of somebody who has signed out since, and in again,', () => {
    it('drops what was not sent, and tells it', async () => {
      const graph = new Tasks(['throttled']);
      await instance().attempt(submission(), turn, graph);
      now += 31_000;
      await reconcilerOf(signedIn(graph, now)).look();
      expect(graph).toMatchObject({ posts: 1, tasks: [] });
      expect(told).toEqual([DROPPED]);
      now += SETTLE;
      await reconcilerOf(signedIn(graph, now)).look();
      expect([graph.posts, told, shown]).toEqual([1, [DROPPED], []]);
    });

    it('settles what may have been sent: it is there', async () => {
      const graph = new Tasks(['hangs']);
      void instance().attempt(submission(), turn, graph);
      await new Promise(setImmediate);
      graph.keep({ title: 'Pay rent', linkedResources: [{ externalId: 'the-nonce' }] });
      now += 31_000;
      await reconcilerOf(signedIn(graph, now)).look();
      expect([graph.posts, graph.tasks.length, shown.length, told]).toEqual([1, 1, 1, []]);
    });

    it('settles what may have been sent: it is not there, and is not sent again', async () => {
      const graph = new Tasks(['hangs']);
      void instance().attempt(submission(), turn, graph);
      await new Promise(setImmediate);
      for (let i = 0; i < 30; i++) {
        now += 5_000;
        await reconcilerOf(signedIn(graph, 1)).look();
      }
      expect([graph.posts, graph.tasks, told]).toEqual([1, [], [DROPPED]]);
    });

    it('takes what was begun since for their own', async () => {
      const graph = new Tasks(['throttled']);
      await instance().attempt(submission(), { ...turn, lastSignOut: 7 }, graph);
      now += 31_000;
      await reconcilerOf(signedIn(graph, 7)).look();
      expect([graph.posts, graph.tasks.length, told]).toEqual([2, 1, []]);
    });
  });

  it('goes on after a throttling, not before its end', async () => {
    const graph = new Tasks(['throttled']);
    await instance().attempt(submission(), turn, graph);
    const reconciler = reconcilerOf(signedIn(graph));
    now += 29_000;
    await reconciler.look();
    expect(graph.posts).toBe(1);
    now += 2_000;
    await reconciler.look();
    expect(graph).toMatchObject({ posts: 2, tasks: [{ title: 'Pay rent' }] });
  });

  it('leaves alone what it has no token for, so that another instance or the person’s next press goes on', async () => {
    const graph = new Tasks(['throttled']);
    await instance().attempt(submission(), turn, graph);
    now += 31_000;
    await reconcilerOf(undefined).look();
    expect(graph.posts).toBe(1);
    now += 3_000;
    await reconcilerOf(signedIn(graph)).look();
    expect(graph.posts).toBe(2);
  });

  it('deletes the second task of two requests that were both carried out in the end', async () => {
    const graph = new Tasks(['lost']);
    await instance().attempt(submission(), turn, graph);
    now += SETTLE + 1_000;
    await instance().attempt(submission(), turn, graph);
    graph.keep({ title: 'Pay rent', linkedResources: [{ externalId: 'the-nonce' }] });
    graph.keep({ title: 'Pay rent', linkedResources: [{ externalId: 'another-nonce' }] });
    const reconciler = reconcilerOf(signedIn(graph));
    await reconciler.look();
    expect(graph.deleted).toEqual([]);
    now += SETTLE + 1_000;
    await reconciler.look();
    await reconciler.look();
    expect(graph.deleted).toEqual(['/v1.0/me/todo/lists/tasks/tasks/task-2']);
    expect(shown).toEqual([]);
  });

  it('says in the log what it could not finish, and finishes the others', async () => {
    const graph = new Tasks(['throttled', 'lost']);
    await instance().attempt(submission(), turn, graph);
    await instance().attempt({ ...submission(), nonce: 'another-nonce' }, turn, graph);
    now += SETTLE + 31_000;
    let asked = 0;
    const person: Person = {
      graph: async () => (asked++ === 0 ? Promise.reject(new TypeError('a bug')) : graph),
    };
    await reconcilerOf(person).look();
    expect(warnings).toEqual([{ kind: 'todoTask', err: new TypeError('a bug') }]);
    expect(shown).toHaveLength(1);
  });

  describe('while its person is not signed in', () => {
    const away = () => reconcilerOf(undefined).look();
    const isDue = async () => {
      return (await store.due(10, 0)).length > 0;
    };

    it('looks at it the more rarely the longer it has waited', async () => {
      await instance().attempt(submission(), turn, new Tasks(['throttled']));
      now += 200 * 60_000;
      await away();
      now += 10 * 60_000 - 1;
      expect(await isDue()).toBe(false);
      now += 1;
      expect(await isDue()).toBe(true);
    });

    it('goes on as soon as they sign in, wherever that is', async () => {
      const graph = new Tasks(['throttled']);
      await instance().attempt(submission(), turn, graph);
      now += 200 * 60_000;
      await away();
      const other = reconcilerOf(signedIn(graph));
      await other.look();
      expect(graph.posts).toBe(1);
      await other.signedIn({ ...turn, requester: { ...turn.requester, id: 'ben' } });
      await other.look();
      expect(graph.posts).toBe(1);
      await other.signedIn(turn);
      await other.look();
      expect([graph.posts, shown.length]).toEqual([2, 1]);
    });

    it('tells them after a day that nothing was created, and keeps nothing of what they wrote', async () => {
      await instance().attempt(submission(), turn, new Tasks(['throttled']));
      now += 24 * 60 * 60_000;
      await away();
      await away();
      expect(told.map((words) => english(Object(words)))).toEqual([
        'Nothing was created: it waited a day for you to sign in. Type the command again if you still want it.',
      ]);
      expect(ends).toEqual([{ words: 'finished', person: 'ann', kind: 'todoTask', outcome: 'dropped' }]);
    });

    it('tells them after a day that nobody knows, where it may have been created', async () => {
      await instance().attempt(submission(), turn, new Tasks(['lost']));
      now += 24 * 60 * 60_000;
      await away();
      expect(told.map((words) => english(Object(words)))).toEqual([
        'I couldn’t find out whether this was created: it waited a day for you to sign in. Look whether it’s there before you type the command again.',
      ]);
      expect(ends).toMatchObject([{ outcome: 'lost' }]);
    });

    it('leaves the card of many rows as it is', async () => {
      await instance().attempt({ ...submission(), isRow: true }, turn, new Tasks(['throttled']));
      now += 24 * 60 * 60_000;
      await away();
      expect(told).toEqual([]);
    });
  });

  describe('logs the end of every creation, once', () => {
    const line = { words: 'finished', person: 'ann', kind: 'todoTask' };

    it('with how long it took and how many requests, when it was created at once', async () => {
      await instance().attempt(submission(), turn, new Tasks());
      await instance().attempt(submission(), turn, new Tasks());
      expect(ends).toEqual([{ ...line, outcome: 'created', requestId: 'request-1', ms: 0, requests: 1 }]);
    });

    it('when the reconciler has finished it, however late', async () => {
      const graph = new Tasks(['lost']);
      await instance().attempt(submission(), turn, graph);
      now += SETTLE + 1_000;
      await reconcilerOf(signedIn(graph)).look();
      expect(ends).toEqual([{ ...line, outcome: 'created', requestId: 'request-2', ms: SETTLE + 1_000, requests: 2 }]);
    });

    it('when a request was answered with 504 and the next one refused', async () => {
      const graph = new Tasks(['lost', 'refused']);
      await instance().attempt(submission(), turn, graph);
      now += SETTLE + 1_000;
      await reconcilerOf(signedIn(graph)).look();
      const refused = { outcome: 'graph 403 refused', requestId: 'of 403', ms: SETTLE + 1_000, requests: 2 };
      expect(ends).toEqual([{ ...line, ...refused }]);
    });

    it('when it is a row of a batch', async () => {
      await instance()
        .attempt({ ...submission(), nonce: 'the-nonce-1', isRow: true }, turn, new Tasks(['refused']))
        .catch(() => undefined);
      expect(ends).toEqual([{ ...line, outcome: 'graph 403 refused', requestId: 'of 403', ms: 0, requests: 1 }]);
    });

    it('when the first look of an old form finds what the store has forgotten', async () => {
      const graph = new Tasks();
      graph.keep({ title: 'Pay rent', linkedResources: [{ externalId: 'the-nonce' }] });
      await instance().attempt({ ...submission(), issued: now - 60_000 }, turn, graph);
      expect(graph.posts).toBe(0);
      expect(ends).toEqual([{ ...line, outcome: 'created', requestId: '', ms: 0, requests: 0 }]);
    });

    it('and not where the person has to sign in first: the same press comes again', async () => {
      const graph = new Tasks(['signIn']);
      await expect(instance().attempt(submission(), turn, graph)).rejects.toBeInstanceOf(SignInNeeded);
      expect(ends).toEqual([]);
    });

    it('and not while it waits', async () => {
      await instance().attempt(submission(), turn, new Tasks(['throttled']));
      expect(ends).toEqual([]);
    });
  });

  it('waits for a store that does not answer', async () => {
    store.due = () => Promise.reject(new Error('The state store does not answer.'));
    await reconcilerOf(undefined).look();
    expect(warnings).toHaveLength(1);
  });
});
