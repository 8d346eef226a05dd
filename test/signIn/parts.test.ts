import { Translators } from '../../src/bot/i18n/translators';
import { dayOf } from '../../src/bot/signIn/appCertificate';
import { endPage, problemPage } from '../../src/bot/signIn/authPageHtml';
import { loginRequest } from '../../src/bot/signIn/loginRequest';
import { OneTimeKeys } from '../../src/bot/signIn/oneTimeKeys';
import {
  graphScope,
  issuersOf,
  type Registration,
  resourceOf,
  tokenEndpointOf,
} from '../../src/bot/signIn/registration';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { SignInNeeded } from '../../src/bot/turn/person';
import type { Turn } from '../../src/bot/turn/turn';

const registration: Registration = {
  id: 'app',
  credential: { secret: 's' },
  tenantId: 'contoso',
  entraUrl: 'https://login.microsoftonline.com',
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
    expect(graphScope('User.Read')).toBe('https://graph.microsoft.com/User.Read');
    expect(tokenEndpointOf(registration, 't')).toBe('https://login.microsoftonline.com/t/oauth2/v2.0/token');
  });

  it('trusts both issuers of Microsoft’s own cloud, and one of any other', () => {
    expect(issuersOf(registration, 't')).toEqual([
      'https://login.microsoftonline.com/t/v2.0',
      'https://sts.windows.net/t/',
    ]);
    expect(issuersOf({ ...registration, entraUrl: 'https://login.example' }, 't')).toEqual([
      'https://login.example/t/v2.0',
    ]);
  });
});

describe('a login request', () => {
  const text = 'Sign in, so that I can do this in your name.';
  const read = (needed: SignInNeeded, signInName?: string) =>
    loginRequest(registration, turn, needed, english, { text, signInName });
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
        buttons: button(
          'https://muster.example/auth/start?tenant=contoso&permissions=A+B&hint=ann%40contoso.example&language=en',
        ),
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
        buttons: button(
          'https://muster.example/auth/start?tenant=contoso&permissions=A&hint=&language=en&claims=%7B%22x%22%3A1%7D',
        ),
      },
    });
  });

  it('is no failure, and says in the log what for', () => {
    expect(new SignInNeeded(['A', 'B'], 'silently').message).toBe('Sign-in needed for A, B');
  });
});

describe('a one-time key', () => {
  let now = 0;
  const keys = new OneTimeKeys(new MemoryStore(() => now));

  it('gives its secret once', async () => {
    const key = await keys.put('the code');
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await keys.take(key)).toBe('the code');
    expect(await keys.take(key)).toBeUndefined();
  });

  it('is good for five minutes', async () => {
    const [first, second] = [await keys.put('a'), await keys.put('b')];
    now += 5 * 60 * 1000 - 1;
    expect(await keys.take(first)).toBe('a');
    now += 1;
    expect(await keys.take(second)).toBeUndefined();
  });

  it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), 'A'.repeat(43)])('is not %j', async (key) => {
    expect(await keys.take(key)).toBeUndefined();
  });
});

describe('a page of the sign-in', () => {
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
