import { randomUUID } from 'node:crypto';
import { base64url, SignJWT } from 'jose';
import { Agent } from 'undici';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { GraphService } from '../../src/bot/graph/graphService';
import { CodeRedeemer } from '../../src/bot/signIn/codeRedeemer';
import { OneTimeKeys } from '../../src/bot/signIn/oneTimeKeys';
import { People } from '../../src/bot/signIn/people';
import { SignOuts } from '../../src/bot/signIn/signOuts';
import { TeamsTokens } from '../../src/bot/signIn/teamsTokens';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Turn } from '../../src/bot/turn/turn';
import { BotProcess } from '../support/botProcess';
import { eventually, lineWith } from '../support/eventually';
import { activity } from '../support/fakeChannel';
import { ALEX, APP, Microsoft, TENANT } from '../support/microsoft';
import { buttonOf } from '../support/seen';
import { forged, inSeconds, Signer, unsigned } from '../support/signer';

const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
const ben = { from: { id: '29:1ben', name: 'Ben Okafor', aadObjectId: BEN } };
const ELSEWHERE = '99999999-0000-4000-8000-000000000009';

let microsoft: Microsoft;
let bot: BotProcess;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await BotProcess.start(microsoft);
});

afterAll(async () => {
  await bot.stop();
  await microsoft.stop();
});

// Nobody is signed in when a test begins.
beforeEach(async () => {
  for (const person of [{}, ben]) await bot.tell(activity(microsoft, { text: 'sign out', ...person }));
  microsoft.forget();
});

interface CardAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: Record<string, unknown>;
}

/** Says "add task", as Alex unless told otherwise, and gives back what the button of the invitation would send. */
async function invited(changes: object = {}): Promise<object> {
  await bot.tell(activity(microsoft, { text: 'add task', ...changes }));
  const { attachments } = JSON.parse(microsoft.sent.at(-1)?.body ?? '{}');
  return buttonOf(attachments[0].content, 'open');
}

async function press(action: object, token?: string, changes: object = {}): Promise<CardAnswer> {
  const authentication = token === undefined ? {} : { authentication: { id: '1', connectionName: 'graph', token } };
  const value = { action, trigger: 'manual', ...authentication };
  const answer = await bot.tell(
    activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value, ...changes }),
  );
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
}

/** Exchanges of somebody's token for one of Graph. */
function exchanges(): URLSearchParams[] {
  return microsoft.tokenRequests.filter((request) => request.get('requested_token_use') === 'on_behalf_of');
}

const LOGIN = 'application/vnd.microsoft.activity.loginRequest';
const CARD = 'application/vnd.microsoft.card.adaptive';

const bad: Record<string, () => Promise<string> | string> = {
  garbage: () => 'garbage',
  'of another tenant': () =>
    microsoft.personToken({ iss: `https://login.microsoftonline.com/${ELSEWHERE}/v2.0`, tid: ELSEWHERE }),
  'of another tenant, under our issuer': () => microsoft.personToken({ tid: ELSEWHERE }),
  'of another issuer': () => microsoft.personToken({ iss: 'https://login.evil.example/v2.0' }),
  'of another cloud': () => microsoft.personToken({ iss: `https://login.microsoftonline.us/${TENANT}/v2.0` }),
  'of wherever Entra is reached': () => microsoft.personToken({ iss: `${microsoft.secureUrl}/${TENANT}/v2.0` }),
  'of another person': () => microsoft.personToken({ oid: BEN }),
  'of nobody': () => microsoft.personToken({ oid: undefined }),
  'without a scope': () => microsoft.personToken({ scp: undefined }),
  'of an app instead of a person': () =>
    microsoft.personToken({ scp: undefined, roles: ['access_as_user'], idtyp: 'app' }),
  'of another scope': () => microsoft.personToken({ scp: 'User.Read access_as_user_2' }),
  'for Graph': () => microsoft.personToken({ aud: 'https://graph.microsoft.com' }),
  'for another bot': () => microsoft.personToken({ aud: `api://botid-${ELSEWHERE}` }),
  'that is expired': () => microsoft.personToken({ exp: inSeconds(-600) }),
  'that never expires': () => microsoft.personToken({ exp: undefined }),
  'that is not good yet': () => microsoft.personToken({ nbf: inSeconds(600) }),
  'with a forged signature': async () => forged(await microsoft.personToken()),
  'with alg none': () => unsigned(microsoft.personClaims),
  'with HS256 and the public key as secret': () =>
    new SignJWT(microsoft.personClaims)
      .setProtectedHeader({ alg: 'HS256', kid: microsoft.entra.kid })
      .sign(base64url.decode(microsoft.entra.jwk.n ?? '')),
  'of an unknown key': async () => (await Signer.make('entra-9')).sign(microsoft.personClaims),
  'of an unknown key under a known name': async () => (await Signer.make('entra-1')).sign(microsoft.personClaims),
  'of the channel': () => microsoft.channelToken(),
  'that the channel signed': () => microsoft.channel.sign(microsoft.personClaims),
};

