import { Messages } from '../../src/bot/conversation/messages';
import { Presses } from '../../src/bot/conversation/presses';
import { BotCredentials } from '../../src/bot/teams/botCredentials';
import { BotProcess } from '../support/botProcess';
import { eventually, lineWith } from '../support/eventually';
import { activity, FakeChannel } from '../support/fakeChannel';
import { Microsoft, TENANT } from '../support/microsoft';

let microsoft: Microsoft;
let bot: BotProcess;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await BotProcess.start(microsoft);
});

beforeEach(() => microsoft.forget());

afterAll(async () => {
  await bot.stop();
  await microsoft.stop();
});

const group = { isGroup: true, conversationType: 'groupChat', tenantId: TENANT, id: '19:group@thread.v2' };
const channel = {
  isGroup: true,
  conversationType: 'channel',
  tenantId: TENANT,
  id: '19:channel@thread.tacv2;messageid=1718000000700',
};
const toBot = {
  type: 'mention',
  text: '<at>Muster</at>',
  mentioned: { id: '28:b0a7d00d-0000-4000-8000-000000000001', name: 'Muster' },
};
const toBen = { type: 'mention', text: '<at>Ben</at>', mentioned: { id: '29:1ben', name: 'Ben' } };

/** All that was sent, as activities. */
function sent(): Record<string, unknown>[] {
  return microsoft.sent.map(({ body }) => JSON.parse(body));
}

describe('What is not said to the bot is heard and left alone', () => {
  test.each<[string, object]>([
    ['a message in a group', { text: 'help', conversation: group }],
    ['a message in a channel', { text: 'help', conversation: channel }],
    ['a message to somebody else', { text: '<at>Ben</at> help', entities: [toBen], conversation: group }],
    ['an edit', { type: 'messageUpdate', text: 'help', channelData: { eventType: 'editMessage' } }],
    ['an edit without channel data', { type: 'messageUpdate', text: 'help', channelData: undefined }],
    ['an undelete', { type: 'messageUpdate', text: 'help', channelData: { eventType: 'undeleteMessage' } }],
    ['a deletion', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' }],
    ['a reaction taken back', { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }], replyToId: '1' }],
    ['typing', { type: 'typing' }],
    ['an event', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } }],
    ['the end of a conversation', { type: 'endOfConversation' }],
    ['a handoff', { type: 'handoff' }],
    ['something nobody knows', { type: 'somethingNew', value: { of: ['a', 'later', 'year'] } }],
    ['a new member', { type: 'conversationUpdate', membersAdded: [{ id: '29:1new' }] }],
    ['a leaving member', { type: 'conversationUpdate', membersRemoved: [{ id: '29:1new' }] }],
    ['a new channel', { type: 'conversationUpdate', channelData: { eventType: 'channelCreated' } }],
    ['a deinstallation', { type: 'installationUpdate', action: 'remove' }],
    ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['an installation update without an action', { type: 'installationUpdate' }],
  ])('%s', async (_name, changes) => {
    expect(await bot.tell(activity(microsoft, changes))).toEqual({ status: 200, body: '' });
    expect(microsoft.sent).toEqual([]);
  });
});

describe('What is said to the bot is answered once, where it was said', () => {
  test.each<[string, object, string]>([
    ['in a personal chat', { text: 'help' }, 'a:1personal'],
    ['in a group, with a mention', { text: '<at>Muster</at> help', entities: [toBot], conversation: group }, group.id],
    ['in a thread', { text: '<at>Muster</at> help', entities: [toBot], conversation: channel }, channel.id],
  ])('%s', async (_name, changes, conversation) => {
    expect(await bot.tell(activity(microsoft, { ...changes, id: '17180' }))).toEqual({ status: 200, body: '' });
    const place = `/connector/emea/v3/conversations/${encodeURIComponent(conversation)}/activities/17180`;
    expect(microsoft.sent.map(({ method, url }) => [method, url])).toEqual([['POST', place]]);
    expect(JSON.stringify(sent())).toContain('What I can do');
  });

  test('although Teams delivers it again', async () => {
    const help = activity(microsoft);
    await Promise.all([1, 2, 3].map(() => bot.tell(help)));
    expect(sent()).toHaveLength(1);
  });

  test('with words only to somebody without an account in the directory', async () => {
    await bot.tell(activity(microsoft, { from: { id: '29:1guest', name: 'Guest' } }));
    expect(sent()).toMatchObject([{ type: 'message', text: expect.stringContaining('signed in to Teams') }]);
  });

  test('with help when nothing is said, as after an old submit button', async () => {
    await bot.tell(activity(microsoft, { text: undefined, value: { kind: 'todoTask' } }));
    expect(sent()).toHaveLength(1);
  });
});

