import type { Reply } from './support/fakeBot';
import { neutral, newest, openAction, opened, showing, startScript } from './support/startScript';
import { person } from './support/startTeams';

const amira = person('amira@contoso.example');
const tomas = person('tomas@contoso.example');

const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'Container',
      items: [
        { type: 'Input.Text', id: 'title', isRequired: true, errorMessage: 'Give the task a title.', maxLength: 20 },
        { type: 'Input.Text', id: 'nickname', label: 'Nickname', regex: '^[a-z]+$', value: 'ops' },
        { type: 'Input.Number', id: 'hours', label: 'Hours', min: 1, max: 10 },
        { type: 'Input.Toggle', id: 'private', title: 'Private', valueOn: 'yes', valueOff: 'no' },
        {
          type: 'Input.ChoiceSet',
          id: 'importance',
          label: 'Importance',
          value: 'normal',
          choices: [
            { title: 'Normal', value: 'normal' },
            { title: 'High', value: 'high' },
          ],
        },
        {
          type: 'Input.ChoiceSet',
          id: 'owners',
          isMultiSelect: true,
          choices: [],
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        },
      ],
    },
    {
      type: 'ActionSet',
      actions: [
        { type: 'Action.Execute', title: 'Create', verb: 'create', data: { kind: 'todoTask', ticket: 't' } },
        { type: 'Action.Execute', title: 'Cancel', verb: 'cancel', associatedInputs: 'none' },
      ],
    },
  ],
};

const saying = (value: string): Reply => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});

describe('a person by script', () => {
  let on: Awaited<ReturnType<typeof startScript>>;
  beforeAll(async () => {
    on = await startScript();
  });
  afterAll(() => on.stop());

  test('says something and reads the answer, newest last', async () => {
    on.botWith(neutral, () => ({}));
    const { status, body } = await on.say({ text: '@Muster add task' });
    expect(status).toBe(200);
    expect(body.messages).toEqual([
      { id: expect.any(String), from: 'Alex Rivera', text: '<at>Muster</at> add task' },
      { id: expect.any(String), from: 'Muster', card: neutral },
    ]);
  });

  test('presses the newest button of that verb or title and sees the answer alone', async () => {
    on.botWith(neutral, () => showing(opened));
    await on.say({ text: '@Muster add task' });
    const { body } = await on.press({ title: 'Open form' });
    expect(newest(body)).toMatchObject({ from: 'Muster', card: opened });
    expect(on.invokes()).toEqual([{ action: openAction, trigger: 'manual' }]);
    const { body: others } = await on.teams.get(`/sandbox/chats?user=${amira.id}`);
    expect(JSON.stringify(others)).not.toContain('What shall be done?');
  });

  test('sends what the card holds where nothing is given, and leaves empty inputs out', async () => {
    on.botWith(form, () => saying('Thank you'));
    await on.say({ text: '@Muster add task' });
    const inputs = { title: 'Buy ink', importance: 'High', owners: ['amira@contoso.example', tomas.id], private: true };
    const { body } = await on.press({ verb: 'create', inputs });
    expect(body.notice).toBe('Thank you');
    expect(on.invokes()).toMatchObject([
      {
        action: {
          verb: 'create',
          data: {
            kind: 'todoTask',
            ticket: 't',
            title: 'Buy ink',
            nickname: 'ops',
            importance: 'high',
            private: 'yes',
            owners: `${amira.id},${tomas.id}`,
          },
        },
      },
    ]);
    expect(JSON.stringify(on.invokes())).not.toContain('hours');
  });

  test.each([
    ['nothing in a required input', {}, 'Give the task a title.'],
    ['a text that is too long', { title: 'x'.repeat(21) }, 'Give the task a title.'],
    ['a text that does not fit', { title: 'x', nickname: 'O p s' }, 'Nickname: this does not fit ^[a-z]+$.'],
    ['a number out of range', { title: 'x', hours: 11 }, 'Hours: not after 10.'],
    ['what is none of the choices', { title: 'x', importance: 'urgent' }, 'Importance: "urgent" is none of'],
    ['an input that is not there', { title: 'x', due: 'now' }, 'The card has no input "due". It has: title,'],
  ])('is held back by the client with %s', async (_, inputs, sentence) => {
    on.botWith(form, () => saying('Thank you'));
    await on.say({ text: '@Muster add task' });
    const refused = await on.press({ verb: 'create', inputs });
    expect(refused).toEqual({ status: 400, body: { error: expect.stringContaining(sentence) } });
    expect(on.invokes()).toEqual([]);
  });

  test('may press what asks for no inputs, whatever state those are in', async () => {
    on.botWith(form, () => showing(opened));
    await on.say({ text: '@Muster add task' });
    expect((await on.press({ verb: 'cancel' })).status).toBe(200);
  });

  test('is told which buttons there are when the wanted one is not', async () => {
    on.botWith(form, () => saying('Thank you'));
    await on.say({ chat: 'channel', text: '@Muster add task' });
    const refused = await on.press({ chat: 'channel', verb: 'open' });
    expect(refused).toEqual({
      status: 404,
      body: {
        error: 'No message shows a button with the verb "open". There are: create (Create), cancel (Cancel).',
      },
    });
  });

  test('gets the error of Teams as a 502', async () => {
    on.botWith(neutral, () => ({ status: 500 }));
    await on.say({ text: '@Muster add task' });
    const refused = await on.press({ verb: 'open' });
    expect(refused).toEqual({ status: 502, body: { error: expect.stringContaining('Unable to reach app') } });
  });

  test('sees a message that the bot writes shortly after its answer', async () => {
    on.botWith(neutral, (received) => {
      setTimeout(() => void on.post(received, { text: 'created' }), 20);
      return saying('Creating …');
    });
    await on.say({ text: '@Muster add task' });
    const { body } = await on.press({ verb: 'open' });
    expect(newest(body)).toMatchObject({ text: 'created' });
  });
});
