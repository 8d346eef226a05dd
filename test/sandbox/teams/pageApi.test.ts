import type { Reply } from './support/fakeBot';
import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');
const amira = person('amira@contoso.example');
const card = (text: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });
const attached = (content: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});
const adaptive = 'application/vnd.microsoft.card.adaptive';

describe('the page API', () => {
  let teams: RunningTeams;
  let group: string;
  /** A card of the bot in the group chat. */
  let message: string;

  beforeAll(async () => {
    teams = await startTeams();
    await teams.post('/sandbox/say', { user: alex.userPrincipalName, chat: 'group', text: '@Muster help' });
    group = `conversations/${encodeURIComponent(String(teams.bot.lastTold.conversation.id))}`;
  });
  beforeEach(async () => {
    teams.bot.answer = () => ({});
    const { body } = await teams.connector('POST', `${group}/activities`, attached(card('for all')));
    message = String(body.id);
  });
  afterAll(() => teams.stop());

  const invoke = (reply: Reply, { user = alex, name = 'adaptiveCard/action', value = {} } = {}) => {
    teams.bot.answer = () => reply;
    return teams.post('/api/invoke', { user: user.userPrincipalName, chat: 'group', message, name, value });
  };
  const ok = (statusCode: number, type: string, value?: unknown): Reply => ({ body: { statusCode, type, value } });
  const seenBy = async (user: typeof alex) => {
    const { body } = await teams.get(`/api/state?user=${user.userPrincipalName}`);
    const chats = Array.isArray(body.chats) ? body.chats : [];
    return chats.find(({ id }) => id === 'group').messages.find(({ id }: { id: string }) => id === message);
  };

  test('tells who is there, which commands there are, and the chats of the person', async () => {
    const { body } = await teams.get('/api/state?user=tomas@contoso.example');
    expect(body).toMatchObject({
      me: { displayName: 'Tomás García' },
      bot: { id: `28:${teams.app.id}`, name: 'Muster' },
      commands: expect.arrayContaining([{ title: 'new group', description: expect.any(String) }]),
      chats: [{ id: 'personal' }, { id: 'group' }, { id: 'channel' }],
    });
    expect(body.users).toHaveLength(25);
    const { body: hiro } = await teams.get('/api/state?user=hiro@contoso.example');
    expect(hiro.chats).toMatchObject([{ id: 'personal' }, { id: 'channel' }]);
  });

  test('delivers an invoke about the message and hands the answer back', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'open', data: { kind: 'todoTask' } }, trigger: 'manual' };
    const answer = ok(200, 'application/vnd.microsoft.activity.message', 'Not yours');
    const { body } = await invoke(answer, { user: amira, value });
    expect(body).toEqual({ status: 200, body: answer.body });
    expect(teams.bot.lastTold).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      replyToId: message,
      from: { id: amira.teamsId, aadObjectId: amira.id },
      conversation: { conversationType: 'groupChat' },
    });
  });

  test('replaces the card for the one who pressed, until the base message is updated', async () => {
    await invoke(ok(200, adaptive, card('for Alex')));
    expect(await seenBy(alex)).toMatchObject({ card: card('for Alex'), replacedForMe: true });
    expect(await seenBy(amira)).toMatchObject({ card: card('for all'), replacedForMe: false });
    await teams.connector('PUT', `${group}/activities/${message}`, attached(card('summary')));
    expect(await seenBy(alex)).toMatchObject({ card: card('summary'), replacedForMe: false, edited: true });
    expect(await seenBy(amira)).toMatchObject({ card: card('summary') });
  });

  test.each([
    [200, adaptive, card('x')],
    [200, 'application/vnd.microsoft.activity.message', 'Done'],
    [401, 'application/vnd.microsoft.activity.loginRequest', { text: 'Please sign in' }],
    [401, 'application/vnd.microsoft.error.invalidAuthCode', undefined],
    [412, 'application/vnd.microsoft.error.preconditionFailed', { code: '412', message: 'failed' }],
  ])('takes statusCode %i with the type %s', async (statusCode, type, value) => {
    const { body } = await invoke(ok(statusCode, type, value));
    expect(body).not.toHaveProperty('error');
  });

  test.each([
    ['409', ok(409, adaptive, card('x'))],
    ['a type of another statusCode', ok(200, 'application/vnd.microsoft.activity.loginRequest', {})],
    ['the misspelt type of the documents', ok(401, 'application/vnd.microsoft.error.inccorectAuthCode')],
    ['a card that is none', ok(200, adaptive, 'card')],
    ['no body', {}],
    ['HTTP 401', { status: 401, body: ok(401, 'application/vnd.microsoft.activity.loginRequest', {}).body }],
    ['HTTP 500', { status: 500 }],
  ])('shows the error of Teams for an answer with %s, and leaves the card alone', async (_, reply) => {
    const { body } = await invoke(reply);
    expect(body.error).toMatch(/^Unable to reach app\. Please try again\. \(.+\)$/);
    expect(await seenBy(alex)).toMatchObject({ card: card('for all'), replacedForMe: false });
  });

  test('shows the words of an error that the bot answers with', async () => {
    const { body } = await invoke(
      ok(400, 'application/vnd.microsoft.error', { code: 'BadRequest', message: 'Too long' }),
    );
    expect(body.error).toBe('Too long');
  });

  test('holds type-ahead answers to their own type', async () => {
    const type = 'application/vnd.microsoft.search.searchResponse';
    const value = { queryText: 'mar', queryOptions: { skip: 0, top: 15 }, dataset: 'plans' };
    const search = { name: 'application/search', value };
    const good = await invoke({ body: { statusCode: 200, type, value: { results: [] } } }, search);
    expect(good.body).not.toHaveProperty('error');
    const bad = await invoke(ok(200, adaptive, card('x')), search);
    expect(bad.body.error).toContain('searchResponse');
    expect(await seenBy(alex)).toMatchObject({ replacedForMe: false });
  });

  test('takes any answer to a reported sign-in failure that is HTTP 200', async () => {
    const failure = { name: 'signin/failure', value: { code: 'resourcematchfailed', message: 'no' } };
    expect((await invoke({}, failure)).body).toEqual({ status: 200, body: null });
    expect((await invoke({ status: 501 }, failure)).body.error).toContain('HTTP 501');
  });

  test('gives a token silently for the resource of the app alone', async () => {
    const sso = (resource: string) =>
      teams.post('/api/sso', { user: alex.userPrincipalName, chat: 'personal', resource });
    const { body } = await sso(`api://botid-${teams.app.id}`);
    expect(await teams.entra.verify(String(body.token), teams.app.id)).toMatchObject({ oid: alex.id });
    expect((await sso('api://botid-another')).body).toEqual({ error: 'resourcematchfailed' });
  });

  test('finds people by the start of any of their names, in the organisation or in the chat', async () => {
    const found = async (query: string) =>
      (await teams.get(`/api/people?user=alex@contoso.example&${query}`)).body.list;
    expect(await found('q=tan')).toEqual([
      { title: 'Hiro Tanaka', value: person('hiro@contoso.example').id, subtitle: 'Product Designer' },
    ]);
    expect(await found('q=tan&scope=currentContext&chat=group')).toEqual([]);
    expect(await found('q=ami&scope=currentContext&chat=group')).toMatchObject([{ title: 'Amira Haddad' }]);
    expect(await found('q=')).toHaveLength(15);
  });

  test.each([
    ['/api/send', {}, 400, 'The body needs "user", a string.'],
    ['/api/send', { user: 'nobody', chat: 'group', text: '' }, 404, 'There is no user "nobody"'],
    ['/api/send', { user: 'hiro@contoso.example', chat: 'group', text: '' }, 404, 'only: personal, channel.'],
    ['/api/invoke', { user: alex.id, chat: 'group', message: '7', name: 'x' }, 404, 'There is no message "7"'],
  ])('refuses POST %s %j and says why', async (path, body, status, sentence) => {
    const refused = await teams.post(path, body);
    expect(refused).toEqual({ status, body: { error: expect.stringContaining(sentence) } });
  });
});