describe('Installation is greeted', () => {
  const added = { membersAdded: [{ id: '28:b0a7d00d-0000-4000-8000-000000000001' }], from: { id: '29:1alex' } };
  const installed = (conversation: object) => ({ type: 'installationUpdate', action: 'add', id: 'f:1', conversation });

  test.each([
    ['installation first', true],
    ['the new member first', false],
  ])('with one card although Teams tells of it twice: %s', async (name, installationFirst) => {
    const conversation = { ...group, id: `19:${name.length}@thread.v2` };
    const events = [installed(conversation), { type: 'conversationUpdate', ...added, conversation }];
    for (const event of installationFirst ? events : events.reverse())
      expect((await bot.tell(activity(microsoft, event))).status).toBe(200);
    expect(sent()).toHaveLength(1);
    expect(JSON.stringify(sent())).toContain('What I can do');
  });

  test('once, although Teams delivers it again', async () => {
    const event = installed({ ...channel, id: '19:again@thread.tacv2' });
    await Promise.all([1, 2, 3].map(() => bot.tell(activity(microsoft, event))));
    expect(sent()).toHaveLength(1);
  });
});

describe('An invoke is answered with HTTP 200', () => {
  const invoke = (name: string | undefined, value?: unknown) =>
    bot.tell(activity(microsoft, { type: 'invoke', name, value }));

  test.each<[string | undefined, unknown]>([
    ['somethingNew/query', { of: 'a later year' }],
    ['composeExtension/query', { commandId: 'search' }],
    ['task/fetch', { data: {} }],
    ['signin/verifyState', { state: '123456' }],
    ['signin/tokenExchange', { id: '1', connectionName: 'graph', token: 'x' }],
    ['', undefined],
    [undefined, undefined],
  ])('an unknown one: %s', async (name, value) => {
    expect(await invoke(name, value)).toEqual({ status: 200, body: '' });
    expect(microsoft.sent).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['an empty text', { queryText: '', queryOptions: { skip: 0, top: 15 }, dataset: 'plans' }],
    ['a text', { queryText: 'mar', queryOptions: { skip: 0, top: 15 }, dataset: 'plans' }],
    ['no value', undefined],
  ])('a search with %s', async (_name, value) => {
    const { status, body } = await invoke('application/search', value);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: [] },
    });
  });

  test.each<[string, unknown]>([
    ['a code', { code: 'resourcematchfailed', message: 'no match' }],
    ['nothing', undefined],
    ['a text', 'tokenmissing'],
  ])('a failed sign-in that tells %s', async (_name, value) => {
    expect(await invoke('signin/failure', value)).toEqual({ status: 200, body: '' });
  });

  test('a failed sign-in, and the log says why', async () => {
    await invoke('signin/failure', { code: 'installedappnotfound', message: 'not found' });
    await eventually(() => lineWith(bot.printed, '"failure":"installedappnotfound"'));
  });
});

describe('A press is answered with HTTP 200 and a pair that Teams knows', () => {
  /** "Universal Actions", response format; the 401 pair is the one Teams' client takes. */
  const known = [
    '200 application/vnd.microsoft.card.adaptive',
    '200 application/vnd.microsoft.activity.message',
    '401 application/vnd.microsoft.activity.loginRequest',
  ];

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'create'],
    ['a list', [1, 2, 3]],
    ['a number', 7],
    ['no action', { trigger: 'manual' }],
    ['an action that is none', { action: 'create' }],
    ['an empty action', { action: {} }],
    ['an unknown verb', { action: { type: 'Action.Execute', verb: 'explode', data: {} } }],
    ['a verb that is none', { action: { type: 'Action.Execute', verb: { of: 1 }, data: { kind: 'todoTask' } } }],
    ['Action.Submit', { action: { type: 'Action.Submit', data: { kind: 'todoTask', ticket: 'v1.a.b.c' } } }],
    ['no data', { action: { type: 'Action.Execute', verb: 'create' } }],
    ['data that is a list', { action: { type: 'Action.Execute', verb: 'create', data: ['kind'] } }],
    ['a kind that is none', { action: { verb: 'create', data: { kind: 7, ticket: 'v1.a.b.c' } } }],
    ['a kind by the name of a method', { action: { verb: 'create', data: { kind: 'toString', ticket: 'v1.a.b.c' } } }],
    ['a ticket that is none', { action: { verb: 'create', data: { kind: 'todoTask', ticket: { of: 1 } } } }],
    ['a foreign ticket', { action: { verb: 'create', data: { kind: 'todoTask', ticket: 'v1.a.b.c' } } }],
    ['an odd authentication', { action: { verb: 'open', data: {} }, authentication: 'token' }],
    ['an odd token', { action: { verb: 'open', data: {} }, authentication: { token: { of: 1 } } }],
    ['an odd state', { action: { verb: 'open', data: {} }, state: ['x'] }],
    ['an unknown state', { action: { verb: 'open', data: {} }, state: 'x'.repeat(43) }],
    ['a state of other bytes', { action: { verb: 'open', data: {} }, state: '\u0000☃' }],
  ])('%s', async (_name, value) => {
    const { status, body } = await bot.tell(
      activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    const { statusCode, type } = JSON.parse(body);
    expect([status, known.includes(`${statusCode} ${type}`)]).toEqual([200, true]);
    expect(microsoft.sent).toEqual([]);
  });

  test.each<[string, object]>([
    ['nobody', { from: undefined }],
    ['somebody without an id in the directory', { from: { id: '29:1x', name: 'X' } }],
    ['somebody whose id is a number', { from: { id: '29:1x', name: 'X', aadObjectId: 7 } }],
    ['nowhere', { conversation: undefined }],
    ['a place whose id is a number', { conversation: { id: 7, tenantId: TENANT } }],
    ['no tenant', { conversation: { id: 'a:1' }, channelData: undefined }],
  ])('although it comes from %s', async (_name, changes) => {
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'open', data: {} } } };
    const { status, body } = await bot.tell(activity(microsoft, { ...press, ...changes }));
    const { statusCode, type } = JSON.parse(body || '{}');
    expect([status, `${statusCode} ${type}`]).toEqual([200, '200 application/vnd.microsoft.activity.message']);
  });
});

