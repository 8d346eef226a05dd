import type { Answer } from '../../../src/bot/conversation/answer';
import { contextOf } from '../../../src/bot/conversation/cards/cardWords';
import type { Presses } from '../../../src/bot/conversation/presses';
import { Tickets } from '../../../src/bot/forms/tickets';
import { Catalog } from '../../../src/bot/kinds/catalog';
import { MemoryStore } from '../../../src/bot/state/memoryStore';
import type { Turn } from '../../../src/bot/turn/turn';
import { english } from '../../support/english';
import { newPresses } from '../../support/newPresses';
import { elementsOf, textOf } from '../../support/sandbox';
import { graphProblem, TodoGraph } from '../../support/todoGraph';

const TEN_MINUTES = 10 * 60 * 1000;
const turnOf = (id: string, conversation = 'a:1'): Turn => ({
  requester: { teamsId: `29:${id}`, id, name: id, timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: conversation, shared: false, url: 'https://teams.example/1' },
});
const ann = turnOf('ann');

const catalog = Catalog.load();
const kind = catalog.named('todoTask');
let now: number;
let tickets: Tickets;
let presses: Presses;
let graph: TodoGraph;
let store: MemoryStore;
let ticket: string;

beforeEach(() => {
  now = Date.parse('2027-01-01T12:00:00Z');
  tickets = new Tickets(['k'.repeat(32)], undefined, () => now);
  store = new MemoryStore(() => now);
  presses = newPresses(catalog, tickets, () => now, store, 50);
  graph = new TodoGraph();
  if (!kind) throw new Error('There is no kind todoTask.');
  ticket = tickets.issue(contextOf(kind, ann));
});

/** Another instance over the same store, on which nothing sleeps. */
const restart = () => {
  presses = newPresses(catalog, tickets, () => now, store, 50);
};
const later = (seconds: number) => {
  now += seconds * 1_000;
  restart();
};
const person = { graph: async () => graph };
const ANSWERS = { title: 'Pay rent', list: 'L', importance: 'normal', status: 'notStarted', contentType: 'text' };
const create = () => {
  const data = { kind: 'todoTask', ticket, ...ANSWERS, index: 'first', rangeType: 'noEnd' };
  return presses.onPress({ verb: 'create', data, automatic: false }, ann, person);
};

/** The data of a card's button. */
function dataOf(answer: Answer, verb: string): Readonly<Record<string, unknown>> {
  const card = 'show' in answer ? answer.show : {};
  const { actions = [] } = { actions: [], ...card };
  const all = [...elementsOf(card), ...actions];
  const button = all.find((one) => Object(one).verb === verb);
  if (!button) throw new Error(`There is no button ${verb} on ${textOf(card)}`);
  return Object(button).data;
}

const shown = (answer: Answer) => ('show' in answer ? textOf(answer.show) : english(answer.say));
const press = (verb: string, data: object, turn = ann) =>
  presses.onPress({ verb, data: { ...data }, automatic: false }, turn, person);
const undo = async (made: Answer, turn = ann) => shown(await press('undo', dataOf(made, 'undo'), turn));

