import { createHash, createHmac } from 'node:crypto';
import { SignInLinks, type SignInRequest } from '../../src/bot/signIn/signInLinks';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { BotProcess } from '../support/botProcess';
import { eventually } from '../support/eventually';
import { activity, FakeChannel } from '../support/fakeChannel';
import { ALEX, APP, Microsoft, TENANT } from '../support/microsoft';
import { lastCard, Sandbox, textOf } from '../support/sandbox';
import { buttonOf } from '../support/seen';
import { inSeconds } from '../support/signer';

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

/** What the bot makes of the app's secret where no keys are set. */
function formKey(): string {
  return createHmac('sha256', microsoft.secret).update('Muster forms').digest('base64url');
}

/** A link that the bot has signed. */
function linkFor(changes: Partial<SignInRequest> = {}): string {
  const asked = { tenantId: TENANT, person: ALEX, permissions: ['Group.ReadWrite.All'], claims: '' };
  const links = new SignInLinks([formKey()]);
  return links.linkFor({ ...asked, signInName: '', language: 'en', wrongAccounts: 0, tries: 0, ...changes });
}

function start(query: Record<string, string>): Promise<Response> {
  return get(`/auth/start?${new URLSearchParams(query)}`);
}

function end(query: Record<string, string>, cookie?: string): Promise<Response> {
  return get(`/auth/end?${new URLSearchParams(query)}`, cookie);
}

interface Started {
  readonly asked: URL;
  readonly state: string;
  readonly cookie: string;
  readonly header: string;
}

/** What Entra is asked for, and the cookie that waits for its answer. */
async function started(changes: Partial<SignInRequest> = {}, more: Record<string, string> = {}): Promise<Started> {
  const answer = await start({ link: linkFor(changes), ...more });
  expect(answer.status).toBe(302);
  const header = answer.headers.get('set-cookie') ?? '';
  const asked = new URL(answer.headers.get('location') ?? '');
  return { asked, state: asked.searchParams.get('state') ?? '', cookie: header.split(';')[0] ?? '', header };
}

/** A sign-in page that ended well, and the key it hands to Teams. */
async function keyFor(code: string, changes: Partial<SignInRequest> = {}): Promise<string> {
  const { state, cookie } = await started(changes);
  const html = await (await end({ code, state }, cookie)).text();
  return /<body data-state="([\w-]+)">/.exec(html)?.[1] ?? '';
}

