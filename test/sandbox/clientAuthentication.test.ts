import { execFile } from 'node:child_process';
import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { decodeJwt, SignJWT } from 'jose';
import { Agent, fetch } from 'undici';
import { type Certificate, newCertificate } from '../../src/sandbox/certificate';
import { type Cloud, clouds } from '../../src/sandbox/clouds';
import { Entra } from '../../src/sandbox/entra/entra';
import { managedIdentityEndpoint } from '../../src/sandbox/entra/managedIdentityEndpoint';
import { type App, contoso, newApp } from '../../src/sandbox/tenant';
import { newAppCertificate } from '../support/appCertificate';
import { KEYS } from '../support/keys';
import { forged, inSeconds, unsigned } from '../support/signer';

const scope = 'https://api.botframework.com/.default';
const identity = { clientId: randomUUID(), principalId: randomUUID() };

let own: { cert: string; key: string };
let other: { cert: string; key: string };
let certificate: Certificate;
let app: App;
let entra: Entra;
let client: Agent;

beforeAll(async () => {
  [own, other, certificate] = await Promise.all([newAppCertificate(), newAppCertificate(), newCertificate()]);
  client = new Agent({ connect: { ca: certificate.cert } });
  app = newApp({ certificate: own.cert, managedIdentity: identity });
  entra = await started(app);
});
afterAll(async () => {
  await entra.stop();
  await client.close();
});

async function started(registration: App, cloud: Cloud = clouds.public): Promise<Entra> {
  const [redirectUri, authorizeUrl] = ['http://localhost/auth/end', 'http://localhost/entra'];
  const own = { tenant: contoso, app: registration, cloud: () => cloud, keys: KEYS };
  const server = new Entra({ ...own, certificate, redirectUri, authorizeUrl });
  await server.start(0);
  return server;
}

const endpoint = () => `${entra.url}/${contoso.id}/oauth2/v2.0/token`;

async function ask(proof: Record<string, string>) {
  const body = new URLSearchParams({ client_id: app.id, grant_type: 'client_credentials', scope, ...proof });
  const answer = await fetch(endpoint(), { method: 'POST', body, dispatcher: client });
  return { status: answer.status, body: await answer.json() };
}

const asking = (client_assertion: string) =>
  ask({ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion });

const refusedWith = (code: number) => ({ status: 401, body: { error: 'invalid_client', error_codes: [code] } });

const thumbprintOf = (cert: string) => createHash('sha256').update(new X509Certificate(cert).raw).digest('base64url');

/** What the app may say of itself, with differences; `undefined` leaves a claim out. */
function claims(changes: Record<string, unknown> = {}) {
  const now = { nbf: inSeconds(0), exp: inSeconds(600), jti: randomUUID() };
  return { iss: app.id, sub: app.id, aud: endpoint(), ...now, ...changes };
}

function signed(changes: Record<string, unknown> = {}, header: object = {}, key = own.key): Promise<string> {
  const protectedHeader = { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprintOf(own.cert), ...header };
  return new SignJWT(claims(changes)).setProtectedHeader(protectedHeader).sign(createPrivateKey(key));
}

