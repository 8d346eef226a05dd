/** @seconds 15 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { readSettings } from '../src/bot/settings/settings';
import { ValueSeal } from '../src/bot/state/valueSeal';
import { newApp } from '../src/sandbox/tenant';
import { newAppCertificate } from './support/appCertificate';
import { RunningBot } from './support/runningBot';
import { Sandbox } from './support/sandbox';
import { secretIn } from './support/secrets';

describe('The search for secrets', () => {
  it('finds a token, a secret of Entra’s shape, a key, and what it is told', async () => {
    const token = await new SignJWT({ oid: 'ann' }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    const { key } = await newAppCertificate();
    expect(secretIn(`{"level":30,"authorization":"Bearer ${token}"}`)).toContain('a token that begins with');
    expect(secretIn(`{"level":30,"body":"client_secret=${newApp().secret}"}`)).toContain('a client secret');
    expect(secretIn(key)).toContain('a private key');
    expect(secretIn(JSON.stringify({ key: key.split('\n').slice(1) }))).toContain('a private key');
    expect(secretIn('{"password":"s3cret"}', ['', 's3cret'])).toBe('secret number 2');
    expect(secretIn('{"level":30,"msg":"turn"}', ['', 's3cret'])).toBeUndefined();
  });

  it('looks away where the environment was asked for, and only there', () => {
    const line = `MicrosoftAppPassword=${newApp().secret}`;
    const asked = `The environment for a bot started by hand:\nPORT=3978\n${line}\n`;
    expect(secretIn(`${asked}\nbot: http://localhost:3978\n`)).toBeUndefined();
    expect(secretIn(`${asked}\n${line}\n`)).toContain('a client secret');
  });
});

/** Takes the ways on which tokens travel; what all other suites print is searched when the run ends. */
async function takeEveryWay(teams: Sandbox): Promise<void> {
  await teams.form('add task Silent sign-in');
  await teams.press({ verb: 'create' });
  await teams.say('new security group With consent', { user: 'tomas@contoso.example' });
  await teams.press({ user: 'tomas@contoso.example', verb: 'create', consent: true });
  for (const status of [401, 403, 429, 500]) {
    await teams.say(`new security group After ${status}`);
    await teams.faults({ path: '/groups$', method: 'POST', times: 1, status });
    await teams.press({ verb: 'create' });
  }
  const { PORT } = await teams.environment();
  await fetch(`http://localhost:${PORT}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA' },
    body: JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: 'https://evil.example/' }),
  });
}

describe.each(['secret', 'certificate', 'managed-identity'])('With a %s', (credential) => {
  let folder: string;
  let teams: Sandbox;
  let printed: string;
  let secrets: readonly string[];
  let written: readonly { readonly key: string; readonly value: string }[];
  let seal: ValueSeal;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-redaction-'));
    const loud = { LOG_LEVEL: 'trace', AZURE_LOG_LEVEL: 'verbose', DEBUG: '*', NODE_DEBUG: 'undici' };
    teams = await Sandbox.start(loud, ['--credential', credential, '--no-bot']);
    // The modules that the bundle is made of, so that the store can be listened to.
    const args = ['--require', join(__dirname, 'support/storeDump.cjs'), join(__dirname, '../dist/bot/main.js')];
    const dump = { STORE_DUMP: join(folder, 'dump') };
    const bot = await RunningBot.start({ ...loud, ...(await teams.environment()), ...dump }, { args });
    const { MicrosoftAppPassword = '', FORM_KEYS = '', IDENTITY_HEADER = '' } = await teams.environment();
    secrets = [MicrosoftAppPassword, FORM_KEYS, IDENTITY_HEADER];
    seal = new ValueSeal(readSettings(await teams.environment()).formKeys);
    await takeEveryWay(teams);
    await bot.stop();
    await teams.stop();
    printed = bot.printed + teams.printed;
    const lines = readFileSync(join(folder, 'dump'), 'utf8').trim().split('\n');
    written = lines.map((line) => JSON.parse(line));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('nothing secret is printed after sign-ins of every kind, refusals and failures, logged as loudly as can be', () => {
    expect(printed).toContain('"outcome":"created"');
    expect(printed).toContain('A request was refused');
    expect(printed).toContain('azure:identity');
    expect(secretIn(printed, secrets)).toBeUndefined();
  });

  it('nothing secret is kept where instances share it', () => {
    expect(written.filter(({ key }) => key.startsWith('create:')).length).toBeGreaterThan(2);
    expect(written.map(({ key }) => key).join()).toContain('signIn:');
    for (const { key, value } of written)
      for (const seen of [key, value, seal.open(key, value) ?? '']) expect(secretIn(seen, secrets)).toBeUndefined();
  });

  it('nothing that a person has written or is called is kept there for others to read', () => {
    const words = ['Silent sign-in', 'With consent', 'After 401', 'After 500', 'Alex', 'alex@', 'Tomás'];
    const inside = written.map(({ key, value }) => seal.open(key, value) ?? `not sealed: ${key}`).join();
    expect(inside).not.toContain('not sealed');
    for (const word of words.slice(0, 5)) expect(inside).toContain(word);
    const outside = written.flatMap(({ key, value }) => [
      key,
      value,
      Buffer.from(value, 'base64url').toString('utf8'),
      Buffer.from(value, 'base64url').toString('latin1'),
    ]);
    for (const word of words) expect(outside.filter((text) => text.includes(word))).toEqual([]);
  });
});