describe('A press with a bad token', () => {
  test('leads to the sign-in button, never to Entra or Graph', async () => {
    const action = await invited();
    for (const [name, make] of Object.entries(bad)) {
      const { statusCode, type, value } = await press(action, await make());
      expect({ name, statusCode, type, silent: 'tokenExchangeResource' in value }).toEqual({
        name,
        statusCode: 401,
        type: LOGIN,
        silent: false,
      });
    }
    expect([exchanges(), microsoft.graphRequests]).toEqual([[], []]);
    await eventually(() => lineWith(bot.printed, 'The token belongs to another person than the one who pressed.'));
  });

  test('of another person is told whose came, and the page lets another be chosen', async () => {
    const token = await microsoft.personToken({ oid: BEN, preferred_username: 'ben@contoso.example' });
    const { value } = await press(await invited(), token);
    expect(value.text).toContain('the account of Alex Rivera, and ben@contoso.example was signed in');
    const [button] = JSON.parse(JSON.stringify(value.buttons));
    const { search } = new URL(button.value);
    const opened = await fetch(`${bot.url}/auth/start${search}`, { redirect: 'manual' });
    expect(opened.headers.get('location')).toContain('prompt=select_account');
  });

  test('is not helped by a good one that came before', async () => {
    const action = await invited();
    expect((await press(action, await microsoft.personToken())).type).toBe(CARD);
    microsoft.forget();
    const { statusCode, value } = await press(action, await microsoft.personToken({ oid: BEN }));
    expect([statusCode, 'tokenExchangeResource' in value]).toEqual([401, false]);
    expect(microsoft.graphRequests).toEqual([]);
  });

  test("opens nobody else's form: Ben with Alex's token, and Ben with his own", async () => {
    const action = await invited();
    for (const oid of [ALEX, BEN]) {
      const { statusCode, type } = await press(action, await microsoft.personToken({ oid }), ben);
      expect([statusCode, type]).toEqual([200, 'application/vnd.microsoft.activity.message']);
    }
    expect([exchanges(), microsoft.graphRequests]).toEqual([[], []]);
  });
});

describe('A press without a token', () => {
  test('asks Teams for one, and shows where to sign in if Teams has none', async () => {
    const { statusCode, type, value } = await press(await invited());
    expect([statusCode, type]).toEqual([401, LOGIN]);
    expect(value).toEqual({
      text: expect.any(String),
      connectionName: 'graph',
      tokenExchangeResource: { id: expect.any(String), uri: `api://botid-${APP}`, providerId: null },
      buttons: [{ type: 'signin', title: 'Sign in', text: 'Sign in', value: expect.any(String) }],
    });
    const [button] = JSON.parse(JSON.stringify(value.buttons));
    const start = new URL(button.value);
    expect(start.origin + start.pathname).toBe('https://muster.contoso.example/auth/start');
    const opened = await fetch(`${bot.url}${start.pathname}${start.search}`, { redirect: 'manual' });
    const asked = new URL(opened.headers.get('location') ?? '');
    expect(asked.pathname).toBe(`/${TENANT}/oauth2/v2.0/authorize`);
    expect(asked.searchParams.get('scope')?.split(' ')).toContain('https://graph.microsoft.com/Tasks.ReadWrite');
  });

  test('says what for, once Teams had its chance and the person has to consent', async () => {
    const textFor = async (locale: string) => {
      const { value } = await press(await invited(), 'no token', { locale });
      return value.text;
    };
    expect(await textFor('en-US')).toMatch(
      /^Sign in and allow me to create tasks and task lists and offer the categories/,
    );
    expect(await textFor('de-DE')).toMatch(
      /^Melden Sie sich an und erlauben Sie mir: Aufgaben und Aufgabenlisten erstellen und die/,
    );
  });

  test('never asks when the card refreshes by itself', async () => {
    const value = { action: { ...(await invited()), verb: 'refresh' }, trigger: 'automatic' };
    const refresh = activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value });
    const { statusCode, type } = JSON.parse((await bot.tell(refresh)).body);
    expect([statusCode, type]).toEqual([200, CARD]);
  });
});

