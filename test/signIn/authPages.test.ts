import { MemoryStore } from '../../src/bot/state/memoryStore';
import { BotProcess } from '../support/botProcess';
import { activity, FakeChannel } from '../support/fakeChannel';
import { APP, Microsoft, TENANT } from '../support/microsoft';
import { lastCard, Sandbox, textOf } from '../support/sandbox';

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

function get(path: string, cookie = ''): Promise<Response> {
  return fetch(`${bot.url}${path}`, { redirect: 'manual', headers: { cookie } });
}

function start(query: Record<string, string>): Promise<Response> {
  return get(`/auth/start?${new URLSearchParams(query)}`);
}

function end(query: Record<string, string>, cookie?: string): Promise<Response> {
  return get(`/auth/end?${new URLSearchParams(query)}`, cookie);
}

/** What Entra is asked for, and the cookie that waits for its answer. */
async function started(query: Record<string, string> = {}): Promise<{ asked: URL; cookie: string; header: string }> {
  const answer = await start({ tenant: TENANT, permissions: 'Group.ReadWrite.All', ...query });
  expect(answer.status).toBe(302);
  const header = answer.headers.get('set-cookie') ?? '';
  return { asked: new URL(answer.headers.get('location') ?? ''), cookie: header.split(';')[0] ?? '', header };
}

/** A sign-in page that ended well, and the key it hands to Teams. */
async function keyFor(code: string): Promise<string> {
  const { asked, cookie } = await started();
  const html = await (await end({ code, state: asked.searchParams.get('state') ?? '' }, cookie)).text();
  return /<body data-state="([\w-]+)">/.exec(html)?.[1] ?? '';
}

describe('The start of the sign-in window', () => {
  test("leads to the tenant's own authorize page with all it needs", async () => {
    const { asked } = await started({ hint: 'alex@contoso.example' });
    expect(asked.origin + asked.pathname).toBe(`${microsoft.secureUrl}/${TENANT}/oauth2/v2.0/authorize`);
    const { scope, state, ...others } = Object.fromEntries(asked.searchParams);
    expect(others).toEqual({
      client_id: APP,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: 'https://muster.contoso.example/auth/end',
      login_hint: 'alex@contoso.example',
    });
    expect(scope?.split(' ').sort()).toEqual(
      [
        `api://botid-${APP}/access_as_user`,
        'https://graph.microsoft.com/Group.ReadWrite.All',
        'openid',
        'profile',
      ].sort(),
    );
    expect(state).toMatch(/^[\w-]{22,}\.en$/);
  });

  test('asks for no person in particular when it knows none', async () => {
    const { asked } = await started();
    expect(asked.searchParams.has('login_hint')).toBe(false);
  });

  test('keeps its state in a cookie that scripts and other sites do not get', async () => {
    const { asked, header } = await started();
    const [pair, ...attributes] = header.split('; ');
    expect(pair).toBe(`muster-sign-in=${asked.searchParams.get('state')}`);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=600', 'Path=/auth', 'SameSite=Lax', 'Secure']);
  });

  test('takes another state each time', async () => {
    const states = await Promise.all([1, 2, 3].map(async () => (await started()).asked.searchParams.get('state')));
    expect(new Set(states).size).toBe(3);
  });

  test('never asks for a permission that no kind needs', async () => {
    const { asked } = await started({ permissions: 'Directory.ReadWrite.All Group.ReadWrite.All Mail.Send openid' });
    expect(asked.searchParams.get('scope')).not.toMatch(/Directory|Mail/);
    expect(asked.searchParams.get('scope')).toContain('https://graph.microsoft.com/Group.ReadWrite.All');
  });

  test.each<[string, Record<string, string>]>([
    ['none', {}],
    ['an unknown one', { tenant: '99999999-0000-4000-8000-000000000009' }],
    ['common', { tenant: 'common' }],
    ['a path', { tenant: `${TENANT}/../x` }],
    ['another host', { tenant: `evil.example/${TENANT}` }],
  ])('refuses a tenant that is not allowed: %s', async (_name, query) => {
    const answer = await start(query);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      400,
      null,
      null,
    ]);
    expect(await answer.text()).toContain('This sign-in link is not complete.');
  });

  test.each(['redirect_uri', 'redirect', 'url', 'next', 'returnUrl', 'hint', 'state'])(
    'leads nowhere but to Entra, whatever the link says: %s',
    async (name) => {
      const { asked } = await started({ [name]: 'https://evil.example/' });
      expect(asked.origin).toBe(microsoft.secureUrl);
      expect(asked.searchParams.get('redirect_uri')).toBe('https://muster.contoso.example/auth/end');
      expect(asked.searchParams.getAll('redirect_uri')).toHaveLength(1);
    },
  );

  test('tells of an Entra that does not answer in words, and nothing of the inside', async () => {
    const untrusting = await FakeChannel.open(microsoft.environment);
    const answer = await fetch(`${untrusting.url}/auth/start?tenant=${TENANT}`, { redirect: 'manual' });
    const html = await answer.text();
    await untrusting.close();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(html).toContain('sign-in service does not answer');
    expect(html).not.toMatch(/fetch failed|Error|localhost/);
  });
});

