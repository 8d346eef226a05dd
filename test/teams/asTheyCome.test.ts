import { lastCard, Sandbox, type Seen, textOf } from '../support/sandbox';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.start();
});

afterAll(() => sandbox.stop());

const alex = 'alex@contoso.example';

/** What the chat shows after an activity of that shape. */
function told(activity: object, chat = 'personal', user = alex): Promise<Seen & { status: number; body: unknown }> {
  return sandbox.script('activity', { user, chat, activity });
}

async function words(activity: object, chat?: string): Promise<string> {
  return textOf(lastCard(await told(activity, chat)));
}

const html = (content: string) => [{ contentType: 'text/html', content }];
const quote =
  '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong itemprop="mri">Ben Okafor</strong><p itemprop="preview">add task Buy pens</p></blockquote>';
const toMuster = async () => {
  const { MicrosoftAppId } = await sandbox.environment();
  return { type: 'mention', text: '<at>Muster</at>', mentioned: { id: `28:${MicrosoftAppId}`, name: 'Muster' } };
};

describe('A command is understood', () => {
  test.each<[string, object]>([
    ['after a quote', { text: '<quoted messageId="1700000000001"/> add task Order paper' }],
    [
      'after a quote in the HTML',
      {
        text: 'Ben Okafor\r\nadd task Buy pens\r\n\r\nadd task Order paper',
        attachments: html(`${quote}<p>add task Order paper</p>`),
      },
    ],
    [
      'in bold',
      { text: '**add task** Order paper', attachments: html('<p><strong>add task</strong> Order paper</p>') },
    ],
    ['as HTML alone', { text: null, attachments: html('<div><p>add task Order&nbsp;paper</p></div>') }],
  ])('%s', async (_how, activity) => {
    const seen = textOf(lastCard(await told(activity)));
    expect(seen).toContain('Order paper');
    expect(seen).toContain('New To Do task');
    expect(seen).not.toMatch(/Buy pens|quoted|Okafor|\*|<|_/);
  });

  test('with a quote before the mention, in a group', async () => {
    const activity = { text: '<quoted messageId="17"/> <at>Muster</at> new group Ops', entities: [await toMuster()] };
    expect(await words(activity, 'group')).toMatch(/New Microsoft 365 group[\s\S]*Ops/);
  });

  test('that is quoted is not done', async () => {
    expect(
      await words({ text: 'Ben Okafor\nadd task Buy pens\n\nhelp', attachments: html(`${quote}<p>help</p>`) }),
    ).toContain('What I can do');
  });

  test('over a pasted list', async () => {
    const list = '<p>add tasks:</p><ul><li>Milk</li><li><b>Bread</b></li></ul>';
    const seen = await words({ text: '', attachments: html(list) });
    expect(seen).toMatch(/2 lines|Milk/);
  });
});

describe('A private form never goes to a group', () => {
  test.each([
    ['groupChat', { isGroup: null, conversationType: 'groupChat' }],
    ['channel', { isGroup: null, conversationType: 'channel' }],
    ['nothing but the id', { isGroup: null, conversationType: null }],
  ])('that says only: %s', async (_what, conversation) => {
    const activity = { conversation, entities: [await toMuster()] };
    expect(await words({ ...activity, text: '<at>Muster</at> new task list Errands' }, 'group')).toContain(
      'The form is shown to',
    );
    const before = (await sandbox.chat({ chat: 'group' })).messages.length;
    await told({ ...activity, text: 'new task list Errands', entities: [] }, 'group');
    expect((await sandbox.chat({ chat: 'group' })).messages).toHaveLength(before + 1);
  });
});

