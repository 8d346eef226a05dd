import type { Answer } from '../../../src/bot/conversation/answer';
import { contextOf } from '../../../src/bot/conversation/cards/cardWords';
import type { Presses } from '../../../src/bot/conversation/presses';
import { Tickets } from '../../../src/bot/forms/tickets';
import { Catalog } from '../../../src/bot/kinds/catalog';
import { MemoryStore } from '../../../src/bot/state/memoryStore';
import type { Turn } from '../../../src/bot/turn/turn';
import { english } from '../../support/english';
import { newPresses } from '../../support/newPresses';
import { elementsOf, problemAt, textOf, valuesOf } from '../../support/sandbox';
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

describe('Edit', () => {
  const save = async (form: Answer, inputs: object) =>
    press('save', { ...valuesOf('show' in form ? form.show : {}), ...dataOf(form, 'save'), ...inputs });
  const edit = async () => press('edit', dataOf(await create(), 'edit'));
  const cardOf = (answer: Answer) => ('show' in answer ? answer.show : {});

  it('shows the form with what the task holds now, for what can be changed', async () => {
    const made = await create();
    graph.change('task-1', { importance: 'high' });
    const form = await press('edit', dataOf(made, 'edit'));
    expect(shown(form)).toMatch(/^Change To Do task/);
    expect(valuesOf(cardOf(form))).toMatchObject({ title: 'Pay rent', importance: 'high' });
    expect(Object.keys(valuesOf(cardOf(form)))).not.toEqual(expect.arrayContaining(['list']));
    expect(Object.keys(valuesOf(cardOf(form)))).not.toEqual(expect.arrayContaining(['webUrl']));
  });

  it('sends what was changed, and nothing else', async () => {
    const form = await edit();
    const card = await save(form, { title: 'Pay the rent' });
    expect(shown(card)).toContain('Pay the rent');
    expect(graph.bodies.at(-1)).toEqual({ title: 'Pay the rent' });
    expect(await undo(card)).toContain('undone');
  });

  it('sends nothing where nothing was changed', async () => {
    const form = await edit();
    expect(shown(await save(form, {}))).toContain('Pay rent');
    expect(graph.writes).toEqual(['POST']);
  });

  it('keeps what others have changed in other fields', async () => {
    const form = await edit();
    graph.change('task-1', { importance: 'high' });
    await save(form, { title: 'Pay the rent' });
    expect(graph.tasks.get('task-1')).toMatchObject({ title: 'Pay the rent', importance: 'high' });
  });

  it('asks where somebody has changed the same, with both beside the field, and then takes the word of whoever saves', async () => {
    const form = await edit();
    graph.change('task-1', { title: 'Pay power', importance: 'high' });
    const again = await save(form, { title: 'Pay the rent' });
    expect(graph.writes).toEqual(['POST']);
    expect(problemAt(cardOf(again), 'title')).toContain('Meanwhile this became “Pay power”.');
    expect(problemAt(cardOf(again), 'importance')).toContain('Somebody has changed this meanwhile.');
    expect(valuesOf(cardOf(again))).toMatchObject({ title: 'Pay the rent', importance: 'high' });
    expect(shown(await save(again, {}))).toContain('Pay the rent');
    expect(graph.bodies.at(-1)).toEqual({ title: 'Pay the rent' });
  });

  it('keeps what was typed where something is wrong with it, or Graph refuses', async () => {
    const form = await edit();
    const wrong = await save(form, { title: ' ', body: 'in cash' });
    expect(problemAt(cardOf(wrong), 'title')).toContain('Fill in this field.');
    expect(valuesOf(cardOf(wrong))).toMatchObject({ body: 'in cash' });
    graph.failures.push({ problem: graphProblem({ status: 403, message: 'No.' }) });
    const refused = await save(wrong, { title: 'Pay the rent', body: 'in cash' });
    expect(valuesOf(cardOf(refused))).toMatchObject({ title: 'Pay the rent', body: 'in cash' });
    expect(shown(refused)).toContain('[Save]');
  });

  it('is not overtaken by an undo from an older card', async () => {
    const made = await create();
    const form = await press('edit', dataOf(made, 'edit'));
    await save(form, { title: 'Pay the rent' });
    expect(await undo(made)).toContain('Somebody has changed it since');
    expect(graph.tasks.size).toBe(1);
  });
});

describe('Show the request', () => {
  it('shows what was sent, and a line that sends the same, without a token', async () => {
    const card = shown(await press('showRequest', dataOf(await create(), 'showRequest')));
    expect(card).toContain(
      'POST https://graph.microsoft.com/v1.0/me/todo/lists/L/tasks\nContent-Type: application/json',
    );
    expect(card).toContain('"title": "Pay rent"');
    expect(card).toMatch(
      /m365 request --url "https:\/\/graph[^"]+" --method post --content-type "application\/json" --body '\{"title"/,
    );
    expect(card).toContain('r-1');
    expect(card).not.toMatch(/bearer|authorization/i);
  });

  it('is for its maker alone', async () => {
    const data = dataOf(await create(), 'showRequest');
    expect(shown(await press('showRequest', data, turnOf('ben')))).toBe(
      'Only the person who created it can do that here.',
    );
  });
});
