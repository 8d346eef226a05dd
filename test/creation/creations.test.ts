import { CLOUDS } from '../../src/bot/cloud/clouds';
import { partOf, withAdditions } from '../../src/bot/creation/additions';
import { BoundedQueue } from '../../src/bot/creation/creationQueue';
import { Creations } from '../../src/bot/creation/creations';
import type { CreatedSummary, Submission } from '../../src/bot/creation/submission';
import { FormProblem } from '../../src/bot/forms/formProblem';
import type { Graph, TracedGraph } from '../../src/bot/graph/graph';
import { GraphProblem, type Refusal } from '../../src/bot/graph/graphProblem';
import type { Addition, Creation, ObjectKind } from '../../src/bot/kinds/kind';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Turn } from '../../src/bot/turn/turn';
import { CannedGraph } from '../support/cannedGraph';
import { english, englishLines } from '../support/english';
import { eventually } from '../support/eventually';
import { testClock } from '../support/testClock';

const NOW = Date.parse('2027-01-01T12:00:00Z');
const turnOf = (id = 'ann', tenantId = 'contoso'): Turn => ({
  requester: { teamsId: `29:${id}`, id, name: id, timeZone: 'UTC', locale: 'de-DE' },
  tenantId,
  conversation: { id: 'a:1', shared: false, url: 'https://teams.example/1' },
});

const refusal: Refusal = { outcome: 'refused', status: 400, code: '', message: 'No.', requestId: '', targets: [] };
const problem = (changes: Partial<Refusal> = {}) => new GraphProblem({ ...refusal, ...changes });

/** A kind that does nothing but tell of it. */
class KindFixture implements ObjectKind {
  readonly name: string = 'note';
  readonly title = 'note';
  readonly description = 'a note';
  readonly openTitle = 'Open';
  readonly phrases = ['note'];
  readonly command = 'new note';
  readonly order = 1;
  readonly permissions = {};
  readonly leftOut = {};
  readonly fields = {};
  readonly asked: string[] = [];
  readonly creations: Creation[] = [];
  work: () => Promise<void> = async () => undefined;

  async create(_values: object, _graph: Graph, creation: Creation) {
    this.asked.push('create');
    this.creations.push(creation);
    await this.work();
    return { id: '1', name: 'Note', lines: [], details: [], url: '' };
  }

  async find(): Promise<undefined> {
    this.asked.push('find');
  }
}

class SweptKind extends KindFixture {
  async sweep(): Promise<void> {
    this.asked.push('sweep');
  }
}

const graph: TracedGraph = Object.assign(new CannedGraph(), { requestId: 'r-1' });

