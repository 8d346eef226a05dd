import { contoso } from '../../../src/sandbox/tenant';
import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');
const amira = person('amira@contoso.example');

describe('what the channel sends to the bot', () => {
  let teams: RunningTeams;
  beforeAll(async () => {
    teams = await startTeams();
  });
  afterAll(() => teams.stop());

  const say = (chat: string, text: string, more: object = {}) =>
    teams.post('/sandbox/say', { user: alex.userPrincipalName, chat, text, ...more });

  test('is signed for the bot with a published, endorsed key, and names the exact service URL', async () => {
    await say('personal', 'new group');
    const { claims, serviceUrl, headers } = teams.bot.lastTold;
    expect(claims).toMatchObject({ iss: 'https://api.botframework.com', aud: teams.app.id, serviceurl: serviceUrl });
    expect(serviceUrl).toBe(`${teams.url}/connector/emea/`);
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
    expect(headers['x-ms-tenant-id']).toBe(contoso.id);
    const { body } = await teams.get('/channel/v1/.well-known/keys');
    expect(body.keys).toEqual([expect.objectContaining({ kty: 'RSA', endorsements: ['msteams'] })]);
    expect(JSON.stringify(body)).not.toContain('"d"');
  });

  test('is, for a personal message, what Teams documents', async () => {
    await say('personal', '  New <b> group ');
    expect(teams.bot.lastTold).toMatchObject({
      type: 'message',
      channelId: 'msteams',
      locale: 'en-US',
      from: { id: alex.teamsId, name: 'Alex Rivera', aadObjectId: alex.id },
      recipient: { id: `28:${teams.app.id}`, name: 'Muster' },
      conversation: { conversationType: 'personal', tenantId: contoso.id, id: expect.stringMatching(/^a:1/) },
      textFormat: 'plain',
      text: '  New <b> group ',
      attachments: [{ contentType: 'text/html', content: '<p>  New &lt;b&gt; group </p>' }],
      entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: expect.any(String) }],
      channelData: { tenant: { id: contoso.id } },
      localTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/),
    });
  });

  test('has mentions of the bot and of people as entities', async () => {
    await say('group', '@Muster add task for @{Amira Haddad}, not @Nobody');
    expect(teams.bot.lastTold).toMatchObject({
      text: '<at>Muster</at> add task for <at>Amira Haddad</at>, not @Nobody',
      conversation: { isGroup: true, conversationType: 'groupChat', id: expect.stringMatching(/^19:.*@thread\.v2$/) },
      entities: [
        { type: 'mention', text: '<at>Muster</at>', mentioned: { id: `28:${teams.app.id}`, name: 'Muster' } },
        { type: 'mention', text: '<at>Amira Haddad</at>', mentioned: { id: amira.teamsId, name: 'Amira Haddad' } },
        { type: 'clientInfo' },
      ],
    });
  });

  test('names the thread in the conversation id of a channel message', async () => {
    const { body } = await say('channel', '@Muster help');
    const root = teams.bot.lastTold;
    expect(root.conversation.id).toMatch(new RegExp(`^19:.*@thread\\.tacv2;messageid=${root.id}$`));
    expect(root.channelData).toMatchObject({ channel: { id: expect.any(String) }, team: { id: expect.any(String) } });
    expect(body.messages).toEqual([expect.objectContaining({ id: root.id, from: 'Alex Rivera' })]);
    await say('channel', '@Muster help again', { threadId: root.id });
    expect(teams.bot.lastTold.conversation.id).toBe(root.conversation.id);
    expect(teams.bot.lastTold.id).not.toBe(root.id);
  });

  test('leaves out what is said in shared chats without a mention of the bot', async () => {
    const before = teams.bot.told.length;
    await say('channel', 'add task');
    await say('group', '@{Amira Haddad} add task');
    expect(teams.bot.told).toHaveLength(before);
  });
});

describe('adding the bot to chats', () => {
  let teams: RunningTeams;
  beforeEach(async () => {
    teams = await startTeams();
  });
  afterEach(() => teams.stop());

  test('sends both events once for each chat, whoever opens it', async () => {
    await teams.get('/sandbox/chats?user=alex@contoso.example');
    await teams.get('/sandbox/chats?user=alex@contoso.example');
    const kinds = teams.bot.received.map(({ type, conversation }) => `${type} ${conversation.conversationType}`);
    expect(kinds.sort()).toEqual([
      'conversationUpdate channel',
      'conversationUpdate groupChat',
      'conversationUpdate personal',
      'installationUpdate channel',
      'installationUpdate groupChat',
      'installationUpdate personal',
    ]);
    const installation = teams.bot.received.find(
      ({ type, conversation }) => type === 'installationUpdate' && conversation.conversationType === 'channel',
    );
    expect(installation).toMatchObject({
      action: 'add',
      channelData: { settings: { selectedChannel: {} }, team: { aadGroupId: expect.any(String) } },
    });
    const update = teams.bot.received.find(({ type }) => type === 'conversationUpdate');
    expect(update).toMatchObject({ membersAdded: [{ id: `28:${teams.app.id}` }] });
  });
});

describe('a bot that does not answer in time', () => {
  let teams: RunningTeams;
  beforeEach(async () => {
    teams = await startTeams({ answerWithinMs: 500 });
  });
  afterEach(() => teams.stop());

  const say = () => teams.post('/sandbox/say', { user: 'alex@contoso.example', chat: 'personal', text: 'help' });

  test('hears the same activity once more', async () => {
    let deliveries = 0;
    teams.bot.answer = ({ type }) => (type === 'message' && ++deliveries === 1 ? { afterMs: 3_000 } : {});
    expect((await say()).status).toBe(200);
    expect(teams.bot.told).toHaveLength(2);
    expect(teams.bot.told[1]?.id).toBe(teams.bot.told[0]?.id);
  });

  test('is given up after the second time', async () => {
    teams.bot.answer = ({ type }) => (type === 'message' ? { afterMs: 3_000 } : {});
    const { status, body } = await say();
    expect(status).toBe(502);
    expect(body.error).toContain('no answer within 0.5 s, twice');
    expect(teams.bot.told).toHaveLength(2);
  });
});
