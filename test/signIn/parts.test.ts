import { Agent } from 'undici';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { Translators } from '../../src/bot/i18n/translators';
import { dayOf } from '../../src/bot/signIn/appCertificate';
import { endPage, problemPage } from '../../src/bot/signIn/authPageHtml';
import { loginRequest } from '../../src/bot/signIn/loginRequest';
import { OneTimeKeys } from '../../src/bot/signIn/oneTimeKeys';
import {
  assertionAudienceOf,
  graphScope,
  issuersOf,
  type Registration,
  resourceOf,
  tokenEndpointOf,
} from '../../src/bot/signIn/registration';
import { newSignInCode, signInCodeIn } from '../../src/bot/signIn/signInCode';
import type { SignInRequest } from '../../src/bot/signIn/signInLinks';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { SignInNeeded } from '../../src/bot/turn/person';
import type { Turn } from '../../src/bot/turn/turn';

const registration: Registration = {
  id: 'app',
  credential: { secret: 's' },
  tenantId: 'contoso',
  cloud: CLOUDS.public,
  entraUrl: 'https://login.microsoftonline.com',
  http: new Agent(),
  publicUrl: 'https://muster.example',
};
const turn: Turn = {
  requester: { teamsId: '29:1', id: 'ann', name: 'Ann', timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: '' },
};
const english = new Translators().of('en-US');

describe('the app registration', () => {
  it('is asked for by its own names', () => {
    expect(resourceOf(registration)).toBe('api://botid-app');
    expect(graphScope(registration, 'User.Read')).toBe('https://graph.microsoft.com/User.Read');
    expect(tokenEndpointOf(registration, 't')).toBe('https://login.microsoftonline.com/t/oauth2/v2.0/token');
  });

  it('trusts the issuers of its cloud, wherever that is reached', () => {
    expect(issuersOf(registration, 't')).toEqual([
      'https://login.microsoftonline.com/t/v2.0',
      'https://sts.windows.net/t/',
    ]);
    const elsewhere = { ...registration, cloud: CLOUDS.dod, entraUrl: 'https://login.example' };
    expect(issuersOf(elsewhere, 't')).toEqual([
      'https://login.microsoftonline.us/t/v2.0',
      'https://sts.windows.net/t/',
    ]);
    expect(assertionAudienceOf(elsewhere, 't')).toBe('https://login.microsoftonline.us/t/oauth2/v2.0/token');
  });
});

describe('a login request', () => {
  const text = 'Sign in, so that I can do this in your name.';
  const links = { linkFor: (asked: SignInRequest) => JSON.stringify(asked) };
  const read = (needed: SignInNeeded, signInName?: string) =>
    loginRequest(registration, links, turn, needed, english, { text, signInName });
  const start = (asked: object) => {
    const whole = { tenantId: 'contoso', person: 'ann', ...asked, wrongAccounts: 0, tries: 0, language: 'en' };
    return `https://muster.example/auth/start?${new URLSearchParams({ link: JSON.stringify(whole) })}`;
  };
  const button = (value: string) => [{ type: 'signin', title: 'Sign in', text: 'Sign in', value }];

  it('asks Teams for a token, and has a button for when it has none', () => {
    expect(read(new SignInNeeded(['A', 'B'], 'silently'), 'ann@contoso.example')).toEqual({
      statusCode: 401,
      type: 'application/vnd.microsoft.activity.loginRequest',
      value: {
        text: 'Sign in, so that I can do this in your name.',
        connectionName: 'graph',
        tokenExchangeResource: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          uri: 'api://botid-app',
          providerId: null,
        },
        buttons: button(start({ permissions: ['A', 'B'], claims: '', signInName: 'ann@contoso.example' })),
      },
    });
  });

  it('asks for no token where only a page can help, and says what must be proved', () => {
    expect(read(new SignInNeeded(['A'], 'withConsent', '{"x":1}'))).toEqual({
      statusCode: 401,
      type: 'application/vnd.microsoft.activity.loginRequest',
      value: {
        text: 'Sign in, so that I can do this in your name.',
        connectionName: 'graph',
        buttons: button(start({ permissions: ['A'], claims: '{"x":1}', signInName: '' })),
      },
    });
  });

  it('is no failure, and says in the log what for', () => {
    expect(new SignInNeeded(['A', 'B'], 'silently').message).toBe('Sign-in needed for A, B');
  });
});