describe('creations', () => {
  let creations: Creations;
  let ends: object[];
  beforeEach(() => {
    ends = [];
    const clock = testClock(() => NOW, 0);
    const log = { debug: () => undefined, info: (fields: object) => void ends.push(fields) };
    creations = new Creations(new Ledger(new MemoryStore(() => NOW), 60_000, clock), clock, undefined, log);
  });

  const submission = (kind: ObjectKind, changes: Partial<Submission> = {}): Submission => ({
    kind,
    values: {},
    answers: { a: '1', b: '2' },
    nonce: 'n',
    issued: NOW,
    ...changes,
  });
  const create = (given: Submission, turn = turnOf()) => creations.attempt(given, turn, graph);

  it('tell the kind all that it may know', async () => {
    const kind = new KindFixture();
    await create(submission(kind));
    expect(kind.creations).toEqual([
      {
        nonce: 'n',
        isOlder: expect.any(Function),
        existingIds: [],
        facts: {},
        requester: turnOf().requester,
        conversationUrl: 'https://teams.example/1',
        localize: expect.any(Function),
        cloud: CLOUDS.public,
      },
    ]);
  });

  it('belong to a person, a tenant and a form', async () => {
    const kind = new KindFixture();
    await create(submission(kind));
    await create(submission(kind));
    expect(kind.asked).toHaveLength(1);
    await create(submission(kind), turnOf('ben'));
    await create(submission(kind), turnOf('ann', 'fabrikam'));
    await create(submission(kind, { nonce: 'm' }));
    expect(kind.asked).toHaveLength(4);
  });

  it('are the same in whatever order the answers come, and others with other answers', async () => {
    const kind = new KindFixture();
    await create(submission(kind));
    expect(await create(submission(kind, { answers: { b: '2', a: '1' } }))).toMatchObject({ state: 'created' });
    expect(await create(submission(kind, { answers: { a: '1', b: '3' } }))).toMatchObject({ state: 'conflict' });
  });

  it.each([
    ['with a mark', SweptKind],
    ['without one', KindFixture],
  ])('begin with a look where they may have been forgotten: of a kind %s', async (_mark, Kind) => {
    const asked = async (from: Creations, nonce: string, age: number) => {
      const kind = new Kind();
      await from.attempt(submission(kind, { nonce, issued: NOW - age }), turnOf(), graph);
      return kind.asked;
    };
    const lasting = new MemoryStore(() => NOW - 60_000);
    const clock = testClock(() => NOW);
    const old = new Creations(new Ledger(lasting, 60_000, clock), clock);
    expect(await asked(old, 'young', 10_000)).toEqual(['create']);
    expect(await asked(old, 'older', 10_001)).toEqual(['find', 'create']);
    // This store knows nothing of what was before it.
    expect(await asked(creations, 'now', 0)).toEqual(['create']);
    expect(await asked(creations, 'before', 1)).toEqual(['find', 'create']);
  });

  it('are sixteen at a time in a tenant, and one for a person', async () => {
    const kind = new KindFixture();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    kind.work = () => gate;
    const all = [
      ...Array.from({ length: 17 }, (_, i) => create(submission(kind), turnOf(`p${i}`))),
      create(submission(kind, { nonce: 'm' }), turnOf('p0')),
      create(submission(kind), turnOf('p0', 'fabrikam')),
    ];
    await eventually(() => (kind.asked.length >= 17 ? true : undefined));
    expect(kind.asked).toHaveLength(17);
    release();
    await Promise.all(all);
    expect(kind.asked).toHaveLength(19);
  });

  it('send nothing where the kind finds something wrong beforehand', async () => {
    const kind = Object.assign(new KindFixture(), { prepare: async () => ({ problems: { a: 'Gone.' } }) });
    await expect(create(submission(kind))).rejects.toThrow(FormProblem);
    expect(kind.asked).toEqual([]);
    expect(ends).toEqual([]);
  });

  describe('that are followed', () => {
    const throttled = (retryAfter: number) => {
      const kind = new KindFixture();
      kind.work = async () => {
        if (kind.asked.length === 1) throw problem({ outcome: 'notDone', status: 429, retryAfter });
      };
      return kind;
    };

    it('are given up by whoever waits where Graph asks for more than ten minutes', async () => {
      expect(await creations.submit(submission(throttled(601)), turnOf(), graph).end).toMatchObject({
        state: 'pending',
        again: NOW + 601_000,
      });
    });

    it('are waited for as long as it asks for less, until the instance stops', async () => {
      const running = creations.submit(submission(throttled(600)), turnOf(), graph);
      expect(await running.resultOrLongWait(0)).toMatchObject({ state: 'pending' });
      expect(creations.stopped).toBe(false);
      expect(creations.submit(submission(new KindFixture()), turnOf(), graph)).toBe(running);
      creations.stop();
      expect(creations.stopped).toBe(true);
      expect(await running.end).toMatchObject({ state: 'pending' });
    });
  });

  it('send what was refused of an object again when its person presses, and not by themselves', async () => {
    const kind = new (class extends SweptKind {
      additions = () => [{ name: 'ben', label: 'Ben', method: 'POST', path: '/v1.0/x', body: {}, lines: [] } as const];
    })();
    const refusing = Object.assign(new CannedGraph(), { requestId: 'r-1', posts: 0 });
    refusing.post = async () => {
      refusing.posts++;
      throw problem({ status: 403 });
    };
    // A request that was forgotten may still be carried out, so a second object is looked for later.
    const form = submission(kind, { issued: NOW - 60_000 });
    const made = await creations.attempt(form, turnOf(), refusing);
    expect(made).toMatchObject({ state: 'created', summary: { additions: [{ name: 'ben' }] } });
    const key = `create:${turnOf().tenantId}:ann:n`;
    for (let i = 0; i < 3; i++) await creations.resume(key, form, turnOf(), refusing);
    expect([kind.asked, refusing.posts]).toEqual([['find', 'create', 'sweep'], 1]);
    await creations.complete(kind, turnOf(), 'n', refusing);
    expect(refusing.posts).toBe(2);
    expect(await creations.entry(turnOf(), 'n')).toMatchObject({ summary: { additions: [{ name: 'ben' }] } });
  });

  it('tell how they have ended', async () => {
    const kind = new KindFixture();
    await create(submission(kind));
    expect(ends).toEqual([{ person: 'ann', kind: 'note', requestId: 'r-1', requests: 1, outcome: 'created', ms: 0 }]);
    kind.work = () => Promise.reject(problem({ status: 403, requestId: 'r-2' }));
    await expect(create(submission(kind, { nonce: 'm' }))).rejects.toThrow('No.');
    expect(ends[1]).toMatchObject({ requestId: 'r-2', requests: 1, outcome: 'graph 403 refused' });
  });
});

