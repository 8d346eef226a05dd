import { spawn } from 'node:child_process';
import { Sandbox } from './support/sandbox';

async function doctor(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['dist/bot/main.js', '--doctor'], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('the doctor', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  it('finds nothing wrong with the sandbox’s settings', async () => {
    const { code, said } = await doctor(await teams.environment());
    expect(said).not.toContain('✗');
    expect(said).toContain('✓ signing in as the bot');
    expect(code).toBe(0);
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

  it('names every missing line at once, before it tries anything', async () => {
    const { code, said } = await doctor({});
    for (const name of ['PUBLIC_URL', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'])
      expect(said).toContain(`${name} is missing.`);
    expect(code).toBe(1);
  });
});
