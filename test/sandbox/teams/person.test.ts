import { isJson, type Json, objectIn, textIn } from '../../../src/sandbox/teams/json';
import type { Heard, Reply } from './support/fakeBot';
import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');
const amira = person('amira@contoso.example');
const tomas = person('tomas@contoso.example');

const textCard = (text: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });
const openAction = { type: 'Action.Execute', title: 'Open form', verb: 'open', data: { kind: 'todoTask' } };
const neutral = { ...textCard('Alex wants to add a task'), actions: [openAction] };
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

const showing = (card: object): Reply => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});
const saying = (value: string): Reply => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});

describe('a person by script', () => {
  let teams: RunningTeams;
  beforeAll(async () => {
    teams = await startTeams();
    await teams.get(`/sandbox/chats?user=${alex.id}`);
  });
  beforeEach(() => {
    teams.bot.heard.length = 0;
  });
  afterAll(() => teams.stop());

  const script = (what: 'say' | 'press', body: object, user = alex) =>
    teams.post(`/sandbox/${what}`, { user: user.userPrincipalName, chat: 'group', ...body });

  /** The bot answers every message with this card, and every invoke as `onInvoke` says. */
  const botWith = (card: object, onInvoke: (heard: Heard) => Reply | Promise<Reply>) => {
    teams.bot.answer = async (heard) => {
      if (heard.type !== 'message') return heard.type === 'invoke' ? onInvoke(heard) : {};
      const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
      await teams.connector('POST', `${conversationOf(heard)}/activities`, { type: 'message', attachments });
      return {};
    };
  };
  const conversationOf = ({ conversation }: Heard) => `conversations/${encodeURIComponent(String(conversation.id))}`;
  const newest = (body: Json): Json => {
    const messages: unknown[] = Array.isArray(body.messages) ? body.messages : [];
    const last = messages.at(-1);
    return isJson(last) ? last : {};
  };
  const invokes = () => teams.bot.told.filter(({ type }) => type === 'invoke').map(({ value }) => value);

  test('says something and reads the answer, newest last', async () => {
    botWith(neutral, () => ({}));
    const { status, body } = await script('say', { text: '@Muster add task' });
    expect(status).toBe(200);
    expect(body.messages).toEqual([
      { id: expect.any(String), from: 'Alex Rivera', text: '<at>Muster</at> add task' },
      { id: expect.any(String), from: 'Muster', card: neutral },
    ]);
  });

  test('presses the newest button of that verb or title and sees the answer alone', async () => {
    botWith(neutral, () => showing(form));
    await script('say', { text: '@Muster add task' });
    const { body } = await script('press', { title: 'Open form' });
    expect(newest(body)).toMatchObject({ from: 'Muster', card: form });
    expect(invokes()).toEqual([{ action: openAction, trigger: 'manual' }]);
    const { body: others } = await teams.get(`/sandbox/chats?user=${amira.id}`);
    expect(JSON.stringify(others)).not.toContain('Give the task a title.');
  });

  test('sends what the card holds where nothing is given, and leaves empty inputs out', async () => {
    botWith(form, () => saying('Thank you'));
    await script('say', { text: '@Muster add task' });
    const inputs = { title: 'Buy ink', importance: 'High', owners: ['amira@contoso.example', tomas.id], private: true };
    const { body } = await script('press', { verb: 'create', inputs });
    expect(body.notice).toBe('Thank you');
    expect(invokes()).toMatchObject([
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
    expect(JSON.stringify(invokes())).not.toContain('hours');
  });

  test.each([
    ['nothing in a required input', {}, 'Give the task a title.'],
    ['a text that is too long', { title: 'x'.repeat(21) }, 'Give the task a title.'],
    ['a text that does not fit', { title: 'x', nickname: 'O p s' }, 'Nickname: this does not fit ^[a-z]+$.'],
    ['a number out of range', { title: 'x', hours: 11 }, 'Hours: not after 10.'],
    ['what is none of the choices', { title: 'x', importance: 'urgent' }, 'Importance: "urgent" is none of'],
    ['an input that is not there', { title: 'x', due: 'now' }, 'The card has no input "due". It has: title,'],
  ])('is held back by the client with %s', async (_, inputs, sentence) => {
    botWith(form, () => saying('Thank you'));
    await script('say', { text: '@Muster add task' });
    const refused = await script('press', { verb: 'create', inputs });
    expect(refused).toEqual({ status: 400, body: { error: expect.stringContaining(sentence) } });
    expect(invokes()).toEqual([]);
  });

  test('may press what asks for no inputs, whatever state those are in', async () => {
    botWith(form, () => showing(textCard('Cancelled')));
    await script('say', { text: '@Muster add task' });
    expect((await script('press', { verb: 'cancel' })).status).toBe(200);
  });

  test('is told which buttons there are when the wanted one is not', async () => {
    botWith(form, () => saying('Thank you'));
    await script('say', { chat: 'channel', text: '@Muster add task' });
    const refused = await script('press', { chat: 'channel', verb: 'open' });
    expect(refused).toEqual({
      status: 404,
      body: {
        error: 'No message shows a button with the verb "open". There are: create (Create), cancel (Cancel).',
      },
    });
  });

  test('gets the error of Teams as a 502', async () => {
    botWith(neutral, () => ({ status: 500 }));
    await script('say', { text: '@Muster add task' });
    const refused = await script('press', { verb: 'open' });
    expect(refused).toEqual({ status: 502, body: { error: expect.stringContaining('Unable to reach app') } });
  });

  test('sees a message that the bot writes shortly after its answer', async () => {
    botWith(neutral, (heard) => {
      const later = { type: 'message', text: 'created' };
      setTimeout(() => void teams.connector('POST', `${conversationOf(heard)}/activities`, later), 20);
      return saying('Creating …');
    });
    await script('say', { text: '@Muster add task' });
    const { body } = await script('press', { verb: 'open' });
    expect(newest(body)).toMatchObject({ text: 'created' });
  });

  describe('whose client refreshes cards', () => {
    const refreshing = (userIds: string[]) => ({
      ...neutral,
      refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: { kind: 'todoTask' } }, userIds },
    });

    test('sees the own view at once when named in userIds, and asks no second time', async () => {
      botWith(refreshing([alex.teamsId]), () => showing(form));
      const { body } = await script('say', { text: '@Muster add task' });
      expect(newest(body)).toMatchObject({ card: form });
      await teams.get(`/sandbox/chats?user=${alex.id}`);
      expect(invokes()).toEqual([{ action: refreshing([]).refresh.action, trigger: 'automatic' }]);
    });

    test('sees the base card when not named', async () => {
      botWith(refreshing([alex.teamsId]), () => showing(form));
      await script('say', { text: '@Muster add task' });
      const { body } = await script('say', { text: 'hello' }, amira);
      expect(Array.isArray(body.messages) && body.messages.at(-2)).toMatchObject({ card: neutral });
      expect(invokes()).toHaveLength(1);
    });

    test('asks again after the base message was updated', async () => {
      botWith(refreshing([alex.teamsId]), () => showing(form));
      const { body } = await script('say', { text: '@Muster add task' });
      const content = refreshing([alex.teamsId]);
      const update = {
        type: 'message',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      };
      await teams.connector('PUT', `${conversationOf(teams.bot.lastTold)}/activities/${newest(body).id}`, update);
      await teams.get(`/sandbox/chats?user=${alex.id}`);
      expect(invokes()).toHaveLength(2);
    });
  });

  describe('who has to sign in', () => {
    const loginRequest = (more: object = {}): Reply => ({
      body: {
        statusCode: 401,
        type: 'application/vnd.microsoft.activity.loginRequest',
        value: {
          text: 'Please sign in',
          connectionName: 'graph',
          tokenExchangeResource: { id: 'nonce.1', uri: `api://botid-${teams.app.id}` },
          buttons: [{ type: 'signin', title: 'Sign in', value: `${teams.url}/auth/start?hint=1` }],
          ...more,
        },
      },
    });
    const refusedExchange: Reply = {
      body: { statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed', value: { code: '412' } },
    };
    const tokenOf = ({ value }: Heard) => textIn(objectIn(value, 'authentication'), 'token');
    const stateOf = ({ value }: Heard) => textIn(value, 'state');

    test('is signed in silently: the same press comes again with a token', async () => {
      botWith(neutral, (heard) => (tokenOf(heard) ? showing(form) : loginRequest()));
      await script('say', { text: '@Muster add task' });
      const { body } = await script('press', { verb: 'open' });
      expect(newest(body)).toMatchObject({ card: form });
      const [first, second] = invokes();
      expect(second).toEqual({
        ...(isJson(first) ? first : {}),
        authentication: { id: 'nonce.1', connectionName: 'graph', token: expect.any(String) },
      });
      const claims = await teams.entra.verify(tokenOf(teams.bot.lastTold) ?? '', teams.app.id);
      expect(claims).toMatchObject({ oid: alex.id, scp: 'access_as_user' });
    });

    test.each([
      ['the exchange fails', {}],
      ['there is nothing to exchange', { tokenExchangeResource: undefined }],
      ['the token is asked for another app', { tokenExchangeResource: { id: 'n', uri: 'api://botid-other' } }],
      ['the connection has no name', { connectionName: '' }],
    ])('sees the sign-in button when %s', async (_, more) => {
      botWith(neutral, (heard) => (tokenOf(heard) ? refusedExchange : loginRequest(more)));
      await script('say', { text: '@Muster add task' });
      const { body } = await script('press', { verb: 'open' });
      expect(body.signIn).toBe(true);
      expect(newest(body)).toMatchObject({ card: neutral });
    });

    /** Sign-in pages as a bot has them: off to Entra with a cookie, and back. */
    const servePages = () => {
      teams.bot.pages['/auth/start'] = (_, response) => {
        const query = new URLSearchParams({
          client_id: teams.app.id,
          response_type: 'code',
          redirect_uri: `${teams.url}/auth/end`,
          scope: `openid profile api://botid-${teams.app.id}/access_as_user https://graph.microsoft.com/Group.ReadWrite.All`,
          state: 'xyz',
        });
        response.writeHead(302, {
          location: `${teams.authorizeUrl}?${query}`,
          'set-cookie': 'signIn=abc; Path=/auth; HttpOnly',
        });
        response.end();
      };
      teams.bot.pages['/auth/end'] = ({ searchParams }, response) => {
        const cookie = response.req.headers.cookie;
        const good = searchParams.has('code') && searchParams.get('state') === 'xyz' && cookie === 'signIn=abc';
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(
          good
            ? '<html><head><script src="/auth/end.js"></script></head><body data-state="KEY">Signed in</body></html>'
            : `<html><head></head><body>No: ${searchParams.get('error')}</body></html>`,
        );
      };
    };

    test('signs in at the button and accepts: the press comes again with what the popup gave', async () => {
      servePages();
      botWith(neutral, (heard) =>
        stateOf(heard) === 'KEY' ? showing(form) : tokenOf(heard) ? refusedExchange : loginRequest(),
      );
      await script('say', { text: '@Muster add task' }, tomas);
      const { body } = await script('press', { verb: 'open', consent: true }, tomas);
      expect(newest(body)).toMatchObject({ card: form });
      expect(invokes()).toEqual([
        { action: openAction, trigger: 'manual' },
        { action: openAction, trigger: 'manual', authentication: expect.anything() },
        { action: openAction, trigger: 'manual', state: 'KEY' },
      ]);
      expect(teams.entra.consents.has(tomas, 'Group.ReadWrite.All')).toBe(true);
    });

    test('is told how the popup ended when it gave nothing', async () => {
      teams.bot.pages['/auth/start'] = (_, response) => response.end('<body>Cookies are switched off.</body>');
      botWith(neutral, (heard) => (tokenOf(heard) ? refusedExchange : loginRequest()));
      await script('say', { text: '@Muster add task' });
      const { body } = await script('press', { verb: 'open', consent: true });
      expect(body.error).toMatch(
        /The sign-in popup came to an end at .*\/auth\/start\?hint=1: Cookies are switched off\./,
      );
    });

    test('has the web view’s script in the bot’s sign-in pages, before any other', async () => {
      servePages();
      const html = await (
        await fetch(`${teams.url}/auth/end?code=1&state=xyz`, { headers: { cookie: 'signIn=abc' } })
      ).text();
      expect(html).toContain('<head><script src="/webview.js"></script><script src="/auth/end.js"></script></head>');
    });
  });
});