describe('The start of the sign-in window', () => {
  test("leads to the tenant's own authorize page with all it needs", async () => {
    const { asked } = await started({ signInName: 'alex@contoso.example' });
    expect(asked.origin + asked.pathname).toBe(`${microsoft.secureUrl}/${TENANT}/oauth2/v2.0/authorize`);
    const { scope, state, code_challenge, ...others } = Object.fromEntries(asked.searchParams);
    expect(others).toEqual({
      client_id: APP,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: 'https://muster.contoso.example/auth/end',
      login_hint: 'alex@contoso.example',
      code_challenge_method: 'S256',
    });
    expect(code_challenge).toMatch(/^[\w-]{43}$/);
    expect(scope?.split(' ').sort()).toEqual(
      [
        `api://botid-${APP}/access_as_user`,
        'https://graph.microsoft.com/Group.ReadWrite.All',
        'offline_access',
        'openid',
        'profile',
      ].sort(),
    );
    expect(state).toMatch(/^[\w-]+\.[\w-]{43}$/);
  });

  test('lets an account be chosen when it knows none: the browser’s own may be another than that of Teams', async () => {
    const { asked } = await started();
    expect(asked.searchParams.has('login_hint')).toBe(false);
    expect(asked.searchParams.get('prompt')).toBe('select_account');
  });

  test('ties its state to the browser by a cookie that scripts and other sites do not get', async () => {
    const { asked, header } = await started();
    const [pair, ...attributes] = header.split('; ');
    expect(pair).toMatch(/^__Host-muster-sign-in=[\w-]{43}$/);
    expect(asked.href).not.toContain(pair?.split('=')[1]);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=600', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  test('takes another state each time', async () => {
    const states = await Promise.all([1, 2, 3].map(async () => (await started()).state));
    expect(new Set(states).size).toBe(3);
  });

  test('asks for what its press needs, and for nothing that the address adds', async () => {
    const { asked } = await started(
      { claims: '{"a":1}' },
      { permissions: 'Mail.Send', claims: '{}', tenant: 'common' },
    );
    expect(asked.searchParams.get('scope')).not.toMatch(/Mail/);
    expect(asked.searchParams.get('claims')).toBe('{"a":1}');
    expect(asked.pathname).toContain(TENANT);
  });

  test('lets somebody choose another account, whom no hint leads past it, after the wrong one came', async () => {
    const { asked } = await started({ signInName: 'alex@contoso.example', wrongAccounts: 1 });
    expect(asked.searchParams.get('prompt')).toBe('select_account');
    expect(asked.searchParams.has('login_hint')).toBe(false);
  });

  const ours = () => linkFor();
  const other = new SignInLinks(['another key']);
  const late = () => new SignInLinks([formKey()], () => Date.now() - 600_001);
  const request = { tenantId: TENANT, person: ALEX, permissions: [], claims: '', signInName: '', language: 'en' };
  const altered = (link: string, change: (record: object) => object) => {
    const [payload = '', mac = ''] = link.split('.');
    const record = change(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return `${Buffer.from(JSON.stringify(record)).toString('base64url')}.${mac}`;
  };

  test.each<[string, () => string, string]>([
    ['none', () => '', 'not complete'],
    ['one without a signature', () => ours().split('.')[0] ?? '', 'not complete'],
    ['one with an empty signature', () => `${ours().split('.')[0]}.`, 'not complete'],
    ['one with more after it', () => `${ours()}.x`, 'not complete'],
    ['one of other keys', () => other.linkFor({ ...request, wrongAccounts: 0, tries: 0 }), 'not complete'],
    ['one of another person', () => altered(ours(), (link) => ({ ...link, person: 'someone' })), 'not complete'],
    ['one with more permissions', () => altered(ours(), (link) => ({ ...link, permissions: 'x' })), 'not complete'],
    ['one with other claims', () => altered(ours(), (link) => ({ ...link, claims: '{}' })), 'not complete'],
    ['one that lasts longer', () => altered(ours(), (link) => ({ ...link, issued: Date.now() + 1 })), 'not complete'],
    ['one of a tenant that is not allowed', () => linkFor({ tenantId: 'evil.example' }), 'not complete'],
    [
      'one of ten minutes ago',
      () => late().linkFor({ ...request, wrongAccounts: 0, tries: 0 }),
      'more than ten minutes old',
    ],
  ])('refuses every link but its own: %s', async (_name, link, sentence) => {
    const answer = await start({ link: link(), tenant: TENANT, permissions: 'Group.ReadWrite.All' });
    const { status, headers } = answer;
    expect([status, headers.get('location'), headers.get('set-cookie')]).toEqual([400, null, null]);
    expect(await answer.text()).toContain(sentence);
  });

  test.each(['redirect_uri', 'redirect', 'url', 'next', 'returnUrl', 'hint', 'state'])(
    'leads nowhere but to Entra, whatever the link says: %s',
    async (name) => {
      const { asked } = await started({}, { [name]: 'https://evil.example/' });
      expect(asked.origin).toBe(microsoft.secureUrl);
      expect(asked.href).not.toContain('evil');
      expect(asked.searchParams.getAll('redirect_uri')).toEqual(['https://muster.contoso.example/auth/end']);
    },
  );

  test('tells of an Entra that does not answer in words, and nothing of the inside', async () => {
    const untrusting = await FakeChannel.open(microsoft.environment);
    const answer = await fetch(`${untrusting.url}/auth/start?link=${linkFor()}`, { redirect: 'manual' });
    const html = await answer.text();
    await untrusting.close();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(html).toContain('sign-in service does not answer');
    expect(html).not.toMatch(/fetch failed|Error|localhost/);
  });
});

describe('The end of the sign-in window', () => {
  test('hands Teams a key for the code, never the code itself', async () => {
    const { state, cookie } = await started();
    const answer = await end({ code: 'the-code', state }, cookie);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(html).toMatch(/<body data-state="[0-7][\w-]{43}">/);
    expect(html).toContain('You are signed in.');
    expect(html).not.toContain('the-code');
  });

  test('finds its cookie among others', async () => {
    const { state, cookie } = await started();
    const answer = await end({ code: 'c', state }, `a=b; ${cookie}; c=d`);
    expect(answer.status).toBe(200);
  });

  test('knows its window beside a second one of the same browser, whichever ends first', async () => {
    const first = await started();
    const link = linkFor();
    const opened = await get(`/auth/start?link=${link}`, first.cookie);
    const both = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const second = new URL(opened.headers.get('location') ?? '').searchParams.get('state') ?? '';
    for (const state of [first.state, second]) expect((await end({ code: 'c', state }, both)).status).toBe(200);
  });

  const COOKIE = '__Host-muster-sign-in';

  test.each<[string, (mine: Started, other: Started) => [string, string]]>([
    ['no cookie', ({ state }) => [state, '']],
    ['no state', ({ cookie }) => ['', cookie]],
    ['neither', () => ['', '']],
    ['both empty', () => ['', `${COOKIE}=`]],
    ['a state and a cookie that are the same', () => ['x', `${COOKIE}=x`]],
    ['the cookie of another window', ({ state }, { cookie }) => [state, cookie]],
    ['a cookie of another name', ({ state, cookie }) => [state, `x-${cookie}`]],
    ['the cookie that http takes', ({ state, cookie }) => [state, cookie.replace('__Host-', '')]],
    [
      'a state with another mac',
      ({ state, cookie }, other) => [`${state.split('.')[0]}.${other.state.split('.')[1]}`, cookie],
    ],
    ['a state without a mac', ({ state, cookie }) => [state.split('.')[0] ?? '', cookie]],
    ['its link as the state', ({ cookie }) => [linkFor(), cookie]],
  ])('belongs to nobody with %s', async (_name, mixed) => {
    const [state, cookie] = mixed(await started(), await started());
    const answer = await end({ code: 'the-code', state }, cookie);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('This window does not belong to your sign-in.');
    expect(html).not.toContain('data-state');
  });

  test('takes one code for a sign-in, whichever window of it ends first', async () => {
    const link = linkFor();
    const opened = await Promise.all([start({ link }), start({ link })]);
    const ended = [];
    for (const { headers } of [...opened, ...opened]) {
      const state = new URL(headers.get('location') ?? '').searchParams.get('state') ?? '';
      ended.push(await end({ code: 'c', state }, (headers.get('set-cookie') ?? '').split(';')[0]));
    }
    expect(ended.map(({ status }) => status)).toEqual([200, 400, 400, 400]);
    expect(await ended[1]?.text()).toContain('This sign-in was used before.');
  });

  test('takes no code of more than 4,096 characters', async () => {
    const [fits, long] = [await started(), await started()];
    expect((await end({ code: 'x'.repeat(4_096), state: fits.state }, fits.cookie)).status).toBe(200);
    const refused = await end({ code: 'x'.repeat(4_097), state: long.state }, long.cookie);
    expect([refused.status, await refused.text()]).toEqual([400, expect.not.stringContaining('data-state')]);
    expect((await end({ code: 'x', state: long.state }, long.cookie)).status).toBe(200);
  });

  test('writes down who came back and why, in words that are no longer than a word, and no code', async () => {
    const [declined, hostile, good] = [await started(), await started(), await started()];
    const description = `AADSTS65004: alex@contoso.example declined. ${'y'.repeat(9_000)}`;
    const page = await end(
      { error: 'access_denied', error_description: description, state: declined.state },
      declined.cookie,
    );
    expect(await page.text()).toMatch(/You are not signed in\. You did not allow me .* Close this window to go back\./);
    await end({ error: `canary\n{"level":60}${'z'.repeat(9_000)}`, state: hostile.state }, hostile.cookie);
    await end({ code: 'canary-of-a-code', state: good.state }, good.cookie);
    await end({ error: 'canary-unsigned', state: 'x' }, good.cookie);
    const line = (error: string) => `"person":"${ALEX}","error":"${error}`;
    const printed = await eventually(() => (bot.printed.includes('canarylevel60') ? bot.printed : undefined));
    expect(printed).toContain(`${line('access_denied","number":"AADSTS65004"')}`);
    expect(printed).toMatch(/"error":"canarylevel60z{1,60}","msg"/);
    expect(printed).not.toMatch(/alex@contoso|canary-of-a-code|canary-unsigned|z{100}/);
  });

  test('tells Teams the reason when Entra did not let the person in', async () => {
    const { state, cookie } = await started();
    const html = await (await end({ error: 'access_denied', error_description: 'AADSTS65004', state }, cookie)).text();
    expect(html).toContain('<body data-reason="access_denied">');
    expect(html).toContain('You are not signed in.');
    expect(html).not.toContain('data-state');
  });

  test('hands on of what a stranger puts into the reason no more than its letters', async () => {
    const { state, cookie } = await started();
    const html = await (await end({ error: '"><script>alert(1)</script>', state }, cookie)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('data-reason="scriptalert1script"');
  });

  test('leads nowhere else, whatever the address says', async () => {
    const { state, cookie } = await started();
    const query = { code: 'c', state, redirect_uri: 'https://evil.example/' };
    const answer = await end(query, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
    expect(await answer.text()).not.toContain('evil.example');
  });
});

describe('Somebody whose Teams is German', () => {
  test('reads German at the end of a sign-in that began in Teams', async () => {
    const { state, cookie } = await started({ language: 'de' });
    const html = await (await end({ code: 'c', state }, cookie)).text();
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Sie sind angemeldet. Dieses Fenster schließt sich von selbst.');
    const cancelled = await (await end({ state }, cookie)).text();
    expect(cancelled).toContain('Sie sind nicht angemeldet.');
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
    const { state, cookie } = await started();
    const pages = [await end({ code: 'c', state }, cookie), await end({}), await start({})];
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
    const { state, cookie } = await started();
    const answer = await fetch(`${door.url}/auth/end?state=${state}&code=c`, { headers: { cookie } });
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
    return buttonOf(attachments[0].content, 'open');
  }

  const personal = { conversationType: 'personal', id: 'a:1personal' };

  async function press(state: string, changes: object = {}): Promise<{ statusCode: number; value: object }> {
    const value = { action: await invited(), trigger: 'manual', state };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value, ...changes };
    return JSON.parse((await bot.tell(activity(microsoft, invoke))).body);
  }

  test('redeems its code once, with the address that Entra knows and what proves the code to be ours', async () => {
    const { asked, state, cookie } = await started();
    const html = await (await end({ code: 'a-good-code', state }, cookie)).text();
    const key = /<body data-state="([\w-]+)">/.exec(html)?.[1] ?? '';
    for (const _ of [1, 2, 3]) await press(key);
    expect(redeemed().map((request) => [request.get('code'), request.get('redirect_uri')])).toEqual([
      ['a-good-code', 'https://muster.contoso.example/auth/end'],
    ]);
    const verifier = redeemed()[0]?.get('code_verifier') ?? '';
    expect(verifier).toMatch(/^[\w-]{43}$/);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(challenge).toBe(asked.searchParams.get('code_challenge'));
    expect(`${asked.href}${cookie}${html}`).not.toContain(verifier);
  });

  test('is worth nothing in the hands of anybody else, and stays good for its person', async () => {
    const key = await keyFor('a-good-code');
    const someone = { id: '29:2someone', name: 'Someone', aadObjectId: '99999999-0000-4000-8000-000000000009' };
    for (const changes of [{ from: someone }, { conversation: { ...personal, tenantId: someone.aadObjectId } }])
      await press(key, changes);
    expect(redeemed()).toEqual([]);
    await press(key);
    expect(redeemed()).toHaveLength(1);
  });

  test.each(['unknown', 'x'.repeat(43), '123456', `0${'A'.repeat(43)}`, `8${'A'.repeat(43)}`, `0${'A'.repeat(42)}=`])(
    'leads back to the button when it is none: %s',
    async (key) => {
      const { statusCode, value } = await press(key);
      expect([statusCode, 'tokenExchangeResource' in value, redeemed()]).toEqual([401, false, []]);
    },
  );

  test('leads to words, and not to the button for ever, where it leads nowhere twice', async () => {
    const action = await invited();
    const pressed = async () => {
      const value = { action, trigger: 'manual', state: `0${'A'.repeat(43)}` };
      const invoke = activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value });
      return JSON.parse((await bot.tell(invoke)).body);
    };
    expect((await pressed()).statusCode).toBe(401);
    expect((await pressed()).value).toMatch(/^Signing in did not work, twice\./);
  });

  test('leads back to the button when its code brings a token that is not the person’s', async () => {
    const { statusCode, value } = await press(await keyFor('a-good-code'));
    expect([statusCode, 'tokenExchangeResource' in value]).toEqual([401, false]);
  });

  describe('when its code brings another account', () => {
    const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
    const ELSEWHERE = '99999999-0000-4000-8000-000000000009';
    const others: [string, () => Record<string, unknown>, string][] = [
      ['a colleague', () => ({ oid: BEN, preferred_username: 'ben@contoso.example' }), 'ben@contoso.example'],
      [
        'somebody of another organisation',
        () => ({
          iss: `https://login.microsoftonline.com/${ELSEWHERE}/v2.0`,
          tid: ELSEWHERE,
          preferred_username: 'dana@fabrikam.example',
        }),
        'dana@fabrikam.example',
      ],
      [
        'somebody with a name that is none',
        () => ({ oid: BEN, preferred_username: '[x](https://evil.example)' }),
        'another account',
      ],
    ];

    interface Asked {
      readonly statusCode: number;
      readonly value: { readonly text: string; readonly buttons: readonly { readonly value: string }[] };
    }

    /** Opens a link of the sign-in button, comes back with a code, and presses. */
    async function pressAfter(link: string): Promise<{ prompt: string | null; answer: Asked }> {
      const opened = await get(`/auth/start?link=${link}`);
      const asked = new URL(opened.headers.get('location') ?? '').searchParams;
      const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0];
      const html = await (await end({ code: 'c', state: asked.get('state') ?? '' }, cookie)).text();
      const body = await press(/data-state="([\w-]+)"/.exec(html)?.[1] ?? '');
      const answer: Asked = JSON.parse(JSON.stringify(body));
      return { prompt: asked.get('prompt'), answer };
    }

    test.each(others)('says which came and lets another be chosen, once: %s', async (_name, claims, came) => {
      microsoft.ofCode = await microsoft.personToken(claims());
      const first = await pressAfter(linkFor());
      expect([first.prompt, first.answer.statusCode]).toEqual(['select_account', 401]);
      expect(first.answer.value.text).toBe(
        `This needs the account of Alex Rivera, and ${came} was signed in. Sign in, and choose the account of Alex Rivera.`,
      );
      const button = new URL(first.answer.value.buttons[0]?.value ?? '');
      const second = await pressAfter(button.searchParams.get('link') ?? '');
      expect([second.prompt, second.answer.statusCode]).toEqual(['select_account', 200]);
      expect(second.answer.value).toMatch(
        /^This needs the account of Alex Rivera, and .* was signed in again\. Sign out/,
      );
      expect(second.answer.value).toContain(came);
    });

    test('goes on with the right one, chosen at the second time', async () => {
      microsoft.ofCode = await microsoft.personToken({ oid: BEN });
      const first = await pressAfter(linkFor());
      microsoft.ofCode = await microsoft.personToken();
      const button = new URL(first.answer.value.buttons[0]?.value ?? '');
      const second = await pressAfter(button.searchParams.get('link') ?? '');
      expect(second.answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    });
  });

  describe('when the token that it brought has had its time', () => {
    const short = () => microsoft.personToken({ exp: inSeconds(60) });
    const refreshes = () => microsoft.tokenRequests.filter((one) => one.get('grant_type') === 'refresh_token');
    const again = async (): Promise<{ statusCode: number }> => {
      const value = { action: await invited(), trigger: 'manual' };
      return JSON.parse(
        (await bot.tell(activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value }))).body,
      );
    };

    test('another one comes without a window', async () => {
      microsoft.ofCode = await short();
      expect((await press(await keyFor('a-good-code'))).statusCode).toBe(200);
      microsoft.ofRefresh = await microsoft.personToken();
      expect((await again()).statusCode).toBe(200);
      expect(refreshes().map((one) => one.get('refresh_token'))).toEqual(['canary-refresh-token']);
      expect(bot.printed).not.toContain('canary-refresh-token');
    });

    test.each<[string, () => Promise<void>]>([
      [
        'Entra gives none',
        async () => {
          microsoft.refusals.refresh_token = { error: 'invalid_grant' };
        },
      ],
      [
        'the person has signed out',
        async () => {
          await bot.tell(activity(microsoft, { text: 'sign out' }));
        },
      ],
      [
        'it is of somebody else',
        async () => {
          microsoft.ofRefresh = await microsoft.personToken({ oid: 'somebody-else' });
        },
      ],
    ])('there is a window again where %s', async (_name, change) => {
      await bot.tell(activity(microsoft, { text: 'sign out' }));
      microsoft.ofCode = await microsoft.personToken({ exp: inSeconds(60), iat: inSeconds(5) });
      expect((await press(await keyFor('a-good-code'))).statusCode).toBe(200);
      await change();
      expect((await again()).statusCode).toBe(401);
      expect((await again()).statusCode).toBe(401);
    });
  });

  describe('when Entra refuses its code', () => {
    const refuse = (number: number, more: object = {}) => {
      const error_description = `AADSTS${number}: Not so.`;
      microsoft.refusals.authorization_code = { error: 'invalid_grant', error_description, ...more };
    };
    const read = (answer: object): { value: { text: string; buttons: { value: string }[] } } =>
      JSON.parse(JSON.stringify(answer));

    test('the claims of the refusal stand in the address that Entra’s page gets', async () => {
      const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
      refuse(50076, { error: 'interaction_required', claims });
      const { value } = read(await press(await keyFor('a-code')));
      expect(value.text).toMatch(/prove once more that it is you/);
      const { pathname, search } = new URL(value.buttons[0]?.value ?? '');
      const location = (await get(pathname + search)).headers.get('location') ?? '';
      expect(new URL(location).searchParams.get('claims')).toBe(claims);
    });

    test('a code that was used twice leads to the button once, and then to words', async () => {
      refuse(54005);
      const { value } = read(await press(await keyFor('a-code')));
      expect(value.text).toBe('This sign-in was used before. Sign in once more, and I go on.');
      const again = await press(await keyFor('a-code', { tries: 1 }));
      expect(again).toMatchObject({
        statusCode: 200,
        value: expect.stringMatching(/still does not .*\(AADSTS54005\)/),
      });
    });

    test.each([
      [7000222, /not set up rightly.*\(AADSTS7000222\)/],
      [53003, /blocks this from where you are.*\(AADSTS53003\)/],
      [90033, /sign-in service is busy/],
    ])('there is no button that cannot help: AADSTS%s', async (number, says) => {
      refuse(number);
      expect(await press(await keyFor('a-code'))).toMatchObject({
        statusCode: 200,
        value: expect.stringMatching(says),
      });
      await eventually(() => bot.printed.includes(`"number":"AADSTS${number}"`));
    });
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