describe('A certificate', () => {
  /** In a process of its own: within Jest the library does not know its own keys again. */
  test("is what Microsoft's own library proves the app with", async () => {
    const options = { authorityHost: entra.url, disableInstanceDiscovery: true, tlsOptions: { ca: certificate.cert } };
    const args = [contoso.id, app.id, { certificate: `${own.cert}\n${own.key}` }, options];
    const script = `const { ClientCertificateCredential } = require('@azure/identity');
      const credential = new ClientCertificateCredential(...JSON.parse(process.env.ARGS));
      credential.getToken('${scope}').then(({ token }) => console.log(token));`;
    const env = { PATH: process.env.PATH, ARGS: JSON.stringify(args) };
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: __dirname, env });
    expect(decodeJwt(stdout.trim())).toMatchObject({ appid: app.id });
  });

  test.each(['PS256', 'RS256'])('signs with %s', async (alg) => {
    expect(await asking(await signed({}, { alg }))).toMatchObject({ status: 200 });
  });

  test.each<[string, number, () => string | Promise<string>]>([
    ['of somebody else', 700027, () => signed({}, { 'x5t#S256': thumbprintOf(other.cert) }, other.key)],
    ['whose key somebody else does not have', 700027, () => signed({}, {}, other.key)],
    ['that is not named', 700027, () => signed({}, { 'x5t#S256': undefined })],
    ['whose signature was changed', 700027, async () => forged(await signed())],
    ['without a signature', 700027, () => unsigned(claims())],
    ['for another address', 700023, () => signed({ aud: 'https://login.microsoftonline.com' })],
    ['for no address', 50027, () => signed({ aud: undefined })],
    ['that names another app', 700021, () => signed({ sub: randomUUID() })],
    ['that has had its time', 700024, () => signed({ exp: inSeconds(-600) })],
    ['that is too early', 700024, () => signed({ nbf: inSeconds(600) })],
    ['good for ever', 50027, () => signed({ exp: undefined })],
    ['without a number', 50027, () => signed({ jti: undefined })],
    ['that is none', 50027, () => 'assertion'],
  ])('%s is refused', async (_name, code, assertion) => {
    expect(await asking(await assertion())).toMatchObject(refusedWith(code));
  });

  test('is taken only where the kind of proof is named', async () => {
    expect(await ask({ client_assertion: await signed() })).toMatchObject(refusedWith(900144));
  });
});

describe('A managed identity', () => {
  const TOKEN_EXCHANGE = 'api://AzureADTokenExchange';
  const header = 'the-header';

  const fetched = (query: Record<string, string>, sent = header) =>
    managedIdentityEndpoint({ identity, header, token: () => entra.managedIdentityToken(identity) }).request(
      `/?${new URLSearchParams({ 'api-version': '2019-08-01', resource: TOKEN_EXCHANGE, ...query })}`,
      { headers: { 'x-identity-header': sent } },
    );

  test.each([{}, { client_id: identity.clientId }])('gives a token that proves the app: %j', async (query) => {
    const { access_token, expires_on } = await (await fetched(query)).json();
    expect(Number(expires_on)).toBeGreaterThan(inSeconds(3_500));
    expect(await asking(access_token)).toMatchObject({ status: 200 });
  });

  test.each<[Record<string, string>, string]>([
    [{ resource: 'https://graph.microsoft.com' }, header],
    [{ client_id: randomUUID() }, header],
    [{ 'api-version': '2017-09-01' }, header],
    [{}, 'another-header'],
  ])('gives nothing for %j with %s', async (query, sent) => {
    const answer = await fetched(query, sent);
    expect([answer.status, 'access_token' in (await answer.json())]).toEqual([400, false]);
  });

  test('that the registration does not trust is refused', async () => {
    const stranger = { clientId: randomUUID(), principalId: randomUUID() };
    expect(await asking(await entra.managedIdentityToken(stranger))).toMatchObject(refusedWith(700213));
  });

  test('of another Entra is refused', async () => {
    const elsewhere = await started(app, clouds.dod);
    expect(await asking(await elsewhere.managedIdentityToken(identity))).toMatchObject(refusedWith(700211));
    await elsewhere.stop();
  });

  test('whose token was changed, or made by somebody else, is refused', async () => {
    const token = await entra.managedIdentityToken(identity);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const copied = await new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    for (const assertion of [forged(token), copied]) expect(await asking(assertion)).toMatchObject(refusedWith(50013));
  });

  test('does not lend its word to other tokens of this Entra', async () => {
    const [alex] = contoso.users;
    if (!alex) throw new Error('Nobody is there.');
    for (const token of [await entra.teamsToken(alex), await entra.graphToken(alex)])
      expect((await asking(token)).status).toBe(401);
  });
});

describe('An app that has neither', () => {
  let before: Entra;
  beforeAll(async () => {
    before = entra;
    entra = await started(newApp());
  });
  afterAll(async () => {
    await entra.stop();
    entra = before;
  });

  test('is not believed by them', async () => {
    expect(await asking(await signed())).toMatchObject(refusedWith(700027));
    expect(await asking(await entra.managedIdentityToken(identity))).toMatchObject(refusedWith(700211));
  });
});