describe('A message of an odd shape ends with HTTP 200, and nobody hears of the inside', () => {
  test.each<[string, object]>([
    ['text that is a number', { text: 7 }],
    ['an id that is nothing', { id: null }],
    ['a conversation that is a text', { conversation: 'a:1' }],
    ['a conversation whose id is a list', { conversation: { id: ['a:1'] } }],
    ['a conversation with half a character', { conversation: { id: 'a:\uD83D', tenantId: TENANT } }],
    ['a conversation whose id is longer than an address may be', { conversation: { id: '9'.repeat(60_000) } }],
    ['an id that is longer than an address may be', { id: '9'.repeat(60_000) }],
    ['a recipient that is a number', { recipient: 7 }],
    ['a recipient whose name is an object', { recipient: { id: '28:1', name: { toString: 'Muster' } } }],
    ['a delivery mode that is none', { deliveryMode: { of: 1 } }],
    ['an installation without a place', { type: 'installationUpdate', action: 'add', conversation: { id: 7 } }],
    ['text that is a list', { text: ['help'] }],
    ['no recipient', { recipient: undefined }],
    ['no conversation', { conversation: undefined }],
    ['no sender', { from: undefined }],
    ['a tenant that is a list', { conversation: { id: 'a:1', tenantId: ['x'] } }],
    [
      'a name that is a number',
      { from: { id: '29:1alex', name: 7, aadObjectId: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418' } },
    ],
    ['times that are none', { timestamp: 'yesterday', localTimestamp: 'soon', expiration: 'never' }],
    ['a time zone that is none', { localTimezone: 'Moon/Crater', entities: [{ type: 'clientInfo', timezone: 7 }] }],
  ])('%s', async (_name, changes) => {
    expect(await bot.tell(activity(microsoft, changes))).toEqual({ status: 200, body: '' });
    for (const { body } of microsoft.sent) expect(body).not.toMatch(/TypeError|\.js:\d|is not a function|went wrong/);
  });
});

describe('A bug inside a turn', () => {
  let door: FakeChannel;

  beforeAll(async () => {
    jest.spyOn(BotCredentials.prototype, 'token').mockResolvedValue('token-of-the-bot');
    jest.spyOn(Messages.prototype, 'onMessage').mockRejectedValue(new Error('the database password is hunter2'));
    jest.spyOn(Presses.prototype, 'onPress').mockRejectedValue(new Error('the database password is hunter2'));
    door = await FakeChannel.open(microsoft.environment);
  });

  afterAll(async () => {
    await door.close();
    jest.restoreAllMocks();
  });

  /** The reference in an apology; the log has the whole error beside the same one. */
  function reference(text: string): string {
    expect(text).toMatch(/^Something went wrong on my side, and nothing you typed is lost\./);
    expect(text).not.toMatch(/hunter2|Error|\.ts/);
    return /reference ([0-9a-f]{8})\.$/.exec(text)?.[1] ?? 'none';
  }

  function loggedWith(mark: string): string {
    return door.logged.split('\n').find((line) => line.includes(mark)) ?? '';
  }

  test('is apologised for in the chat, with a reference to the log', async () => {
    const answer = await door.post(activity(microsoft), await microsoft.channelToken());
    expect(answer).toEqual({ status: 200, body: '' });
    expect(sent()).toHaveLength(1);
    expect(loggedWith(reference(String(sent()[0]?.text)))).toContain('hunter2');
  });

  test('is apologised for to the person who pressed, with a reference to the log', async () => {
    const press = activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value: {} });
    const { status, body } = await door.post(press, await microsoft.channelToken());
    const { statusCode, type, value } = JSON.parse(body);
    expect([status, statusCode, type]).toEqual([200, 200, 'application/vnd.microsoft.activity.message']);
    expect(loggedWith(reference(value))).toContain('hunter2');
    expect(microsoft.sent).toEqual([]);
  });
});
