import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  AuthorizationCodeCredential,
  ClientSecretCredential,
  OnBehalfOfCredential,
  type TokenCredential,
} from '@azure/identity';
import { createLocalJWKSet, decodeJwt, jwtVerify, SignJWT } from 'jose';
import { Agent, fetch, type RequestInit } from 'undici';
import { type Certificate, newCertificate } from '../../src/sandbox/certificate';
import { Entra } from '../../src/sandbox/entra/entra';
import { contoso, newApp, type User, userNamed } from '../../src/sandbox/tenant';
import { KEYS } from '../support/keys';

const app = newApp();
const redirectUri = 'http://localhost:3979/auth/end';
const ownScope = `api://botid-${app.id}/access_as_user`;
const writeGroups = 'https://graph.microsoft.com/Group.ReadWrite.All';
const alex = person('alex');
const tomas = person('tomas');

let certificate: Certificate;
let entra: Entra;
let client: Agent;
let offset = 0;

beforeAll(async () => {
  certificate = await newCertificate();
  client = new Agent({ connect: { ca: certificate.cert } });
});
beforeEach(async () => {
  offset = 0;
  const now = () => new Date(Date.now() + offset);
  const authorizeUrl = `http://localhost:3979/entra/${contoso.id}/oauth2/v2.0/authorize`;
  entra = new Entra({ tenant: contoso, app, certificate, redirectUri, authorizeUrl, now, keys: KEYS });
  await entra.start(0);
});
afterEach(() => entra.stop());
afterAll(() => client.close());

function person(name: string): User {
  const user = userNamed(contoso, `${name}@contoso.example`);
  if (user === undefined) throw new Error(`Nobody at Contoso is called ${name}.`);
  return user;
}

function request(path: string, options: RequestInit = {}) {
  return fetch(`${entra.url}/${contoso.id}${path}`, { dispatcher: client, redirect: 'manual', ...options });
}

/** Posts to the token endpoint as Muster does, with differences. */
async function token(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: app.id, client_secret: app.secret, ...form });
  const response = await request('/oauth2/v2.0/token', { method: 'POST', body });
  return { status: response.status, body: await response.json() };
}

const onBehalfOf = (assertion: string, more: Record<string, string> = {}) =>
  token({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    assertion,
    scope: writeGroups,
    ...more,
  });

const connection = () => ({
  authorityHost: entra.url,
  disableInstanceDiscovery: true,
  tlsOptions: { ca: certificate.cert },
  retryOptions: { maxRetries: 0 },
});

async function tokenFrom(credential: TokenCredential, scope: string) {
  return decodeJwt((await credential.getToken(scope))?.token ?? '');
}

describe('the metadata', () => {
  test('name the endpoints, the authorize page at the address that browsers trust', async () => {
    const metadata = await (await request('/v2.0/.well-known/openid-configuration')).json();
    expect(metadata).toMatchObject({
      issuer: `https://login.microsoftonline.com/${contoso.id}/v2.0`,
      authorization_endpoint: `http://localhost:3979/entra/${contoso.id}/oauth2/v2.0/authorize`,
      token_endpoint: `${entra.url}/${contoso.id}/oauth2/v2.0/token`,
      jwks_uri: `${entra.url}/${contoso.id}/discovery/v2.0/keys`,
    });
  });

  test("lead to the keys that verify Teams' token", async () => {
    const keys = await entra.publicKeys();
    expect(await (await request('/discovery/v2.0/keys')).json()).toEqual(keys);

    const { payload } = await jwtVerify(await entra.teamsToken(alex), createLocalJWKSet(keys), { audience: app.id });
    expect(payload).toMatchObject({
      iss: `https://login.microsoftonline.com/${contoso.id}/v2.0`,
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      scp: 'access_as_user',
      oid: alex.id,
      tid: contoso.id,
      preferred_username: 'alex@contoso.example',
      name: 'Alex Rivera',
    });
  });

  test('of an unknown tenant are refused', async () => {
    const response = await fetch(`${entra.url}/fabrikam.example/v2.0/.well-known/openid-configuration`, {
      dispatcher: client,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error_codes: [90002] });
  });
});