describe('Undo', () => {
  it('deletes once, however often it is pressed, and Create pressed again says so', async () => {
    const made = await create();
    const both = await Promise.all([undo(made), undo(made)]);
    for (const card of [...both, await undo(made)]) expect(card).toContain('To Do task undone\nPay rent');
    expect(graph.writes).toEqual(['POST', 'DELETE']);
    expect(shown(await create())).toContain('To Do task undone\nPay rent');
    expect(graph.writes).toEqual(['POST', 'DELETE']);
  });

  it('is for its maker alone, and in its conversation', async () => {
    const made = await create();
    expect(await undo(made, turnOf('ben'))).toBe('Only the person who created it can do that here.');
    expect(await undo(made, turnOf('ann', 'a:2'))).toMatch(/belongs to somebody else, or to another conversation/);
    expect(graph.tasks.size).toBe(1);
  });

  it('is there for ten minutes', async () => {
    const made = await create();
    now += TEN_MINUTES + 1;
    const card = await undo(made);
    expect(card).toContain('Undo is there for ten minutes. Nothing was deleted');
    expect(card).not.toContain('[Undo]');
    expect(graph.tasks.size).toBe(1);
  });

  it('leaves alone what somebody has changed, says so, and is not offered again', async () => {
    const made = await create();
    graph.change('task-1', { title: 'Pay rent and power' });
    const card = await undo(made);
    expect(card).toContain('Somebody has changed it since');
    expect(card).toContain('Pay rent and power');
    expect(card).not.toContain('[Undo]');
    expect(graph.tasks.size).toBe(1);
  });

  it('follows what its maker does from the card', async () => {
    const made = await create();
    const done = await press('completeTask', dataOf(made, 'completeTask'));
    expect(shown(done)).toContain('Task completed');
    expect(await undo(done)).toContain('To Do task undone');
    expect(graph.tasks.size).toBe(0);
  });

  it('does not take for its own what somebody else did before the maker', async () => {
    const made = await create();
    graph.change('task-1', { title: 'Somebody else’s' });
    const done = await press('completeTask', dataOf(made, 'completeTask'));
    expect(shown(done)).not.toContain('[Undo]');
  });

  it('looks again after a 503, and deletes what is still there', async () => {
    const made = await create();
    graph.failures.push({ problem: graphProblem({ outcome: 'unknown', status: 503 }) });
    expect(await undo(made)).toContain('Microsoft takes its time.');
    later(61);
    expect(await undo(made)).toContain('To Do task undone');
    expect(graph.writes).toEqual(['POST', 'DELETE', 'DELETE']);
  });

  it('takes a deletion whose answer was lost for done', async () => {
    const made = await create();
    graph.failures.push({ problem: graphProblem({ outcome: 'unknown', status: 504 }), isDone: true });
    now += 40_000;
    expect(await undo(made)).toContain('To Do task undone');
    expect(graph.writes).toEqual(['POST', 'DELETE']);
  });

  it('goes on by itself when Graph asks to wait', async () => {
    const made = await create();
    graph.failures.push({ problem: graphProblem({ outcome: 'notDone', status: 429, retryAfter: 30 }) });
    expect(await undo(made)).toMatch(/Microsoft asks me to wait until/);
    expect(graph.tasks.size).toBe(1);
    later(32);
    expect(await undo(made)).toContain('To Do task undone');
  });

  it('waits until no second request can have made a second task', async () => {
    graph.failures.push({ problem: graphProblem({ outcome: 'unknown', status: 503 }) });
    await create();
    later(61);
    const made = await create();
    expect(graph.writes).toEqual(['POST', 'POST']);
    expect(await undo(made)).toContain('I’m still making sure');
    expect(graph.tasks.size).toBe(1);
  });

  it('says nothing that is not so when the task is gone already', async () => {
    const made = await create();
    graph.tasks.clear();
    now += 31_000;
    expect(await undo(made)).toContain('To Do task undone');
    expect(graph.writes).toEqual(['POST']);
  });
});

describe('A card', () => {
  it('tells that somebody else has completed the task, and sends nothing', async () => {
    const made = await create();
    graph.change('task-1', { status: 'completed' });
    expect(shown(await press('completeTask', dataOf(made, 'completeTask')))).toContain('Task completed');
    expect(graph.writes).toEqual(['POST']);
  });

  it('tells that the task is gone', async () => {
    const made = await create();
    graph.tasks.clear();
    now += 31_000;
    const card = shown(await press('completeTask', dataOf(made, 'completeTask')));
    expect(card).toContain('To Do task deleted');
    expect(card).toContain('Somebody has deleted it.');
  });

  it('works on another instance, which has forgotten everything', async () => {
    const made = await create();
    store = new MemoryStore(() => now);
    restart();
    expect(shown(await press('completeTask', dataOf(made, 'completeTask')))).toContain('Task completed');
  });

  it('is not believed where somebody has written into its token', async () => {
    const made = await create();
    const data = dataOf(made, 'undo');
    const forged = String(data.ticket).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(shown(await press('undo', { ...data, ticket: forged }))).toMatch(/belongs to somebody else/);
  });
});
