/** @seconds 20 */

import { spawn } from 'node:child_process';
import { describeWithRedis, RedisServer } from '../state/redisServer';
import { record } from '../support/recording';
import { Sandbox } from '../support/sandbox';

const itWithRedis = describeWithRedis === describe ? it : it.skip;

async function doctor(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['dist/bundle/main.js', '--doctor'], {
    env: { PATH: process.env.PATH, ...environment },
  });
  const said = record(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said: said() };
}

describe('the doctor', () => {
  let teams: Sandbox;
  const others = new Map<string, Sandbox>();
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(async () => {
    for (const sandbox of [teams, ...others.values()]) await sandbox.stop();
  });

  /** Of the sandbox in which the app proves itself so; it is started once. */
  async function environmentWith(credential: string): Promise<Record<string, string>> {
    const other = others.get(credential) ?? (await Sandbox.start({}, ['--credential', credential]));
    others.set(credential, other);
    return other.environment();
  }

  it('finds nothing wrong with the sandbox’s settings', async () => {
    const { code, said } = await doctor(await teams.environment());
    expect(said).not.toContain('✗');
    expect(said).toContain('✓ signing in as the bot');
    expect(code).toBe(0);
  });

  it('warns where the keys of forms hang on the client secret, and not where they are given', async () => {
    const environment = await teams.environment();
    const { code, said } = await doctor(environment);
    expect(said).toMatch(/^! keys of forms: FORM_KEYS is missing.*Make a key with: openssl rand -base64 32$/m);
    expect(code).toBe(0);
    expect((await doctor({ ...environment, FORM_KEYS: 'k'.repeat(32) })).said).toContain('✓ keys of forms');
  });

  it('looks whether audit lines find somebody, and never shows the key in their address', async () => {
    const environment = await teams.environment();
    const [there, away] = [`${teams.url}/?key=hidden`, 'http://localhost:1/?key=hidden'];
    expect((await doctor({ ...environment, AUDIT_URL: there })).said).toContain('✓ the receiver of audit lines');
    const { code, said } = await doctor({ ...environment, AUDIT_URL: away });
    expect(said).toMatch(/✗ the receiver of audit lines: .*Check AUDIT_URL and the network/);
    expect(said).not.toContain('hidden');
    expect(code).toBe(1);
  });

  it('names a wrong secret, with the remedy and without the secret', async () => {
    const { code, said } = await doctor({
      ...(await teams.environment()),
      MicrosoftAppPassword: 'not-the-right-secret',
    });
    expect(said).toMatch(/✗ signing in as the bot: .*Check MicrosoftAppId and MicrosoftAppPassword/);
    expect(said).not.toContain('not-the-right-secret');
    expect(code).toBe(1);
  });

  it.each(['certificate', 'managed-identity'])('tries a %s too', async (credential) => {
    const { code, said } = await doctor(await environmentWith(credential));
    expect([code, said]).toEqual([0, expect.stringContaining('✓ signing in as the bot')]);
  });

  it.each([
    [
      'certificate',
      /✗ signing in as the bot: .*AADSTS700027.* the app registration in Entra has exactly this certificate/,
    ],
    [
      'managed-identity',
      /✗ signing in as the bot: .*AADSTS700211.* has a federated credential for that managed identity/,
    ],
  ])('names a %s that Entra does not know, with the remedy', async (credential, sentence) => {
    const { ENTRA_URL = '', NODE_EXTRA_CA_CERTS = '' } = await teams.environment();
    const { code, said } = await doctor({ ...(await environmentWith(credential)), ENTRA_URL, NODE_EXTRA_CA_CERTS });
    expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
  });

  it('says that the store does not answer, without its password', async () => {
    const environment = { ...(await teams.environment()), STATE_URL: 'redis://muster:canary@127.0.0.1:1' };
    const { code, said } = await doctor(environment);
    expect(said).toMatch(/^✗ the state store: .*ECONNREFUSED.* Check STATE_URL, and whether the store runs/m);
    expect(said).not.toContain('canary');
    expect(code).toBe(1);
  });

  itWithRedis('says what a Redis can lose that answers, with the remedies, and ends well', async () => {
    const redis = await RedisServer.start(['maxmemory-policy allkeys-lru']);
    const environment = { ...(await teams.environment()), STATE_URL: `redis://127.0.0.1:${redis.port}` };
    const { code, said } = await doctor(environment);
    await redis.stop();
    for (const remedy of ['maxmemory-policy to noeviction', 'appendonly to yes', 'appendfsync to always'])
      expect(said).toMatch(new RegExp(`^! the state store: .* Set ${remedy}`, 'm'));
    expect(said).not.toContain('✓ the state store');
    expect(code).toBe(0);
  });

  it('names every missing line at once, before it tries anything', async () => {
    const { code, said } = await doctor({});
    for (const name of ['PUBLIC_URL', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'])
      expect(said).toContain(`${name} is missing.`);
    expect(code).toBe(1);
  });
});