describe('The end of the sign-in window', () => {
  test('hands Teams a key for the code, never the code itself', async () => {
    const { asked, cookie } = await started();
    const answer = await end({ code: 'the-code', state: asked.searchParams.get('state') ?? '' }, cookie);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(html).toMatch(/<body data-state="[\w-]{43}">/);
    expect(html).toContain('You are signed in.');
    expect(html).not.toContain('the-code');
  });

  test('finds its cookie among others', async () => {
    const { asked, cookie } = await started();
    const answer = await end({ code: 'c', state: asked.searchParams.get('state') ?? '' }, `a=b; ${cookie}; c=d`);
    expect(answer.status).toBe(200);
  });

  test.each<[string, (state: string) => [string, string]]>([
    ['no cookie', (state) => [state, '']],
    ['no state', (state) => ['', `muster-sign-in=${state}`]],
    ['neither', () => ['', '']],
    ['both empty', () => ['', 'muster-sign-in=']],
    ['the cookie of another window', (state) => [state, `muster-sign-in=${state.slice(1)}x`]],
    ['a cookie of another name', (state) => [state, `x-muster-sign-in=${state}`]],
  ])('belongs to nobody with %s', async (_name, mixed) => {
    const { asked } = await started();
    const [state, cookie] = mixed(asked.searchParams.get('state') ?? '');
    const answer = await end({ code: 'the-code', state }, cookie);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('This window does not belong to your sign-in.');
    expect(html).not.toContain('data-state');
  });

  test('tells Teams the reason when Entra did not let the person in', async () => {
    const { asked, cookie } = await started();
    const state = asked.searchParams.get('state') ?? '';
    const html = await (await end({ error: 'access_denied', error_description: 'AADSTS65004', state }, cookie)).text();
    expect(html).toContain('<body data-reason="access_denied">');
    expect(html).toContain('You are not signed in.');
    expect(html).not.toContain('data-state');
  });

  test('shows what a stranger puts into the reason as text', async () => {
    const { asked, cookie } = await started();
    const state = asked.searchParams.get('state') ?? '';
    const html = await (await end({ error: '"><script>alert(1)</script>', state }, cookie)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('data-reason="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;"');
  });

  test('leads nowhere else, whatever the address says', async () => {
    const { asked, cookie } = await started();
    const query = { code: 'c', state: asked.searchParams.get('state') ?? '', redirect_uri: 'https://evil.example/' };
    const answer = await end(query, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
    expect(await answer.text()).not.toContain('evil.example');
  });
});

describe('Somebody whose Teams is German', () => {
  test('reads German at the end of a sign-in that began in Teams', async () => {
    const { asked, cookie } = await started({ language: 'de' });
    const state = asked.searchParams.get('state') ?? '';
    const html = await (await end({ code: 'c', state }, cookie)).text();
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Du bist angemeldet. Dieses Fenster schließt sich von selbst.');
    const cancelled = await (await end({ state }, cookie)).text();
    expect(cancelled).toContain('Du bist nicht angemeldet.');
  });

  test.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'Dieser Anmeldelink ist nicht vollständig.'],
    ['en-GB,de;q=0.9', 'This sign-in link is not complete.'],
    ['fr', 'This sign-in link is not complete.'],
    ['', 'This sign-in link is not complete.'],
    ['../de', 'This sign-in link is not complete.'],
  ])('reads what the browser asks for where Teams said nothing: %s', async (language, sentence) => {
    const answer = await fetch(`${bot.url}/auth/start`, { headers: { 'accept-language': language } });
    expect(await answer.text()).toContain(sentence);
  });
});