describe('what an object still needs', () => {
  const addition = (label: string, changes: Partial<Addition> = {}): Addition => ({
    name: label,
    label,
    method: 'POST',
    path: '/v1.0/x',
    body: { label },
    lines: [{ label: 'Owners', value: label }],
    ...changes,
  });
  const made = (...additions: Addition[]): CreatedSummary => ({
    kind: 'note',
    id: '1',
    name: 'Note',
    lines: [
      { label: 'Owners', value: 'Ann' },
      { label: 'Type', value: 'Note' },
    ],
    details: [],
    url: '',
    problem: 'An old one.',
    additions: additions.map(partOf),
  });
  const kind = new KindFixture();
  /** Sends these, all of which are missing. */
  const sent = (picky: PickyGraph, ...additions: Addition[]) =>
    withAdditions(made(...additions), additions, picky, kind);

  /** A Graph that refuses what `refuse` names. */
  class PickyGraph extends CannedGraph {
    constructor(private readonly refuse: Readonly<Record<string, GraphProblem | Error>> = {}) {
      super({ '/v1.0/tagged': { '@odata.etag': 'W/7' } });
    }

    readonly etags: (string | undefined)[] = [];

    override post: Graph['post'] = async (path, body) => {
      this.asked.push({ method: 'POST', path, body });
      const { label = '' }: { label?: string } = body;
      const refused = this.refuse[label];
      if (refused) throw refused;
      return JSON.parse('null');
    };

    override patch: Graph['patch'] = async (path, body, etag) => {
      this.asked.push({ method: 'PATCH', path, body });
      this.etags.push(etag);
      return JSON.parse('null');
    };
  }

  it('is sent one by one; lines of one label become one', async () => {
    const picky = new PickyGraph();
    const summary = await sent(picky, addition('Ben'), addition('Cem'));
    expect(picky.asked.map(({ body }) => body)).toEqual([{ label: 'Ben' }, { label: 'Cem' }]);
    expect(englishLines(summary.lines)).toEqual([
      { label: 'Owners', value: 'Ann, Ben, Cem' },
      { label: 'Type', value: 'Note' },
    ]);
    expect(summary).not.toHaveProperty('additions');
    expect(summary).not.toHaveProperty('problem');
  });

  it('is changed under the tag that Graph gives it, where it wants one', async () => {
    const picky = new PickyGraph();
    const patch = addition('x', { method: 'PATCH' });
    await sent(picky, patch, { ...patch, name: 'tagged', path: '/v1.0/tagged', ifMatch: true });
    expect(picky.asked.map(({ method, path }) => [method, path])).toEqual([
      ['PATCH', '/v1.0/x'],
      ['GET', '/v1.0/tagged'],
      ['PATCH', '/v1.0/tagged'],
    ]);
    expect(picky.etags).toEqual([undefined, 'W/7']);
  });

  it('stays missing where it is refused, with the first reason, and the others are sent', async () => {
    const picky = new PickyGraph({ Ben: problem({ status: 404 }), Cem: problem({ status: 403 }) });
    const given = ['Ben', 'Cem', 'Dan'].map((label) => addition(label));
    const summary = await sent(picky, ...given);
    expect(summary.additions).toEqual(given.slice(0, 2).map(partOf));
    expect(english(summary.problem ?? '')).toBe('Something chosen here no longer exists: choose again.');
    expect(englishLines(summary.lines)[0]?.value).toBe('Ann, Dan');
  });

  it.each(['notDone', 'unknown'] as const)('is sent no further where a request ends %s', async (outcome) => {
    const picky = new PickyGraph({ Ben: problem(), Cem: problem({ outcome }) });
    const given = ['Ben', 'Cem', 'Dan'].map((label) => addition(label));
    const summary = await sent(picky, ...given);
    expect(summary.additions).toEqual(given.map(partOf));
    expect(picky.asked).toHaveLength(2);
  });

  it('is what its kind says it is: what is written down names it, and orders nothing', async () => {
    const picky = new PickyGraph();
    const planted = { ...partOf(addition('Ben')), method: 'POST', path: '/v1.0/groups', body: { label: 'planted' } };
    const summary = { ...made(), additions: [planted, { name: 'nobody', label: 'Nobody' }] };
    await withAdditions(summary, [addition('Ben'), addition('Cem')], picky, kind);
    expect(picky.asked).toEqual([{ method: 'POST', path: '/v1.0/x', body: { label: 'Ben' } }]);
  });

  it('is there where Graph says that it is', async () => {
    const there = problem({ message: 'One or more added object references already exist for …' });
    expect(await sent(new PickyGraph({ Ben: there }), addition('Ben'))).not.toHaveProperty('additions');
  });

  it('hands on a fault of the program', async () => {
    const faulty = new PickyGraph({ Ben: new TypeError('a bug') });
    await expect(sent(faulty, addition('Ben'))).rejects.toThrow('a bug');
  });
});

