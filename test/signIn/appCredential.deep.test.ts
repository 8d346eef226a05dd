/** @seconds 15 */

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { writeAppCertificate } from '../support/appCertificate';
import { BotProcess } from '../support/botProcess';
import { eventually, lineWith } from '../support/eventually';
import { activity } from '../support/fakeChannel';
import { APP, Microsoft, TENANT } from '../support/microsoft';
import { lastCard, Sandbox, textOf } from '../support/sandbox';
import { buttonOf } from '../support/seen';

const ON_BEHALF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

describe.each(['certificate', 'managed-identity'])('With a %s and no secret', (credential) => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start({}, ['--credential', credential]);
  });
  afterAll(() => teams.stop());

  test('the environment holds no secret', async () => {
    expect((await teams.environment()).MicrosoftAppPassword).toBe('');
  });

  test('a group is created after a silent sign-in', async () => {
    await teams.form('new security group Silently');
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('✓ Security group created\nSilently');
  });

  test('a group is created after a sign-in on the page', async () => {
    const tomas = { user: 'tomas@contoso.example', chat: 'personal' as const };
    await teams.say('new security group On the page', tomas);
    const seen = await teams.press({ ...tomas, verb: 'create', consent: true });
    expect(textOf(lastCard(seen))).toContain('✓ Security group created\nOn the page');
  });
});

describe('Before a Microsoft that looks on', () => {
  let microsoft: Microsoft;
  let folder: string;
  let file: string;
  let bot: BotProcess;

  beforeAll(async () => {
    microsoft = await Microsoft.start();
    folder = mkdtempSync(join(tmpdir(), 'muster-certificate-'));
    file = join(folder, 'app.pem');
  });
  beforeEach(() => microsoft.forget());
  afterEach(() => bot.stop());
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await microsoft.stop();
  });

  const FORM_KEYS = 'a-key-for-forms-of-at-least-32-characters';
  const withCertificate = () => ({ MicrosoftAppPassword: '', MicrosoftAppCertificatePath: file, FORM_KEYS });

  /** Alex opens a form, signed in by Teams; what Teams gets. */
  async function open(): Promise<{ statusCode: number; value: unknown }> {
    await bot.tell(activity(microsoft, { text: 'sign out' }));
    await bot.tell(activity(microsoft, { text: 'add task' }));
    const { attachments } = JSON.parse(microsoft.sent.at(-1)?.body ?? '{}');
    const action = buttonOf(attachments[0].content, 'open');
    const value = { action, trigger: 'manual', authentication: { token: await microsoft.personToken() } };
    const invoke = activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value });
    return JSON.parse((await bot.tell(invoke)).body);
  }

  async function expectSignedBy(cert: string, request: URLSearchParams): Promise<void> {
    const certificate = new X509Certificate(cert);
    const { payload, protectedHeader } = await jwtVerify(request.get('client_assertion') ?? '', certificate.publicKey, {
      issuer: APP,
      subject: APP,
      audience: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    });
    const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    expect(protectedHeader).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(600);
    expect([request.get('client_assertion_type'), request.has('client_secret')]).toEqual([
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      false,
    ]);
  }

  test('every request for a token is signed with the certificate, and with the new one as soon as it is renewed', async () => {
    const first = await writeAppCertificate(file);
    bot = await BotProcess.start(microsoft, withCertificate());
    expect((await open()).statusCode).toBe(200);
    const grants = microsoft.tokenRequests.map((request) => request.get('grant_type'));
    expect(grants.sort()).toEqual(['client_credentials', ON_BEHALF]);
    for (const request of microsoft.tokenRequests) await expectSignedBy(first, request);

    microsoft.forget();
    const second = await writeAppCertificate(file);
    expect((await open()).statusCode).toBe(200);
    expect(microsoft.tokenRequests).toHaveLength(1);
    for (const request of microsoft.tokenRequests) await expectSignedBy(second, request);
  });

  test('a certificate that went away asks nobody to sign in, and is named in the log', async () => {
    await writeAppCertificate(file);
    bot = await BotProcess.start(microsoft, withCertificate());
    await bot.tell(activity(microsoft, { text: 'help' }));
    rmSync(file);
    const { statusCode, value } = await open();
    expect([statusCode, value]).toEqual([200, expect.stringContaining('tell your administrator the reference')]);
    await eventually(() => lineWith(bot.printed, 'A turn failed', file, 'ENOENT'));
  });

  test('a secret that has expired asks nobody to sign in, and the log says what to do', async () => {
    bot = await BotProcess.start(microsoft);
    const error_description = `AADSTS7000222: The provided client secret keys for app '${APP}' are expired.`;
    microsoft.refusals[ON_BEHALF] = { error: 'invalid_client', error_description, error_codes: [7000222] };
    const { statusCode, value } = await open();
    expect([statusCode, value]).toEqual([200, expect.stringContaining('I am not set up rightly')]);
    await eventually(() => lineWith(bot.printed, 'Entra refused a token', 'AADSTS7000222', 'MicrosoftAppPassword'));
  });
});