describe('The pages', () => {
  test('run no script but our own and load nothing from elsewhere', async () => {
    const { asked, cookie } = await started();
    const pages = [
      await end({ code: 'c', state: asked.searchParams.get('state') ?? '' }, cookie),
      await end({}),
      await start({}),
    ];
    for (const page of pages) {
      const policy = page.headers.get('content-security-policy')?.split('; ') ?? [];
      expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "base-uri 'none'"]));
      expect(policy.join()).not.toMatch(/https?:|\*|script-src[^,]*unsafe/);
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await page.text()).not.toMatch(/<script(?! src="\/auth\/)|\son\w+=|https?:\/\//);
    }
  });

  test("carry Microsoft's own library and the few lines that use it", async () => {
    const [library, notify] = await Promise.all([get('/auth/teams.js'), get('/auth/notify.js')]);
    for (const script of [library, notify])
      expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await library.text()).toContain('notifySuccess');
    expect(await notify.text()).toContain('notifySuccess(state)');
  });
});

describe('A page that fails', () => {
  test('says nothing of the inside, and the log says all', async () => {
    jest.spyOn(MemoryStore.prototype, 'claim').mockRejectedValue(new Error('the database password is hunter2'));
    const door = await FakeChannel.open(microsoft.environment);
    const answer = await fetch(`${door.url}/auth/end?state=x&code=c`, { headers: { cookie: 'muster-sign-in=x' } });
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(door.logged).toContain('hunter2');
    await door.close();
    jest.restoreAllMocks();
  });

  test.each([
    ['GET', '/', 404],
    ['GET', '/auth/teams.map', 404],
    ['GET', '/api/messages', 405],
    ['POST', '/auth/end', 405],
    ['GET', '/%E0%A4%A', 404],
  ])('or is none: %s %s', async (method, path, status) => {
    const answer = await fetch(`${bot.url}${path}`, { method });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });
});

describe('The key that the window hands to Teams', () => {
  const redeemed = () =>
    microsoft.tokenRequests.filter((request) => request.get('grant_type') === 'authorization_code');

  async function invited(): Promise<object> {
    await bot.tell(activity(microsoft, { text: 'add task' }));
    const { attachments } = JSON.parse(microsoft.sent.at(-1)?.body ?? '{}');
    return attachments[0].content.actions[0];
  }

  async function press(state: string): Promise<{ statusCode: number; value: object }> {
    const value = { action: await invited(), trigger: 'manual', state };
    return JSON.parse(
      (await bot.tell(activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value }))).body,
    );
  }

  test('redeems its code once, with the address that Entra knows', async () => {
    const key = await keyFor('a-good-code');
    for (const _ of [1, 2, 3]) await press(key);
    expect(redeemed().map((request) => [request.get('code'), request.get('redirect_uri')])).toEqual([
      ['a-good-code', 'https://muster.contoso.example/auth/end'],
    ]);
  });

  test.each(['unknown', 'x'.repeat(43), '123456', `${'A'.repeat(42)}=`])(
    'leads back to the button when it is none: %s',
    async (key) => {
      const { statusCode, value } = await press(key);
      expect([statusCode, 'tokenExchangeResource' in value, redeemed()]).toEqual([401, false, []]);
    },
  );

  test('leads back to the button when its code brings a token that is not the person’s', async () => {
    const { statusCode, value } = await press(await keyFor('a-good-code'));
    expect([statusCode, 'tokenExchangeResource' in value]).toEqual([401, false]);
  });

  test('leads back to the button when Entra refuses its code', async () => {
    microsoft.refusals.authorization_code = {
      error: 'invalid_grant',
      error_description: 'AADSTS70008: The code has expired.',
    };
    const { statusCode, value } = await press(await keyFor('an-old-code'));
    expect([statusCode, 'tokenExchangeResource' in value]).toEqual([401, false]);
  });
});

test('somebody who has to consent first ends on the summary', async () => {
  const sandbox = await Sandbox.start();
  try {
    const tomas = { user: 'tomas@contoso.example', chat: 'personal' as const };
    await sandbox.say('new group Trainees', tomas);
    const refused = await sandbox.press({ ...tomas, verb: 'create', inputs: { displayName: 'Trainees' } });
    expect(refused.signIn).toBe(true);
    expect(await sandbox.exchanges('POST')).toEqual([]);
    const seen = await sandbox.press({
      ...tomas,
      verb: 'create',
      inputs: { displayName: 'Trainees' },
      consent: true,
    });
    expect(textOf(lastCard(seen))).toContain('✓ Microsoft 365 group created\nTrainees');
    const created = (await sandbox.exchanges('POST')).filter(({ url }) => new URL(url).pathname === '/v1.0/groups');
    expect(created.map(({ status }) => status)).toEqual([201]);
  } finally {
    await sandbox.stop();
  }
});
