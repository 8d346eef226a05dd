import type { Card } from '../../src/bot/cards/cardDeck';
import { contextOf } from '../../src/bot/conversation/cards/cardWords';
import type { Press } from '../../src/bot/conversation/press';
import type { Presses } from '../../src/bot/conversation/presses';
import { Tickets } from '../../src/bot/forms/tickets';
import type { Graph } from '../../src/bot/graph/graph';
import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { recordOf } from '../../src/bot/json/json';
import { Catalog } from '../../src/bot/kinds/catalog';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { type Person, SignInNeeded } from '../../src/bot/turn/person';
import type { Turn } from '../../src/bot/turn/turn';
import { english } from '../support/english';
import { newPresses } from '../support/newPresses';
import { elementsOf, textOf } from '../support/sandbox';

const SETTLE = 60_000;
const LEASE = 30_000;
const turn: Turn = {
  requester: { teamsId: '29:1ann', id: 'ann', name: 'Ann', timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
};

function busy(): GraphProblem {
  const refusal = { status: 429, code: '', message: '', requestId: '', targets: [], retryAfter: 90 };
  return new GraphProblem({ outcome: 'notDone', ...refusal });
}

/** A To Do whose tasks are marked; requests for some titles never come back, or find the person signed out. */
class Tasks implements Graph {
  readonly requestId = '';
  readonly posted: string[] = [];
  readonly hanging = new Set<string>();
  readonly signedOut = new Set<string>();
  /** Titles that Graph is too busy for, once each. */
  readonly busy = new Set<string>();
  /** Lets go of the requests that hang, after a test. */
  readonly waiting: ((value: unknown) => void)[] = [];
  private readonly tasks: object[] = [];

  async post<T>(_path: string, body: object): Promise<T> {
    const title = String(recordOf(body).title);
    this.posted.push(title);
    if (this.hanging.has(title)) await new Promise((resolve) => this.waiting.push(resolve));
    if (this.busy.delete(title)) throw busy();
    if (this.signedOut.has(title)) throw new SignInNeeded(['Tasks.ReadWrite'], 'silently');
    const task = { categories: [], body: { content: '' }, ...body, id: `task-${this.tasks.length + 1}` };
    this.tasks.push(task);
    return JSON.parse(JSON.stringify(task));
  }

  get: Graph['get'] = async () => JSON.parse(JSON.stringify({ value: this.tasks }));
  list: Graph['list'] = async () => [];
  patch: Graph['patch'] = () => Promise.reject(new Error('not asked'));
  delete: Graph['delete'] = () => Promise.reject(new Error('not asked'));
}

describe('many lines, with more than one instance', () => {
  const catalog = Catalog.load();
  let now: number;
  let store: MemoryStore;
  let tickets: Tickets;
  let tasks: Tasks;
  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    store = new MemoryStore(() => now);
    tickets = new Tickets(['k'.repeat(32)], undefined, () => now);
    tasks = new Tasks();
  });

  afterEach(() => {
    for (const release of tasks.waiting) release(undefined);
  });

  const instance = () => newPresses(catalog, tickets, () => now, store, 50);
  const ann: Person = { graph: async () => tasks };
  const rows = ['One', 'Two', 'Three'].map((title) => ({ answers: { title } }));
  const pressed = (): Press => {
    const kind = catalog.named('todoTask');
    if (!kind) throw new Error('There is no kind todoTask.');
    const ticket = tickets.issue(contextOf(kind, turn));
    return { verb: 'create', data: { kind: kind.name, ticket, many: true, list: 'tasks', rows }, automatic: false };
  };
  const shown = async (presses: Presses, press: Press, person: Person | undefined = ann): Promise<Card> => {
    const answer = await presses.onPress(press, turn, person);
    if (!('show' in answer)) throw new Error(english(answer.say));
    return answer.show;
  };
  /** What the card does by itself when it is shown. */
  const refreshOf = ({ refresh }: Card): Press => {
    const { verb, data } = recordOf(recordOf(refresh).action);
    return { verb: String(verb), data: recordOf(data), automatic: true };
  };

  it('the next look goes on with lines that an instance had not begun when it died', async () => {
    tasks.hanging.add('Two');
    const pending = await shown(instance(), pressed());
    expect(textOf(pending)).toContain('1 of 3 created …\nNew To Do tasks\n✓ One\n… Two\n… Three\n');
    expect(tasks.posted).toEqual(['One', 'Two']);

    tasks.hanging.clear();
    now += LEASE + 1_000;
    const other = instance();
    const later = await shown(other, refreshOf(pending));
    expect(textOf(later)).toContain('2 of 3 created …\nNew To Do tasks\n✓ One\n… Two\n✓ Three\n');
    expect(tasks.posted).toEqual(['One', 'Two', 'Three']);

    now += SETTLE;
    expect(textOf(await shown(instance(), refreshOf(later)))).toContain('✓ 3 of 3 created');
    expect(tasks.posted).toEqual(['One', 'Two', 'Three', 'Two']);
  });

  it('a look without a token tells what is written down, and asks nobody to sign in', async () => {
    tasks.hanging.add('Two');
    const pending = await shown(instance(), pressed());
    const card = await shown(instance(), refreshOf(pending), undefined);
    expect(textOf(card)).toContain('1 of 3 created …\nNew To Do tasks\n✓ One\n… Two\n… Three\n');
    expect(refreshOf(card)).toEqual(refreshOf(pending));
  });

  it('a sign-in that is needed in the middle is asked for; after it, only what is missing is created', async () => {
    tasks.signedOut.add('Two');
    const press = pressed();
    const presses = instance();
    await expect(presses.onPress(press, turn, ann)).rejects.toThrow(SignInNeeded);
    tasks.signedOut.clear();
    expect(textOf(await shown(presses, press))).toContain('✓ 3 of 3 created');
    expect(tasks.posted).toEqual(['One', 'Two', 'Two', 'Three']);
  });

  it('all lines wait while Graph is busy with one of them, as long as it asks for', async () => {
    tasks.busy.add('Two');
    const pending = await shown(instance(), pressed());
    expect(textOf(pending)).toContain('\n✓ One\n… Two\n… Three\n');
    expect(textOf(pending)).toMatch(/asks to wait until 12:01:3\d\. I go on by myself then\./);
    expect(tasks.posted).toEqual(['One', 'Two']);
    now += 92_000;
    expect(textOf(await shown(instance(), refreshOf(pending)))).toContain('✓ 3 of 3 created');
    expect(tasks.posted).toEqual(['One', 'Two', 'Two', 'Three']);
  });

  it('everybody sees the result once nothing is left to wait for', async () => {
    const answer = await instance().onPress(pressed(), turn, ann);
    expect('everyone' in answer && answer.everyone).toEqual('show' in answer && answer.show);
    expect(answer.trace).toEqual({ outcome: 'created 3/3', kind: 'todoTask', requestId: '' });
    tasks.hanging.add('One');
    const pending = await instance().onPress(pressed(), turn, ann);
    expect(pending).not.toHaveProperty('everyone');
    expect(pending.trace.outcome).toBe('pending 0/3');
  });

  it('each line has a mark of its own, which follows from the ticket and its number', async () => {
    const press = pressed();
    await shown(instance(), press);
    const nonce = String(press.data.ticket).split('.')[1];
    const { value } = await tasks.get<{ value: { linkedResources: { externalId: string }[] }[] }>('/v1.0/me');
    expect(value.map(({ linkedResources }) => linkedResources[0]?.externalId)).toEqual(
      [1, 2, 3].map((n) => `${nonce}-${n}`),
    );
  });

  it('a line that was changed after its object was created is shown as that object', async () => {
    const press = pressed();
    await shown(instance(), press);
    const changed = { ...press.data, title1: 'Uno' };
    const card = await shown(instance(), { ...press, data: changed });
    expect(textOf(card)).toContain('✓ 3 of 3 created\nNew To Do tasks\n✓ One\n✓ Two\n✓ Three\n');
    expect(tasks.posted).toEqual(['One', 'Two', 'Three']);
  });

  it('a line that was changed while its object is being created says to look again', async () => {
    tasks.hanging.add('One');
    const press = pressed();
    await shown(instance(), press);
    const card = await shown(instance(), { ...press, data: { ...press.data, title1: 'Uno' } });
    expect(textOf(card)).toContain('This line is being created already, as it was before. Look again in a minute.');
    expect(tasks.posted).toEqual(['One', 'Two', 'Three']);
  });

  it('somebody else’s lines are not taken', async () => {
    const bob = { ...turn, requester: { ...turn.requester, id: 'bob' } };
    const answer = await instance().onPress(pressed(), bob, ann);
    expect('say' in answer && english(answer.say)).toContain('This card belongs to somebody else');
    expect(tasks.posted).toEqual([]);
  });

  it('an expired card comes back with everything that was typed', async () => {
    const press = pressed();
    now += 25 * 60 * 60 * 1000;
    const data = { ...press.data, title1: 'Uno', include2: 'false' };
    const card = await shown(instance(), { ...press, data });
    expect(textOf(card)).toContain('The form had expired.');
    const values = elementsOf(card).flatMap(({ id, value }) => (id ? [[id, value]] : []));
    expect(Object.fromEntries(values)).toMatchObject({
      title1: 'Uno',
      include1: 'true',
      include2: 'false',
      title3: 'Three',
    });
    expect(tasks.posted).toEqual([]);
  });

  it.each([
    ['rows', 'x'],
    ['rows', { length: 1 }],
    ['rows', [null, 7, 'x', { answers: 'x', state: 'made?', problem: {} }]],
    ['rows', Array.from({ length: 500 }, () => ({ answers: { title: 'x'.repeat(1_000), list: {} } }))],
    ['said', { text: 'x' }],
  ])('whatever a client sends as %s is answered with a card, and creates nothing: %j', async (name, value) => {
    const press = pressed();
    const data = { ...press.data, rows: undefined, [name]: value };
    const card = await shown(instance(), { ...press, data });
    expect(elementsOf(card).length).toBeLessThan(200);
    expect(tasks.posted).toEqual([]);
  });
});