describe('The connector', () => {
  test('answers 502 once: the answer still comes', async () => {
    await sandbox.faults({ to: 'connector', path: 'activities', method: 'POST', status: 502, times: 1 });
    expect(textOf(lastCard(await sandbox.say('add task Send me again')))).toContain('Send me again');
  });

  test('knows the message no more: the answer is posted anew', async () => {
    await sandbox.faults({
      to: 'connector',
      path: 'activities/',
      method: 'POST',
      status: 404,
      code: 'ActivityNotFoundInConversation',
      times: 1,
    });
    expect(textOf(lastCard(await sandbox.say('add task Post me anew')))).toContain('Post me anew');
  });

  test('finds the answer too big: that is said', async () => {
    await sandbox.faults({ to: 'connector', path: 'activities/', method: 'POST', status: 413, times: 1 });
    const { messages } = await sandbox.say('add task Too big');
    expect(messages.at(-1)?.text).toBe('That is more than Teams takes in one message. Send it in parts.');
  });
});

describe('An edited command', () => {
  const edit = (id: string, text: string, chat = 'personal') =>
    told({ type: 'messageUpdate', id, text, channelData: { eventType: 'editMessage' } }, chat);
  const idOf = ({ messages }: Seen) => String(messages.findLast(({ from }) => from === 'Alex Rivera')?.id);

  test('is answered in its own card', async () => {
    const said = await sandbox.say('add task Order papr');
    const seen = await edit(idOf(said), 'add task Order paper');
    expect(seen.messages).toHaveLength(said.messages.length);
    expect(textOf(lastCard(seen))).toContain('Order paper');
    await sandbox.press({ verb: 'open' });
    expect(textOf(lastCard(await sandbox.press({ verb: 'create' })))).toContain('Order paper');
  });

  test('was none before, and becomes one', async () => {
    const said = await sandbox.say('ad tsk Order ink');
    expect(textOf(lastCard(await edit(idOf(said), 'add task Order ink')))).toContain('New To Do task');
  });

  test('whose form is used stays as it is', async () => {
    const said = await sandbox.say('add task Order glue');
    await sandbox.press({ verb: 'open' });
    await sandbox.press({ verb: 'create' });
    const seen = await edit(idOf(said), 'add task Order rope');
    expect(textOf(lastCard(seen))).toContain('Order glue');
    expect(textOf(lastCard(seen))).not.toContain('rope');
  });
});

describe('What is said to the bot alone', () => {
  const alone = { recipient: { isTargeted: true }, entities: [] };

  test('in a channel is answered to that person alone, and stays so', async () => {
    await told({ ...alone, text: 'add task A secret' }, 'channel');
    expect(textOf(lastCard(await sandbox.chat({ chat: 'channel' })))).toContain('\nA secret\n');
    const made = await sandbox.press({ chat: 'channel', verb: 'create' });
    expect(textOf(lastCard(made))).toContain('A secret');
    await sandbox.sees('A secret', { chat: 'channel' });
    const others = await sandbox.chat({ chat: 'channel', user: 'ben@contoso.example' });
    expect(others.messages.map(({ card }) => textOf(card)).join()).not.toContain('A secret');
  });
});

describe('Muster', () => {
  const greetings = async () => {
    const { messages } = await sandbox.chat({ chat: 'group', user: 'amira@contoso.example' });
    return messages.filter(({ card }) => textOf(card).includes('What I can do')).length;
  };
  const install = (action: string, id: string) =>
    told({ type: 'installationUpdate', action, id, entities: [] }, 'group', 'amira@contoso.example');

  test('that is removed and installed again greets again, once for each', async () => {
    await install('add', 'f:1');
    const before = await greetings();
    await install('add', 'f:1');
    expect(await greetings()).toBe(before);
    await install('remove', 'f:2');
    await install('add', 'f:3');
    await install('add', 'f:3');
    expect(await greetings()).toBe(before + 1);
  });

  test('tells whoever has no object id what they lack', async () => {
    const { messages } = await told({ text: 'help', from: { aadObjectId: null } });
    expect(messages.at(-1)?.text).toContain('signed in to Teams with an account');
  });
});
