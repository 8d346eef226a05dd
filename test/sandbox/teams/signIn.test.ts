import { isJson, objectIn, textIn } from '../../../src/sandbox/teams/json';
import type { Received, Reply } from './support/fakeBot';
import { alex, neutral, newest, openAction, opened, showing, startScript } from './support/startScript';
import { person } from './support/startTeams';

const tomas = person('tomas@contoso.example');

describe('a person by script who has to sign in', () => {
  let on: Awaited<ReturnType<typeof startScript>>;
  beforeAll(async () => {
    on = await startScript();
  });
  afterAll(() => on.stop());

  const loginRequest = (more: object = {}): Reply => ({
    body: {
      statusCode: 401,
      type: 'application/vnd.microsoft.activity.loginRequest',
      value: {
        text: 'Please sign in',
        connectionName: 'graph',
        tokenExchangeResource: { id: 'nonce.1', uri: `api://botid-${on.teams.app.id}` },
        buttons: [{ type: 'signin', title: 'Sign in', value: `${on.teams.url}/auth/start?hint=1` }],
        ...more,
      },
    },
  });
  const refusedExchange: Reply = {
    body: { statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed', value: { code: '412' } },
  };
  const tokenOf = ({ value }: Received) => textIn(objectIn(value, 'authentication'), 'token');
  const stateOf = ({ value }: Received) => textIn(value, 'state');

  test('is signed in silently: the same press comes again with a token', async () => {
    on.botWith(neutral, (received) => (tokenOf(received) ? showing(opened) : loginRequest()));
    await on.say({ text: '@Muster add task' });
    const { body } = await on.press({ verb: 'open' });
    expect(newest(body)).toMatchObject({ card: opened });
    const [first, second] = on.invokes();
    expect(second).toEqual({
      ...(isJson(first) ? first : {}),
      authentication: { id: 'nonce.1', connectionName: 'graph', token: expect.any(String) },
    });
    const claims = await on.teams.entra.verify(tokenOf(on.teams.bot.lastTold) ?? '', on.teams.app.id);
    expect(claims).toMatchObject({ oid: alex.id, scp: 'access_as_user' });
  });

  test.each([
    ['the exchange fails', {}],
    ['there is nothing to exchange', { tokenExchangeResource: undefined }],
    ['the token is asked for another app', { tokenExchangeResource: { id: 'n', uri: 'api://botid-other' } }],
    ['the connection has no name', { connectionName: '' }],
  ])('sees the sign-in button when %s', async (_, more) => {
    on.botWith(neutral, (received) => (tokenOf(received) ? refusedExchange : loginRequest(more)));
    await on.say({ text: '@Muster add task' });
    const { body } = await on.press({ verb: 'open' });
    expect(body.signIn).toBe(true);
    expect(newest(body)).toMatchObject({ card: neutral });
  });

  /** Sign-in pages as a bot has them: off to Entra with a cookie, and back. */
  const servePages = () => {
    on.teams.bot.pages['/auth/start'] = (_, response) => {
      const query = new URLSearchParams({
        client_id: on.teams.app.id,
        response_type: 'code',
        redirect_uri: `${on.teams.url}/auth/end`,
        scope: `openid profile api://botid-${on.teams.app.id}/access_as_user https://graph.microsoft.com/Group.ReadWrite.All`,
        state: 'xyz',
      });
      response.writeHead(302, {
        location: `${on.teams.authorizeUrl}?${query}`,
        'set-cookie': 'signIn=abc; Path=/auth; HttpOnly',
      });
      response.end();
    };
    on.teams.bot.pages['/auth/end'] = ({ searchParams }, response) => {
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
    on.botWith(neutral, (received) =>
      stateOf(received) === 'KEY' ? showing(opened) : tokenOf(received) ? refusedExchange : loginRequest(),
    );
    await on.say({ text: '@Muster add task' }, tomas);
    const { body } = await on.press({ verb: 'open', consent: true }, tomas);
    expect(newest(body)).toMatchObject({ card: opened });
    expect(on.invokes()).toEqual([
      { action: openAction, trigger: 'manual' },
      { action: openAction, trigger: 'manual', authentication: expect.anything() },
      { action: openAction, trigger: 'manual', state: 'KEY' },
    ]);
    expect(on.teams.entra.consents.has(tomas, 'Group.ReadWrite.All')).toBe(true);
  });

  test('is told how the popup ended when it gave nothing', async () => {
    on.teams.bot.pages['/auth/start'] = (_, response) => response.end('<body>Cookies are switched off.</body>');
    on.botWith(neutral, (received) => (tokenOf(received) ? refusedExchange : loginRequest()));
    await on.say({ text: '@Muster add task' });
    const { body } = await on.press({ verb: 'open', consent: true });
    expect(body.error).toMatch(
      /The sign-in popup came to an end at .*\/auth\/start\?hint=1: Cookies are switched off\./,
    );
  });

  test('has the web view’s script in the bot’s sign-in pages, before any other', async () => {
    servePages();
    const html = await (
      await fetch(`${on.teams.url}/auth/end?code=1&state=xyz`, { headers: { cookie: 'signIn=abc' } })
    ).text();
    expect(html).toContain('<head><script src="/webview.js"></script><script src="/auth/end.js"></script></head>');
  });
});
