import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { isJson } from '../../src/sandbox/teams/json';
import { record } from '../support/recording';

const main = join(__dirname, '../../dist/sandbox/main.js');
const anyPorts = ['--port', '0', '--bot-port', '0', '--no-open'];

/** The built sandbox as a process, with everything it has printed so far. */
class Run {
  private readonly child: ChildProcess;
  private readonly output: () => string;
  readonly exitCode: Promise<unknown>;

  constructor(flags: string[], env: NodeJS.ProcessEnv = {}, cwd = process.cwd()) {
    this.child = spawn(process.execPath, [main, ...flags], { env: { ...process.env, ...env }, cwd });
    this.output = record(this.child);
    this.exitCode = once(this.child, 'close').then(([code]) => code);
  }

  get printed(): string {
    return this.output();
  }

  async ready(): Promise<string> {
    for (;;) {
      const url = /^ready: (\S+)$/m.exec(this.printed)?.[1];
      if (url) return url;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  terminate(): void {
    this.child.kill('SIGTERM');
  }
}

describe('the sandbox as a program', () => {
  test('starts everything, says so in its last line, and ends cleanly with the bot', async () => {
    const run = new Run(anyPorts);
    const url = await run.ready();
    const environment: unknown = await (await fetch(`${url}/sandbox/environment`)).json();
    const { PORT, PUBLIC_URL, NODE_EXTRA_CA_CERTS } = isJson(environment) ? environment : {};
    expect(PUBLIC_URL).toBe(url);
    expect((await fetch(`http://localhost:${PORT}/ready`)).status).toBe(200);
    expect(run.printed.trimEnd()).toMatch(new RegExp(`ready: ${url}$`));
    run.terminate();
    expect(await run.exitCode).toBe(0);
    await expect(fetch(`http://localhost:${PORT}/ready`)).rejects.toThrow();
    expect(existsSync(String(NODE_EXTRA_CA_CERTS))).toBe(false);
  });

  test('prints the environment instead of starting the bot with --no-bot', async () => {
    const run = new Run([...anyPorts, '--no-bot'], { LOG_LEVEL: 'debug' });
    const url = await run.ready();
    const lines = run.printed.split('\n');
    const environment: unknown = await (await fetch(`${url}/sandbox/environment`)).json();
    const names = Object.keys(isJson(environment) ? environment : {});
    expect(names).toEqual([
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'ALLOWED_TENANTS',
      'STATE_URL',
      'CLOUD',
      'GRAPH_URL',
      'ENTRA_URL',
      'BOT_OPENID_METADATA_URL',
      'CONNECTOR_URLS',
      'NODE_EXTRA_CA_CERTS',
      'SETTLE_SECONDS',
      'LOG_LEVEL',
    ]);
    for (const [name, value] of Object.entries(isJson(environment) ? environment : {})) {
      expect(lines).toContain(`${name}=${value}`);
    }
    expect(lines).toContain('LOG_LEVEL=debug');
    run.terminate();
    expect(await run.exitCode).toBe(0);
  });

  test.each([
    [[], 200],
    [['--task-groups', 'gone'], 404],
  ])('with %j lets Graph answer a read of task groups with %d', async (flags, status) => {
    const run = new Run([...anyPorts, '--no-bot', ...flags]);
    const url = await run.ready();
    const read = async (path: string, init?: RequestInit): Promise<Record<string, unknown>> => {
      const body: unknown = await (await fetch(url + path, init)).json();
      return isJson(body) ? body : {};
    };
    const { url: graph, ca } = await read('/sandbox/graph');
    const { token } = await read('/sandbox/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'alex@contoso.example' }),
    });
    const dispatcher = new Agent({ connect: { ca: String(ca) } });
    const headers = { authorization: `Bearer ${token}` };
    const reply = await request(`${graph}/beta/me/outlook/taskGroups`, { dispatcher, headers });
    expect(reply.statusCode).toBe(status);
    await dispatcher.destroy();
    run.terminate();
    await run.exitCode;
  });

  test('starts a bot that knows nothing of a developer’s own settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-developer-'));
    writeFileSync(join(folder, '.env'), 'MAX_CONNECTIONS=what a developer has in mind\nLOG_LEVEL=loud\n');
    const run = new Run(anyPorts, {}, folder);
    await run.ready();
    run.terminate();
    expect(await run.exitCode).toBe(0);
    rmSync(folder, { recursive: true });
  });

  test('says which port is taken and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(isJson(address) ? address.port : 0);
    const run = new Run(['--port', port, '--bot-port', '0', '--no-open']);
    expect(await run.exitCode).toBe(1);
    expect(run.printed).toContain(`Port ${port} is taken by another program. End it, or choose another port: --port 0`);
    other.close();
  });

  test('ends with a sentence when the bot does not start', async () => {
    const run = new Run(anyPorts, { FORM_KEYS: 'short' });
    expect(await run.exitCode).toBe(1);
    expect(run.printed).toContain('FORM_KEYS');
    expect(run.printed).toContain('The bot did not start.');
  });

  test.each([
    [['--prot', '1'], '--prot'],
    [['--port', 'http'], '--port needs a port from 0 (any free one) to 65535, not "http".'],
    [['--task-groups', 'dead'], '--task-groups must be alive or gone, not "dead".'],
    [['--cloud', 'mars'], '--cloud must be public, gcc, gcchigh or dod, not "mars".'],
    [['--credential', 'cert'], '--credential must be secret, certificate or managed-identity, not "cert".'],
  ])('explains its flags when given %j', async (flags, sentence) => {
    const run = new Run(flags);
    expect(await run.exitCode).toBe(2);
    expect(run.printed).toContain(sentence);
    expect(run.printed).toContain('--no-bot');
  });
});
