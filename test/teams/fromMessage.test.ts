/** @seconds 15 */

import { eventually } from '../support/eventually';
import { lastCard, type Message, Sandbox, textOf, valuesOf } from '../support/sandbox';

interface Outcome {
  readonly kind: 'dialog' | 'sentence' | 'closed' | 'failed';
  readonly card: object;
  readonly text: string;
}
interface Task {
  readonly title: string;
  readonly body: { readonly content: string };
  readonly dueDateTime?: { readonly dateTime: string };
  readonly linkedResources: readonly { readonly webUrl: string }[];
}

const ALEX = 'alex@contoso.example';
const chats = ['personal', 'group', 'channel'] as const;
type Chat = (typeof chats)[number];

describe('A task from a message', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await Sandbox.start();
  });
  afterAll(() => sandbox?.stop());

  const newest = (messages: readonly Message[], from: string) => messages.findLast((one) => one.from === from)?.id;
  /** Somebody writes, and Alex chooses the action in the message's menu. */
  const open = async (text: string, chat: Chat, command = 'todoTask'): Promise<Outcome> => {
    const ben = chat === 'personal' ? ALEX : 'amira@contoso.example';
    const { messages } = await sandbox.say(text, { user: ben, chat });
    const message = newest(messages, chat === 'personal' ? 'Alex Rivera' : 'Amira Haddad');
    return sandbox.script('dialog', { user: ALEX, chat, message, command });
  };
  const submit = (title: string, inputs = {}): Promise<Outcome> =>
    sandbox.script('dialog/submit', { user: ALEX, title, inputs });
  const tasks = async (title: string) => {
    const path = '/v1.0/me/todo/lists/{default}/tasks?$expand=linkedResources';
    const { value } = await sandbox.graph<{ value: Task[] }>(path);
    return value.filter((task) => task.title === title);
  };

  test.each(chats)('is made in a %s chat by one press, with notes, day and the way back', async (chat) => {
    const title = `Send the ${chat} report`;
    const dialog = await open(`${title} by 2027-03-05\nTo everybody\nWith figures`, chat);
    expect(valuesOf(dialog.card)).toEqual({ title, notes: 'To everybody\nWith figures', day: '2027-03-05' });
    expect((await submit('Continue')).kind).toBe('closed');
    const where = { user: ALEX, chat };
    await sandbox.press({ ...where, verb: 'open', consent: true });
    await sandbox.press({ ...where, verb: 'create', consent: true });
    const [task, ...others] = await tasks(title);
    expect(others).toEqual([]);
    expect(task?.body.content).toBe('To everybody\nWith figures');
    expect(task?.dueDateTime?.dateTime).toContain('2027-03-05');
    expect(task?.linkedResources[0]?.webUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/message\//);
  });

  test('shows others nothing of what was collected', async () => {
    await open('Talk about the salary\nHers is too low', 'group');
    await submit('Continue', { title: 'Raise her salary', notes: 'by a third' });
    const seen = await sandbox.chat({ user: 'amira@contoso.example', chat: 'group' });
    expect(JSON.stringify(lastCard(seen))).not.toMatch(/Raise|third/);
    expect(textOf(lastCard(seen))).toContain('Alex Rivera');
    const mine = await sandbox.press({ user: ALEX, chat: 'group', verb: 'open' });
    expect(valuesOf(lastCard(mine))).toMatchObject({ title: 'Raise her salary', body: 'by a third' });
  });

  test('puts up one card however often Teams repeats what was submitted', async () => {
    await open('Water the ficus', 'personal');
    await submit('Continue');
    const cards = async () => (await sandbox.chat({ user: ALEX, chat: 'personal' })).messages.length;
    const before = await cards();
    const lines = (await (await fetch(`${sandbox.url}/sandbox/traffic`)).text()).split('\n').filter(Boolean);
    const sent = lines.map((line) => JSON.parse(line)).findLast(({ name }) => name === 'composeExtension/submitAction');
    for (const as of ['again', 'new']) {
      const { status } = await sandbox.script<{ status: number }>(`traffic/${sent.id}/resend`, { as });
      expect(status).toBe(200);
    }
    expect(await cards()).toBe(before);
  });

  test('adds the app where it is missing, and then puts the card there', async () => {
    await sandbox.chat({ user: ALEX, chat: 'group' });
    await sandbox.script('uninstall', { user: ALEX, chat: 'group' });
    const dialog = await open('Book the hall', 'group');
    expect(dialog.kind).toBe('dialog');
    const asked = await submit('Continue');
    expect(textOf(asked.card)).toContain('not in this chat yet');
    expect((await submit('Add Muster here')).kind).toBe('closed');
    expect(textOf(lastCard(await sandbox.chat({ user: ALEX, chat: 'group' })))).toContain('New To Do task');
  });

  test('goes into the person’s own chat where they want it so, and is made there', async () => {
    await sandbox.script('uninstall', { user: ALEX, chat: 'group' });
    await open('Count the chairs', 'group');
    await submit('Continue');
    expect((await submit('Use my own chat')).kind).toBe('closed');
    const own = { user: ALEX, chat: 'personal' } as const;
    await sandbox.press({ ...own, verb: 'open' });
    const made = await sandbox.press({ ...own, verb: 'create' });
    expect(textOf(lastCard(made))).toContain('To Do task created');
    expect(await tasks('Count the chairs')).toHaveLength(1);
    await sandbox.script('install', { user: ALEX, chat: 'group' });
  });

  test('becomes a task of Planner, with the way back in its notes', async () => {
    const dialog = await open('Paint the fence next Friday', 'group', 'plannerTask');
    expect(valuesOf(dialog.card)).toMatchObject({ title: 'Paint the fence' });
    await submit('Continue');
    const form = await sandbox.press({ user: ALEX, chat: 'group', verb: 'open' });
    expect(valuesOf(lastCard(form)).description).toMatch(/^Message in Teams: https:\/\/teams\.microsoft\.com\//);
    const made = await sandbox.press({ user: ALEX, chat: 'group', verb: 'create' });
    expect(textOf(lastCard(made))).toContain('Planner task created');
  });

  test('of a dialog that is somebody else’s is refused in a sentence', async () => {
    await open('Sweep the yard', 'group');
    await submit('Continue');
    const lines = (await (await fetch(`${sandbox.url}/sandbox/traffic`)).text()).split('\n').filter(Boolean);
    const { body } = lines
      .map((line) => JSON.parse(line))
      .findLast(({ name }) => name === 'composeExtension/submitAction');
    const { name, value } = body;
    const activity = { type: 'invoke', name, value };
    const answer = await sandbox.script<{ body: { task: { value: string } } }>('activity', {
      user: 'amira@contoso.example',
      chat: 'group',
      activity,
    });
    expect(answer.body.task.value).toContain('belongs to somebody else');
  });

  test('needs no dialog: a client without any has the command', async () => {
    await sandbox.around({ dialogs: false });
    await expect(open('Fix the gate', 'group')).rejects.toThrow('opens no dialogs');
    await sandbox.form('@Muster add task Fix the gate', { user: ALEX, chat: 'group' });
    await sandbox.press({ user: ALEX, chat: 'group', verb: 'create' });
    await eventually(async () => (await tasks('Fix the gate')).length === 1 || undefined);
    await sandbox.around({ dialogs: true });
  });
});