describe('on behalf of a person', () => {
  test('the SDK gets a token for Graph with the scopes it asked for', async () => {
    const credential = new OnBehalfOfCredential({
      tenantId: contoso.id,
      clientId: app.id,
      clientSecret: app.secret,
      userAssertionToken: await entra.teamsToken(alex),
      ...connection(),
    });
    expect(await tokenFrom(credential, writeGroups)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      scp: 'Group.ReadWrite.All',
      oid: alex.id,
      tid: contoso.id,
      appid: app.id,
    });
  });

  test('the SDK sees that consent is missing', async () => {
    const credential = new OnBehalfOfCredential({
      tenantId: contoso.id,
      clientId: app.id,
      clientSecret: app.secret,
      userAssertionToken: await entra.teamsToken(tomas),
      ...connection(),
    });
    await expect(credential.getToken(writeGroups)).rejects.toMatchObject({
      name: 'AuthenticationRequiredError',
      message: expect.stringContaining('AADSTS65001'),
    });
  });

  test('missing consent is answered in the words of Entra', async () => {
    const { status, body } = await onBehalfOf(await entra.teamsToken(tomas));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
      error_description: expect.stringMatching(/^AADSTS65001: .* Trace ID: .* Correlation ID: .* Timestamp: /),
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
    });
  });

  test('a forged assertion is refused, whoever it names', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const claims = decodeJwt(await entra.teamsToken(alex));
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    expect(await onBehalfOf(forged)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_codes: [50013] },
    });
  });

  test('an assertion for somebody else is refused', async () => {
    const forGraph = await entra.graphToken(alex);
    expect(await onBehalfOf(forGraph)).toMatchObject({ status: 400, body: { error_codes: [50013] } });
  });

  test('an expired assertion is refused', async () => {
    const assertion = await entra.teamsToken(alex);
    offset = 3_601_000;
    expect(await onBehalfOf(assertion)).toMatchObject({ status: 400, body: { error_codes: [500133] } });
  });

  test.each([
    [{ client_secret: 'wrong' }, 401, 7000215],
    [{ client_id: '00000000-0000-0000-0000-000000000000' }, 400, 700016],
    [{ scope: 'https://graph.microsoft.com/Groups.WriteAll' }, 400, 70011],
    [{ scope: `${writeGroups} ${ownScope}` }, 400, 28000],
    [{ grant_type: 'password' }, 400, 70003],
  ])('%j is refused', async (difference, status, code) => {
    const reply = await onBehalfOf(await entra.teamsToken(alex), difference);
    expect(reply).toMatchObject({ status, body: { error_codes: [code] } });
  });
});

describe('Muster itself', () => {
  test('gets a token for the Bot Framework through the SDK', async () => {
    const credential = new ClientSecretCredential(contoso.id, app.id, app.secret, connection());
    const scope = 'https://api.botframework.com/.default';
    expect(await tokenFrom(credential, scope)).toMatchObject({ aud: 'https://api.botframework.com', appid: app.id });
  });

  test('gets a token for Graph that permits nothing of what people own, and none for that of another cloud', async () => {
    const of = (graph: string) => token({ grant_type: 'client_credentials', scope: `${graph}/.default` });
    const { body } = await of('https://graph.microsoft.com');
    const claims = decodeJwt(String(Object(body).access_token));
    expect(claims).toMatchObject({ aud: 'https://graph.microsoft.com', appid: app.id, idtyp: 'app' });
    expect([claims.scp, claims.roles, claims.oid]).toEqual([undefined, undefined, undefined]);
    for (const graph of ['https://graph.microsoft.us', 'https://dod-graph.microsoft.us'])
      expect(await of(graph)).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
  });
});