describe('A good token', () => {
  test.each<[string, () => Record<string, unknown>]>([
    ['as Teams gives it', () => ({})],
    ["for the app's URI", () => ({ aud: `api://botid-${APP}` })],
    ['with more scopes', () => ({ scp: 'openid access_as_user' })],
    ['four minutes late by the clock', () => ({ exp: inSeconds(-240) })],
  ])('opens the form: %s', async (_name, changes) => {
    // Each a person of their own: what somebody's form has read of Graph is kept for some seconds.
    const oid = randomUUID();
    const from = { from: { id: `29:${oid}`, name: 'Alex Rivera', aadObjectId: oid } };
    const token = await microsoft.personToken({ oid, ...changes() });
    const { statusCode, type } = await press(await invited(from), token, from);
    expect([statusCode, type]).toEqual([200, CARD]);
    const scopes = exchanges().map((request) => request.get('scope')?.split(' ') ?? []);
    expect(scopes).toEqual([expect.arrayContaining(['https://graph.microsoft.com/Tasks.ReadWrite'])]);
    expect(exchanges().map((request) => request.get('assertion'))).toEqual([token]);
    expect(microsoft.graphRequests.map(({ authorization }) => authorization)).toContain(`Bearer access-${APP}`);
  });

  test('is exchanged once for all presses, and then needed no more', async () => {
    const [action, token] = [await invited(), await microsoft.personToken()];
    for (const again of [token, token, undefined]) expect((await press(action, again)).type).toBe(CARD);
    expect(exchanges()).toHaveLength(1);
  });

  test('is forgotten when the person signs out', async () => {
    const action = await invited();
    await press(action, await microsoft.personToken());
    await bot.tell(activity(microsoft, { text: 'sign out' }));
    const { statusCode, value } = await press(action);
    expect([statusCode, 'tokenExchangeResource' in value]).toEqual([401, true]);
  });

  test('is verified once', async () => {
    const { people, check } = alone();
    const first = await people.admit('one', turn);
    expect([await people.admit('one', turn), await people.known(turn)]).toEqual([first, first]);
    expect(check).toHaveBeenCalledTimes(1);
    await people.admit('another', turn);
    expect(check).toHaveBeenCalledTimes(2);
  });

  test('that comes without a window while the person signs out is theirs no more', async () => {
    const { people, codes, signOuts, check } = alone();
    check.mockImplementation(async (token) => ({ token, issued: Date.now(), expires: Date.now(), signInName: '' }));
    const redeemed = { token: 'one', refresh: 'another one', wrongAccounts: 0, tries: 0 };
    jest.spyOn(codes, 'redeem').mockResolvedValue(redeemed);
    const refreshed = jest.spyOn(codes, 'refreshed').mockImplementation(async () => {
      await signOuts.signOut({ tenantId: TENANT, person: ALEX });
      return { token: 'two', refresh: 'a third one' };
    });
    await people.admitByKey('a key', turn);
    await eventually(async () => ((await people.known(turn)) ? undefined : true));
    for (const _again of [1, 2]) expect(await people.known(turn)).toBeUndefined();
    expect(refreshed).toHaveBeenCalledTimes(1);
  });
});

/** People whose tokens are all good, and who share nothing with a bot. */
function alone() {
  const [credential, entraUrl] = [{ secret: 's' }, 'https://localhost'];
  const http = new Agent();
  const registration = { id: APP, credential, tenantId: TENANT, cloud: CLOUDS.public, entraUrl, http, publicUrl: '' };
  const tokens = new TeamsTokens(registration, [TENANT]);
  const check = jest
    .spyOn(tokens, 'check')
    .mockImplementation(async (token) => ({ token, issued: 0, expires: Date.now() + 3_600_000, signInName: '' }));
  const codes = new CodeRedeemer(registration, new OneTimeKeys(new MemoryStore()), new Agent());
  const graphs = new GraphService('https://localhost', new Agent());
  const signOuts = new SignOuts(new MemoryStore());
  return { people: new People(registration, tokens, codes, graphs, signOuts), codes, signOuts, check };
}

const turn: Turn = {
  requester: { teamsId: '29:1alex', id: ALEX, name: 'Alex Rivera', timeZone: 'UTC' },
  tenantId: TENANT,
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com' },
};
