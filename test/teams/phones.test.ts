import { elementsOf, lastCard, Sandbox, type Seen, textOf, valuesOf } from '../support/sandbox';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.start();
});

afterAll(() => sandbox.stop());

/** The types of the buttons that are sent to the bot. */
function buttonsOf(card: unknown): string[] {
  const types = elementsOf(card).map(({ type }) => String(type));
  return [...new Set(types.filter((type) => type === 'Action.Execute' || type === 'Action.Submit'))];
}

const posted = async () => (await sandbox.exchanges('POST')).filter(({ status }) => status === 201);

describe.each([
  ['that does not know Action.Execute', false, ['ben', 'carla', 'dmitri']],
  ['that knows it and fails', 'broken', ['ella', 'femi', 'grace']],
] as const)('A phone %s', (_which, execute, [first, second, third]) => {
  beforeAll(() => sandbox.script('world', { execute }));
  beforeEach(() => sandbox.forgetExchanges());

  test('creates in its own chat: form, problem and summary in one card', async () => {
    const user = `${first}@contoso.example`;
    const said = await sandbox.say('add task Order paper', { user });
    expect(buttonsOf(lastCard(said))).toEqual(['Action.Submit']);
    const form = await sandbox.press({ user, verb: 'open', consent: true });
    expect(valuesOf(lastCard(form))).toMatchObject({ title: 'Order paper' });
    const again = await sandbox.press({ user, verb: 'create', inputs: { title: ' ' } });
    expect(textOf(lastCard(again))).toContain('Fill in this field.');
    const made = await sandbox.press({ user, verb: 'create', inputs: { title: 'Order ink' } });
    expect(textOf(lastCard(made))).toContain('Order ink');
    expect(made.messages).toHaveLength(said.messages.length);
    expect((await posted()).map(({ requestBody }) => Object(requestBody).title)).toEqual(['Order ink']);
  });

  test('has a form that needs no list at once', async () => {
    const user = `${second}@contoso.example`;
    const said = await sandbox.say('new task list Errands', { user });
    expect(valuesOf(lastCard(said))).toMatchObject({ displayName: 'Errands' });
    const made = await sandbox.press({ user, verb: 'create', consent: true });
    expect(textOf(lastCard(made))).toMatch(/created[\s\S]*Errands/);
  });

  test('in a channel has its form in its own chat; only the summary returns', async () => {
    const user = `${third}@contoso.example`;
    await sandbox.say('@Muster new security group Draft', { user, chat: 'channel' });
    const pressed = await sandbox.press({ user, chat: 'channel', verb: 'open', consent: true });
    expect(textOf(lastCard(pressed))).toContain('The form is shown to');
    const own = await sandbox.chat({ user });
    expect(valuesOf(lastCard(own))).toMatchObject({ displayName: 'Draft' });
    await sandbox.press({ user, verb: 'create', inputs: { displayName: `Auditors ${user}` }, consent: true });
    expect(textOf(lastCard(await sandbox.chat({ user })))).toContain(`Auditors ${user}`);
    const others = await sandbox.sees('group created', { user: 'alex@contoso.example', chat: 'channel' });
    expect(others).toContain(`Auditors ${user}`);
    expect(await posted()).toHaveLength(1);
  });
});

