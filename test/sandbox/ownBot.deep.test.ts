import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../src/sandbox/ports';
import { eventually } from '../support/eventually';
import { lastCard, Sandbox, textOf } from '../support/sandbox';

const EXAMPLE = join(__dirname, '../../examples/agents-sdk-echo');
const run = promisify(execFile);
const CHAT = { user: 'alex@contoso.example', chat: 'personal' } as const;
const WITHOUT_CONSENT = { user: 'tomas@contoso.example', chat: 'personal' } as const;

/** The example with its packages, or undefined where npm cannot be reached. */
async function installed(): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-agent-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  const flags = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return run('npm', flags, { cwd: folder, timeout: 240_000 }).then(
    () => folder,
    () => undefined,
  );
}

describe('Somebody else’s bot, of Microsoft’s Agents SDK', () => {
  let sandbox: Sandbox | undefined;
  let bot: ChildProcess | undefined;
  let folder: string | undefined;

  beforeAll(async () => {
    folder = await installed();
    if (!folder) {
      process.stderr.write('The Agents SDK is not tried: npm cannot be reached.\n');
      return;
    }
    const port = await freePort(0);
    const own = [
      '--bot',
      `http://localhost:${port}`,
      '--bot-name',
      'Echo',
      '--scopes',
      'User.Read Group.ReadWrite.All',
    ];
    sandbox = await Sandbox.start({}, own);
    const shell = `eval "$(curl -s '${sandbox.url}/sandbox/environment?as=shell')"; exec npm start`;
    bot = spawn('sh', ['-c', shell], {
      cwd: folder,
      env: { ...process.env, PORT: String(port) },
      stdio: 'pipe',
      detached: true,
    });
    await eventually(
      () =>
        fetch(`http://localhost:${port}/`).then(
          () => true,
          () => undefined,
        ),
      200,
    );
  }, 300_000);

  afterAll(async () => {
    if (bot?.pid) process.kill(-bot.pid);
    await sandbox?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const told = (text: string, where: object = CHAT) =>
    sandbox?.say(text, where).then(({ messages }) => messages.at(-1)?.text ?? '');

  test('hears, echoes and greets', async () => {
    if (!sandbox) return;
    expect(await told('hello')).toBe('You said: hello');
    expect((await sandbox.chat(CHAT)).messages[0]?.text).toContain('Say anything');
  });

  test('shows a form, and answers its press', async () => {
    if (!sandbox) return;
    await sandbox.say('form', CHAT);
    const seen = await sandbox.press({ ...CHAT, verb: 'greet', inputs: { name: 'Alex' } });
    expect(textOf(lastCard(seen))).toBe('Hello, Alex!');
  });

  test('signs somebody in silently, and reads their profile from Graph', async () => {
    if (!sandbox) return;
    await told('me');
    await eventually(async () => {
      const { messages } = (await sandbox?.chat(CHAT)) ?? { messages: [] };
      return messages.at(-1)?.text === 'You are Alex Rivera, alex@contoso.example.' || undefined;
    });
    const lines = await (await fetch(`${sandbox.url}/sandbox/traffic`)).text();
    const seen = lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const asked = seen.find(({ way, url }) => way === 'graph' && url.endsWith('/v1.0/me'));
    const exchange = seen.find(({ id }) => id === asked.parent);
    const message = seen.find(({ id }) => id === exchange.parent);
    expect([exchange.name, message.body.text]).toEqual(['signin/tokenExchange', 'me']);
  });

  test('shows the sign-in button where consent is missing, and goes on when it is given', async () => {
    if (!sandbox) return;
    const seen = await sandbox.say('me', WITHOUT_CONSENT);
    expect(textOf(lastCard(seen))).toContain('Sign in to see your profile.');
    await sandbox.press({ ...WITHOUT_CONSENT, title: 'Sign in', consent: true });
    await eventually(async () => {
      const { messages } = (await sandbox?.chat(WITHOUT_CONSENT)) ?? { messages: [] };
      return messages.at(-1)?.text?.startsWith('You are Tomás García') || undefined;
    });
  });

  test('is reached at its own address, and needs nothing of Muster', async () => {
    const packages = await run('grep', ['-ril', 'muster', join(EXAMPLE, 'echo.js')]).catch(() => ({ stdout: '' }));
    expect(packages.stdout).toBe('');
  });
});