describe('a one-time key', () => {
  let now = 1_000_000;
  const ann = { tenantId: 'contoso', person: 'ann' };
  const written: string[] = [];
  let [store, keys] = fresh();

  function fresh(): [MemoryStore, OneTimeKeys] {
    const memory = new MemoryStore(() => now);
    const claim = memory.claim.bind(memory);
    memory.claim = (key, value, lifetime) => {
      written.push(key);
      return claim(key, value, lifetime);
    };
    return [memory, new OneTimeKeys(memory, () => now)];
  }

  beforeEach(() => {
    [store, keys] = fresh();
    written.length = 0;
  });

  let count = 0;
  const put = async (secret: string, owner = ann) =>
    (await keys.put({ ...owner, nonce: `${++count}`, issued: ++now }, secret)) ?? '';

  it('gives its secret once', async () => {
    const key = await put('the code');
    expect(key).toMatch(/^[0-7][\w-]{43}$/);
    expect(await keys.take(key, ann)).toBe('the code');
    expect(await keys.take(key, ann)).toBeUndefined();
  });

  it('gives its secret to its person alone, and to whoever tries with another key nothing', async () => {
    const key = await put('the code');
    for (const other of [
      { ...ann, person: 'ben' },
      { ...ann, tenantId: 'fabrikam' },
    ])
      expect(await keys.take(key, other)).toBeUndefined();
    expect(await keys.take(`${key.charAt(0)}${'A'.repeat(43)}`, ann)).toBeUndefined();
    expect(await keys.take(key, ann)).toBe('the code');
  });

  it('gives nothing that was moved to another place in the store', async () => {
    const [key, place] = [await put('the code'), written.at(-1) ?? ''];
    const entry = await store.get(place);
    await store.claim(place.replace(':ann:', ':ben:'), entry?.value ?? '', { ttl: 60_000 });
    expect(await keys.take(key, { ...ann, person: 'ben' })).toBeUndefined();
  });

  it('is made once of a ticket, also after it was used', async () => {
    const ticket = { ...ann, nonce: 'n', issued: now };
    const key = await keys.put(ticket, 'a');
    expect(await keys.put(ticket, 'b')).toBeUndefined();
    expect(await keys.take(key ?? '', ann)).toBe('a');
    expect(await keys.put(ticket, 'c')).toBeUndefined();
    expect(await keys.put({ ...ticket, issued: now - 1 }, 'd')).toBeUndefined();
  });

  it('takes up eight places of a person at most, of which a newer sign-in has the better right', async () => {
    for (let i = 0; i < 200; i++) expect(await put('x')).not.toBe('');
    expect(new Set(written).size).toBe(8);
    const key = await put('the newest');
    expect(await keys.take(key, ann)).toBe('the newest');
  });

  it('is good for five minutes', async () => {
    const ticket = { ...ann, issued: now };
    const [first, second] = [
      await keys.put({ ...ticket, nonce: 'a' }, 'a'),
      await keys.put({ ...ticket, nonce: 'd' }, 'b'),
    ];
    now += 5 * 60 * 1000 - 1;
    expect(await keys.take(first ?? '', ann)).toBe('a');
    now += 1;
    expect(await keys.take(second ?? '', ann)).toBeUndefined();
  });

  it.each([
    '',
    'x',
    'A'.repeat(43),
    `0${'A'.repeat(42)}`,
    `0${'A'.repeat(44)}`,
    `0${'A'.repeat(43)}`,
    `8${'A'.repeat(43)}`,
  ])('is not %j', async (key) => {
    expect(await keys.take(key, ann)).toBeUndefined();
  });
});