describe('A press as a message', () => {
  const user = 'hiro@contoso.example';

  beforeAll(() => sandbox.script('world', { execute: false }));

  test('is taken once, however often it is delivered', async () => {
    await sandbox.say('new task list Twice', { user });
    const card = lastCard(
      await sandbox.press({ user, verb: 'open', consent: true }).catch(() => sandbox.chat({ user })),
    );
    await sandbox.forgetExchanges();
    const { messages } = await sandbox.chat({ user });
    const create = elementsOf(card).find(({ data }) => Object(data).verb === 'create');
    const activity = {
      text: null,
      id: 'twice',
      replyToId: messages.at(-1)?.id,
      value: { ...Object(create?.data), ...valuesOf(card) },
    };
    for (let i = 0; i < 2; i++) await sandbox.script('activity', { user, chat: 'personal', activity });
    await sandbox.press({ user, title: 'Sign in', consent: true }).catch(() => undefined);
    expect((await posted()).map(({ requestBody }) => Object(requestBody).displayName)).toEqual(['Twice']);
  });

  test.each([null, '-1'])(
    'that does not say which card was pressed (%s) is answered with a new one',
    async (replyToId) => {
      const said = await sandbox.say(`add task Nameless ${replyToId}`, { user });
      const open = elementsOf(lastCard(said)).find(({ data }) => Object(data).verb === 'open');
      const activity = { text: null, replyToId, value: open?.data };
      const { messages } = await sandbox.script<{ messages: typeof said.messages }>('activity', {
        user,
        chat: 'personal',
        activity,
      });
      expect(messages).toHaveLength(said.messages.length + 1);
      expect(valuesOf(messages.at(-1)?.card)).toMatchObject({ title: `Nameless ${replyToId}` });
    },
  );

  test('on somebody else’s card is told so in the own chat, and nothing more', async () => {
    await sandbox.say('@Muster new group Mine', { user, chat: 'channel' });
    const before = (await sandbox.chat({ chat: 'channel' })).messages.length;
    await sandbox.press({ user: 'ines@contoso.example', chat: 'channel', verb: 'open', consent: true });
    expect((await sandbox.chat({ chat: 'channel' })).messages).toHaveLength(before);
    const { messages } = await sandbox.chat({ user: 'ines@contoso.example' });
    expect(messages.at(-1)?.text).toContain('belongs to somebody else');
    // And takes nothing from whose it is.
    await sandbox.press({ user, chat: 'channel', verb: 'open', consent: true });
    await sandbox.press({ user, verb: 'create', consent: true });
    expect(textOf(lastCard(await sandbox.chat({ user })))).toContain('✓ Microsoft 365 group created\nMine');
  });

  test('waits for the code of a sign-in window that nobody hears of', async () => {
    const one = 'pavel@contoso.example';
    await sandbox.script('world', { opener: false });
    await sandbox.say('@Muster add task Order glue', { user: one, chat: 'channel' });
    const asked: unknown = await sandbox.press({ user: one, chat: 'channel', verb: 'open', consent: true });
    await sandbox.say(String(Object(asked).code), { user: one });
    const { messages } = await sandbox.chat({ user: one });
    expect(messages.at(-1)?.text).toBe('You are signed in. Your form is in our own chat.');
    expect(valuesOf(lastCard({ messages }))).toMatchObject({ title: 'Order glue' });
    await sandbox.script('world', { opener: true });
  });

  test('without a chat with Muster says how to get one', async () => {
    const one = 'olga@contoso.example';
    await sandbox.script('activity', {
      user: one,
      chat: 'personal',
      activity: { type: 'installationUpdate', action: 'remove' },
    });
    await sandbox.say('@Muster new group Alone', { user: one, chat: 'channel' });
    const { messages } = await sandbox.press({ user: one, chat: 'channel', verb: 'open' });
    expect(messages.at(-1)?.text).toContain('Add Muster for yourself first');
  });

  test('whose form belongs to another conversation is not taken by somebody else', async () => {
    await sandbox.say('@Muster new group Shared', { user, chat: 'channel' });
    await sandbox.press({ user, chat: 'channel', verb: 'open', consent: true });
    const card = lastCard(await sandbox.chat({ user }));
    const create = elementsOf(card).find(({ data }) => Object(data).verb === 'create');
    await sandbox.forgetExchanges();
    const activity = { text: null, value: { ...Object(create?.data), displayName: 'Stolen' } };
    const thief = { user: 'ines@contoso.example', chat: 'personal', activity };
    const { messages } = await sandbox.script<Seen>('activity', thief);
    const last = messages.at(-1);
    expect(last?.text ?? textOf(last?.card)).toContain('belongs to somebody else');
    expect(await posted()).toEqual([]);
  });
});

describe('Everybody else', () => {
  beforeAll(() => sandbox.script('world', { execute: true }));

  test('has Action.Execute, with the same button as Action.Submit for clients that do not know it', async () => {
    const card = lastCard(await sandbox.say('add task Order paper'));
    const buttons = elementsOf(card).filter(({ type }) => type === 'Action.Execute' && elementsOf(card));
    const withFallback = buttons.filter(({ fallback }) => fallback);
    expect(withFallback.map(({ verb }) => verb)).toEqual(['create', 'open']);
    // Some clients look at no fallback outside of one.
    expect(card).not.toHaveProperty('actions');
    for (const { verb, title, data, fallback } of withFallback)
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data: { ...Object(data), verb } });
  });
});