describe('creations with a bounded queue', () => {
  const kind = new KindFixture();
  const submission = (nonce: string): Submission => ({ kind, values: {}, answers: {}, nonce, issued: NOW });
  let finish: () => void;
  let creations: Creations;
  beforeEach(() => {
    kind.work = () =>
      new Promise((resolve) => {
        finish = () => resolve(undefined);
      });
    const clock = testClock(() => NOW, 0);
    const store = new MemoryStore(() => NOW);
    creations = new Creations(
      new Ledger(store, 60_000, clock),
      clock,
      undefined,
      undefined,
      new BoundedQueue(1, store),
    );
  });

  it('refuse what is too much as the form’s problem, send nothing of it, and take it when there is room again', async () => {
    const first = creations.submit(submission('one'), turnOf(), graph);
    const second = creations.submit(submission('two'), turnOf(), graph);
    const refused = await second.end.catch((error: unknown) => error);
    expect(english(refused instanceof FormProblem ? (refused.problems[''] ?? '') : '')).toMatch(
      /^Many of your creations/,
    );
    expect(creations.submit(submission('one'), turnOf(), graph)).toBe(first);
    await eventually(() => finish);
    finish();
    await expect(first.end).resolves.toMatchObject({ state: 'created' });
    kind.work = async () => undefined;
    await expect(creations.submit(submission('two'), turnOf(), graph).end).resolves.toMatchObject({ state: 'created' });
  });
});