describe('the code of a sign-in window', () => {
  const ann = { tenantId: 'contoso', person: 'ann' };
  let now = 1_000_000;
  const keys = new OneTimeKeys(new MemoryStore(() => now), () => now);
  let count = 0;
  const put = (code: string) => keys.put({ ...ann, nonce: `code ${++count}`, issued: ++now }, 'the secret', code);

  it('is short, and holds nothing that looks like something else', () => {
    const codes = Array.from({ length: 50 }, newSignInCode);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    expect(new Set(codes).size).toBe(50);
  });

  it.each([
    ['K7QX-2MPD', 'K7QX-2MPD'],
    [' k7qx-2mpd. ', 'K7QX-2MPD'],
    ['K7QX 2MPD', 'K7QX-2MPD'],
    ['k7qx2mpd', 'K7QX-2MPD'],
    ['K7QX–2MPD', 'K7QX-2MPD'],
    ['K7QX-2MP', undefined],
    ['K7QX-2MPD please', undefined],
    ['K7QO-2MPD', undefined],
    ['help', undefined],
    ['feedback', undefined],
    ['Taskbuch', undefined],
    ['A4 paper', undefined],
    ['2027 BUGS', undefined],
  ])('is known in “%s”: %s', (typed, code) => {
    expect(signInCodeIn(typed)).toBe(code);
  });

  it('opens what its key opens, once, for its person alone, within ten minutes', async () => {
    const key = await put('K7QX-2MPD');
    expect(await keys.takeByCode('K7QX-2MPD', { ...ann, person: 'ben' })).toBeUndefined();
    expect(await keys.takeByCode('K7QX-2MPE', ann)).toBeUndefined();
    now += 9 * 60_000;
    expect(await keys.takeByCode('K7QX-2MPD', ann)).toBe('the secret');
    expect(await keys.takeByCode('K7QX-2MPD', ann)).toBeUndefined();
    expect(await keys.take(key ?? '', ann)).toBeUndefined();
    await put('K7QX-2MPD');
    now += 10 * 60_000;
    expect(await keys.takeByCode('K7QX-2MPD', ann)).toBeUndefined();
  });

  it('is of no use any more once its key was used', async () => {
    const key = await put('K7QX-2MPD');
    expect(await keys.take(key ?? '', ann)).toBe('the secret');
    expect(await keys.takeByCode('K7QX-2MPD', ann)).toBeUndefined();
  });
});

describe('a page of the sign-in', () => {
  it('has a code for whoever Teams does not hear from, hidden at first', () => {
    const html = endPage({ state: 'key', code: 'K7QX-2MPD' }, english);
    expect(html).toMatch(/<div data-code="K7QX-2MPD" hidden><p>You are signed in, and this window cannot tell Teams/);
  });

  it('says that somebody is signed in, and hands on the key', () => {
    const html = endPage({ state: 'a"b' }, english);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<body data-state="a&#34;b">');
    expect(html).toContain('<p role="status">You are signed in. This window closes by itself.</p>');
    expect(html).toContain('<script src="/auth/teams.js"></script><script src="/auth/notify.js"></script>');
  });

  it('says that nobody is, and why', () => {
    const html = endPage({ reason: "<i>&'" }, english);
    expect(html).toContain('<body data-reason="&#60;i&#62;&#38;&#39;">');
    expect(html).toContain('You are not signed in. Close this window to go back.');
    expect(endPage({}, english)).toContain('<body data-reason="">');
  });

  it('may say what is wrong, without any script', () => {
    const html = problemPage('a < b', english);
    expect(html).toContain('<p role="status">a &#60; b</p>');
    expect(html).not.toContain('<script');
  });
});

it('a day is written as ISO 8601 has it', () => {
  expect(dayOf(new Date('2026-11-20T23:59:59Z'))).toBe('2026-11-20');
});