describe('the pages', () => {
  const verifier = 'a-verifier-of-at-least-forty-three-characters-length';
  const challenge = createHash('sha256').update(verifier).digest('base64url');

  const address = (more: Record<string, string> = {}) => {
    const query = {
      client_id: app.id,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: `openid profile ${ownScope} ${writeGroups}`,
      state: 'remember me',
      ...more,
    };
    return `/oauth2/v2.0/authorize?${new URLSearchParams(query)}`;
  };

  const open = (more?: Record<string, string>) => request(address(more));
  const submit = (form: Record<string, string>, more?: Record<string, string>) =>
    request(address(more), { method: 'POST', body: new URLSearchParams(form) });

  function sentBack(response: { status: number; headers: { get(name: string): string | null } }): URLSearchParams {
    expect(response.status).toBe(302);
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe(redirectUri);
    return location.searchParams;
  }

  async function codeOf(user: User, more: Record<string, string> = {}): Promise<string> {
    return sentBack(await open({ login_hint: user.userPrincipalName, ...more })).get('code') ?? '';
  }

  const redeem = (code: string, more: Record<string, string> = {}) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, scope: ownScope, ...more });

  test('a person who has consented is sent straight back with a code', async () => {
    const answer = sentBack(await open({ login_hint: 'alex@contoso.example' }));
    expect(answer.get('code')).toMatch(/^[\w-]{20,}$/);
    expect(answer.get('state')).toBe('remember me');
  });

  test('without a hint the person picks an account', async () => {
    const picker = await open();
    const html = await picker.text();
    expect(picker.status).toBe(200);
    expect(html).toContain('Pick an account');
    expect(html).toContain('name="login_hint" value="alex@contoso.example"');

    expect(sentBack(await submit({ login_hint: 'alex@contoso.example' })).has('code')).toBe(true);
  });

  test('consent is asked for in words, given by Accept, and from then on known', async () => {
    const page = await open({ login_hint: 'tomas@contoso.example' });
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('Permissions requested');
    expect(html).toContain('Read and write all groups');
    expect(html).toContain('name="accept" value="true"');
    expect(entra.consents.has(tomas, 'Group.ReadWrite.All')).toBe(false);

    const answer = sentBack(await submit({ login_hint: 'tomas@contoso.example', accept: 'true' }));
    expect(answer.has('code')).toBe(true);
    expect(entra.consents.has(tomas, 'Group.ReadWrite.All')).toBe(true);
    expect((await onBehalfOf(await entra.teamsToken(tomas))).status).toBe(200);
  });

  test('Cancel is told to Muster, and grants nothing', async () => {
    const answer = sentBack(await submit({ accept: 'false' }, { login_hint: 'tomas@contoso.example' }));
    expect(Object.fromEntries(answer)).toMatchObject({ error: 'access_denied', state: 'remember me' });
    expect(entra.consents.has(tomas, 'Group.ReadWrite.All')).toBe(false);
  });

  test.each([
    [{ redirect_uri: 'https://evil.example/end' }, 'AADSTS50011'],
    [{ client_id: 'someone-else' }, 'AADSTS700016'],
  ])('%j is shown to the person, who is sent nowhere', async (difference, code) => {
    const page = await open({ login_hint: 'alex@contoso.example', ...difference });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(code);
  });

  test('the code becomes a token like the one of Teams, through the SDK', async () => {
    const code = await codeOf(alex);
    const credential = new AuthorizationCodeCredential(contoso.id, app.id, app.secret, code, redirectUri, connection());
    expect(await tokenFrom(credential, ownScope)).toMatchObject({
      aud: app.id,
      iss: `https://login.microsoftonline.com/${contoso.id}/v2.0`,
      azp: app.id,
      scp: 'access_as_user',
      oid: alex.id,
      tid: contoso.id,
    });
  });

  test('a code is good once, and for ten minutes', async () => {
    const code = await codeOf(alex);
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [54005] } });

    const late = await codeOf(alex);
    offset = 601_000;
    expect(await redeem(late)).toMatchObject({ status: 400, body: { error_codes: [70008] } });
  });

  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

  test('a code with a challenge needs its verifier', async () => {
    expect((await redeem(await codeOf(alex, pkce), { code_verifier: verifier })).status).toBe(200);
    for (const wrong of [undefined, '', 'x', verifier.slice(1), `${verifier}x`, challenge, 'v'.repeat(129)])
      expect(await redeem(await codeOf(alex, pkce), wrong === undefined ? {} : { code_verifier: wrong })).toMatchObject(
        { status: 400, body: { error: 'invalid_grant', error_codes: [501481] } },
      );
  });

  test('a verifier of which no request had the challenge is refused', async () => {
    const answer = await redeem(await codeOf(alex), { code_verifier: verifier });
    expect(answer).toMatchObject({ status: 400, body: { error_codes: [50147] } });
  });

  test.each([
    [{ code_challenge: verifier, code_challenge_method: 'plain' }, 'AADSTS50145'],
    [{ code_challenge: challenge }, 'AADSTS50145'],
    [{ code_challenge_method: 'S256' }, 'AADSTS501491'],
    [{ code_challenge: 'short', code_challenge_method: 'S256' }, 'AADSTS501491'],
  ])('a challenge of another kind brings no code: %j', async (query, number) => {
    const answer = sentBack(await open({ login_hint: 'alex@contoso.example', ...query }));
    expect([answer.get('code'), answer.get('error')]).toEqual([null, 'invalid_request']);
    expect(answer.get('error_description')).toContain(number);
  });

  test('whoever is to choose an account is asked although there is a hint', async () => {
    const query = { login_hint: 'alex@contoso.example', prompt: 'select_account' };
    expect(await (await open(query)).text()).toContain('Pick an account');
    expect(sentBack(await submit({ login_hint: 'alex@contoso.example' }, query)).has('code')).toBe(true);
  });

  test('a code is redeemed for the registered address and with the right secret only', async () => {
    const elsewhere = { redirect_uri: 'https://evil.example/end' };
    expect(await redeem(await codeOf(alex), elsewhere)).toMatchObject({ status: 400, body: { error_codes: [50011] } });
    const wrong = { client_secret: 'wrong' };
    expect(await redeem(await codeOf(alex), wrong)).toMatchObject({ status: 401, body: { error_codes: [7000215] } });
  });
});
