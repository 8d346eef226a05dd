import { objectIn, textIn } from '../../../src/sandbox/teams/json';
import { eventually } from '../../support/eventually';
import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }] };
const withCard = (content: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

describe('the connector', () => {
  let teams: RunningTeams;
  let personal: string;
  let thread: string;
  let team: string;
  beforeAll(async () => {
    teams = await startTeams();
    await say('personal', 'help');
    personal = path(teams.bot.lastTold.conversation.id);
    await say('channel', '@Muster help');
    thread = path(teams.bot.lastTold.conversation.id);
    team = textIn(objectIn(teams.bot.lastTold.channelData, 'team'), 'id') ?? '';
  });
  afterAll(() => teams.stop());

  const say = (chat: string, text: string) => teams.post('/sandbox/say', { user: alex.userPrincipalName, chat, text });
  const path = (conversation: unknown) => `conversations/${encodeURIComponent(String(conversation))}`;
  const newest = async (chat: string) => {
    const { body } = await teams.get(`/api/state?user=${alex.userPrincipalName}`);
    const chats = Array.isArray(body.chats) ? body.chats : [];
    return chats.find(({ id }) => id === chat).messages.at(-1);
  };

  test('puts a posted message into the chat and gives its id back', async () => {
    const { status, body } = await teams.connector('POST', `${personal}/activities`, { type: 'message', text: 'Hi' });
    expect(status).toBe(201);
    expect(await newest('personal')).toMatchObject({
      id: body.id,
      text: 'Hi',
      textFormat: 'markdown',
      from: { id: `28:${teams.app.id}`, name: 'Muster', bot: true },
    });
  });

  test('puts a reply into the thread that the conversation id names, whatever message it replies to', async () => {
    const { status } = await teams.connector('POST', `${thread}/activities/123`, withCard(card));
    expect(status).toBe(201);
    expect(await newest('channel')).toMatchObject({ card, threadId: expect.stringMatching(/^\d+$/) });
    const bare = thread.replace(/%3Bmessageid.*/, '');
    await teams.connector('POST', `${bare}/activities`, { type: 'message', text: 'A post of its own' });
    expect(await newest('channel')).toMatchObject({ text: 'A post of its own', threadId: null });
  });

  test('replaces and deletes messages of the bot', async () => {
    const { body } = await teams.connector('POST', `${personal}/activities`, withCard(card));
    const update = await teams.connector('PUT', `${personal}/activities/${body.id}`, { type: 'message', text: 'Done' });
    expect(update).toEqual({ status: 200, body: { id: body.id } });
    expect(await newest('personal')).toMatchObject({ id: body.id, text: 'Done', card: null, edited: true });
    expect((await teams.connector('DELETE', `${personal}/activities/${body.id}`)).status).toBe(200);
    expect(await newest('personal')).not.toMatchObject({ id: body.id });
    const again = await teams.connector('PUT', `${personal}/activities/${body.id}`, { type: 'message', text: 'Again' });
    expect(again).toMatchObject({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } });
  });

  test('does not let the bot change what people wrote', async () => {
    await say('personal', 'mine');
    const { id } = teams.bot.lastTold;
    expect((await teams.connector('DELETE', `${personal}/activities/${id}`)).status).toBe(404);
    expect(await newest('personal')).toMatchObject({ id, text: 'mine' });
  });

  test('splits text and card into two messages and then gives no id', async () => {
    const { status, body } = await teams.connector('POST', `${personal}/activities`, {
      ...withCard(card),
      text: 'Look',
    });
    expect({ status, body }).toEqual({ status: 202, body: { list: null } });
    expect(await newest('personal')).toMatchObject({ card, text: null });
  });

  test('takes typing and shows no message for it', async () => {
    const before = await newest('personal');
    expect((await teams.connector('POST', `${personal}/activities`, { type: 'typing' })).status).toBe(202);
    expect(await newest('personal')).toEqual(before);
  });

  test('finds members by Teams id, object id and user principal name', async () => {
    const expected = {
      id: alex.teamsId,
      aadObjectId: alex.id,
      objectId: alex.id,
      name: 'Alex Rivera',
      userPrincipalName: 'alex@contoso.example',
    };
    for (const name of [alex.teamsId, alex.id, alex.userPrincipalName]) {
      const { status, body } = await teams.connector('GET', `${thread}/members/${encodeURIComponent(name)}`);
      expect({ status, body }).toMatchObject({ status: 200, body: expected });
    }
    const stranger = await teams.connector('GET', `${personal}/members/29:nobody`);
    expect(stranger).toMatchObject({ status: 404, body: { error: { code: 'MemberNotFoundInConversation' } } });
  });

  test('lists the members of a chat, and of the team under the id of the team', async () => {
    const { body: one } = await teams.connector('GET', `${personal}/members`);
    expect(one.list).toEqual([expect.objectContaining({ id: alex.teamsId })]);
    const { body: all } = await teams.connector('GET', `${path(team)}/pagedmembers?pageSize=100`);
    // Everybody of the tenant, and one of another with whom the channel is shared.
    expect(all.members).toHaveLength(26);
    const details = await teams.connector('GET', `teams/${encodeURIComponent(team)}`);
    expect(details).toMatchObject({ status: 200, body: { id: team, aadGroupId: expect.any(String) } });
  });

  test('refuses more than 100 KB, counted as UTF-16', async () => {
    const text = (length: number) => ({ type: 'message', text: 'x'.repeat(length) });
    expect((await teams.connector('POST', `${personal}/activities`, text(51_000))).status).toBe(201);
    const refused = await teams.connector('POST', `${personal}/activities`, text(51_200));
    expect(refused).toMatchObject({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } });
  });

  test.each([
    ['no content', { type: 'message' }],
    ['an unknown type', { type: 'event', text: 'Hi' }],
    ['no object', ['Hi']],
  ])('refuses an activity with %s', async (_, activity) => {
    const refused = await teams.connector('POST', `${personal}/activities`, activity);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'BadSyntax' } } });
  });

  test('refuses a conversation it does not know', async () => {
    const unknown = await teams.connector('POST', 'conversations/a:1nobody/activities', {
      type: 'message',
      text: 'Hi',
    });
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
  });

  test.each(['', 'no token', 'signed for somebody else'])('refuses a caller with the token "%s"', async (kind) => {
    const token = kind === 'signed for somebody else' ? await teams.entra.teamsToken(alex) : kind;
    const { status } = await teams.connector('POST', `${personal}/activities`, { type: 'message', text: 'Hi' }, token);
    expect(status).toBe(401);
  });
});

test('a bot that was added nowhere may not write into a chat', async () => {
  const teams = await startTeams();
  const { body } = await teams.post('/api/send', {
    user: alex.userPrincipalName,
    chat: 'personal',
    text: 'help',
    mentions: [],
  });
  expect(body.id).toEqual(expect.any(String));
  await eventually(() => teams.bot.told.length === 1 || undefined);
  const conversation = encodeURIComponent(String(teams.bot.lastTold.conversation.id));
  const refused = await teams.connector('POST', `conversations/${conversation}/activities`, {
    type: 'message',
    text: 'Hi',
  });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
  await teams.stop();
});
