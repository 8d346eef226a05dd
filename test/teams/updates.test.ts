import { setTimeout as wait } from 'node:timers/promises';
import { eventually, lineWith } from '../support/eventually';
import { type Message, Sandbox, textOf } from '../support/sandbox';

const alex = { user: 'alex@contoso.example', chat: 'channel' } as const;
const ben = { user: 'ben@contoso.example', chat: 'channel' } as const;

let teams: Sandbox;

beforeAll(async () => {
  teams = await Sandbox.start();
});

afterAll(() => teams.stop());

/** Lets Alex create a group in the channel while the connector fares as told; the id of the message with the form. */
async function created(name: string, ...faults: readonly object[]): Promise<string> {
  const { messages } = await teams.form(`@Muster new security group ${name}`, alex);
  const id = messages.at(-1)?.id ?? '';
  for (const fault of faults) await teams.faults({ to: 'connector', path: '/activities', times: 1, ...fault });
  await teams.press({ ...alex, verb: 'create', message: id });
  return id;
}

/** What Ben sees in the thread of that message, each reply as `form` or `summary`. */
async function repliesBeside(id: string): Promise<string[]> {
  const { messages } = await teams.chat(ben);
  const thread = threadOf(messages.find((message) => message.id === id));
  const replies = messages.filter((message) => thread !== undefined && threadOf(message) === thread);
  return replies.map(({ card }) => (textOf(card).includes('Security group created') ? 'summary' : 'form'));
}

/** The same once the summary is among them, which comes after the answer to the press. */
function repliesWithSummary(id: string): Promise<string[]> {
  return eventually(async () => {
    const replies = await repliesBeside(id);
    return replies.includes('summary') ? replies : undefined;
  }, 100);
}

function threadOf(message: Message | undefined): unknown {
  return message && 'threadId' in message ? message.threadId : undefined;
}

test('The summary takes the place of the form for everyone', async () => {
  expect(await repliesWithSummary(await created('In its place'))).toEqual(['summary']);
});

describe('An update that fails comes as a new message in the same thread, once', () => {
  test.each<[string, object]>([
    ['Teams has forgotten the message', { status: 404, code: 'ActivityNotFoundInConversation' }],
    ['Teams says so in another word', { status: 404, code: 'MessageNotFound' }],
    ['the update is refused', { status: 400 }],
  ])('when %s', async (why, fault) => {
    expect(await repliesWithSummary(await created(why, { method: 'PUT', ...fault }))).toEqual(['form', 'summary']);
  });

  test('and not a second time when it is unknown whether it was posted', async () => {
    const lost = { method: 'PUT', status: 404, code: 'MessageNotFound' };
    const id = await created('Perhaps', lost, { method: 'POST', status: 502, when: 'after' });
    await wait(1_500);
    expect(await repliesBeside(id)).toEqual(['form', 'summary']);
  });

  test('with a line in the log that tells status and code, and nothing that people wrote', async () => {
    await created('Unheard of', { method: 'PUT', status: 404, code: 'MessageNotFound' });
    const line = await eventually(() =>
      lineWith(teams.printed, 'posted anew', '"status":404', '"code":"MessageNotFound"'),
    );
    expect(line).not.toMatch(/Unheard of|Alex|eyJ/);
  });
});

test.each([
  ['the conversation is gone', 404, 'ConversationNotFound'],
  ['the bot was removed', 403, 'BotNotInConversationRoster'],
])('An update is given up, and nothing is posted, when %s', async (_why, status, code) => {
  const id = await created(code, { method: 'PUT', status, code });
  await eventually(() => lineWith(teams.printed, 'not updated for everyone', `"code":"${code}"`));
  await wait(1_500);
  expect(await repliesBeside(id)).toEqual(['form']);
});

test('An update that is lost on the way twice is repeated, and finds its place', async () => {
  const id = await created('A moment', { method: 'PUT', drop: true }, { method: 'PUT', status: 412 });
  await eventually(async () => ((await repliesBeside(id)).includes('summary') ? true : undefined), 200);
  expect(await repliesBeside(id)).toEqual(['summary']);
});

describe('A reply that does not get through', () => {
  const personal = { user: 'carla@contoso.example', chat: 'personal' } as const;
  // The first words of a person come after a greeting, which is not the reply in question.
  beforeAll(() => teams.say('help', personal));

  const help = async (fault: object) => {
    await teams.faults({ to: 'connector', path: '/activities', method: 'POST', ...fault });
    const { messages } = await teams.say('help', personal);
    return messages.slice(messages.findLastIndex(({ text }) => text === 'help') + 1).map(textOrCard);
  };
  const textOrCard = ({ text, card }: Message) => text ?? (textOf(card).includes('What I can do') ? 'help' : 'card');

  test('comes a little later when it was throttled', async () => {
    expect(await help({ status: 429, times: 2, retryAfter: 1 })).toEqual(['help']);
  });

  test('is not followed by an apology when it did get through unheard, but by a second one: silence were worse', async () => {
    expect(await help({ status: 500, when: 'after' })).toEqual(['help', 'help']);
    await eventually(() => lineWith(teams.printed, 'A message could not be sent', '"status":500'));
  });

  test('is not followed by an apology where the bot was removed', async () => {
    expect(await help({ status: 403 })).toEqual([]);
    await eventually(() =>
      lineWith(teams.printed, 'A message could not be sent', '"code":"BotNotInConversationRoster"'),
    );
  });

  test('is followed by an apology when the fault is the bot’s', async () => {
    expect(await help({ status: 400 })).toEqual([expect.stringContaining('Something went wrong on my side')]);
  });
});
