import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisSettings } from '../../infra/programs.mjs';
import { RunningBot } from '../support/runningBot';
import { lastCard, Sandbox, textOf } from '../support/sandbox';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const [, final = ''] = read('Dockerfile')
  .split(/^FROM node:24-slim.*$/m)
  .slice(1);

/** The arguments of an instruction in its JSON form, without the program. */
function argumentsOf(instruction: RegExp): string[] {
  const [program, ...args]: string[] = JSON.parse(instruction.exec(final)?.[1] ?? '[]');
  expect(program).toBe('node');
  return args;
}

/** Lets a program read and listen, but write no file. */
const withoutWriting = [
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
  '--allow-fs-read=*',
  ...(process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []),
];

describe('The container', () => {
  let app: string;
  let teams: Sandbox;
  let environment: Record<string, string>;
  let bot: RunningBot;

  beforeAll(async () => {
    app = mkdtempSync(join(tmpdir(), 'muster-container-'));
    cpSync(join(ROOT, 'dist/bundle'), join(app, 'dist/bundle'), { recursive: true });
    teams = await Sandbox.start({}, ['--no-bot']);
    environment = await teams.environment();
    const args = [...withoutWriting, ...argumentsOf(/^CMD (\[.*\])$/m)];
    bot = await RunningBot.start({ ...environment, NODE_ENV: 'production' }, { args, cwd: app });
  });
  afterAll(async () => {
    await bot.stop();
    await teams.stop();
    rmSync(app, { recursive: true });
  });

  test('takes in what the bot needs and nothing else', () => {
    const taken = [...final.matchAll(/^COPY (?:--from=\w+ )?(?:\/app\/)?(\S+) (\S+)$/gm)].map(([, from, to]) => [
      from,
      to,
    ]);
    expect(taken).toEqual([['dist/bundle', 'dist/bundle']]);
    const named = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(named).toEqual([
      '!package.json',
      '!package-lock.json',
      '!src/tsconfig.base.json',
      '!src/bot',
      '!scripts/bundle.mjs',
      '!scripts/bundle',
      '!cards',
      '!messages',
      '!docs/privacy.md',
      '!docs/terms.md',
    ]);
  });

  test('creates an object without writing a file', async () => {
    const tried = spawnSync(process.execPath, [...withoutWriting, '-e', 'fs.writeFileSync("x", "")'], { cwd: app });
    expect(tried.stderr.toString()).toContain('ERR_ACCESS_DENIED');

    await teams.form('new security group In a container');
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('✓ Security group created');
    expect(readdirSync(app).sort()).toEqual(['dist']);
  });

  test('says whether it is well', () => {
    const check = argumentsOf(/^HEALTHCHECK [^[]*CMD (\[.*\])$/m);
    const statusAt = (PORT: string) => spawnSync(process.execPath, check, { env: { PORT } }).status;
    expect([statusAt(environment.PORT ?? ''), statusAt('1')]).toEqual([0, 1]);
  });

  test('needs no package beside it, and names the licence of each that is in it', () => {
    const bundle = readFileSync(join(app, 'dist/bundle/muster.js'), 'utf8');
    const needed = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
    const packages = needed.filter(
      (one) => !one.startsWith('node:') && !builtinModules.includes(one.split('/')[0] ?? ''),
    );
    // Each of these is tried for, and done without; those of ajv stand in code that it would write into files.
    const optional = ['bufferutil', 'dtrace-provider', 'encoding', 'utf-8-validate'];
    const ofOthers = packages.filter((one) => !one.startsWith('ajv/dist/runtime/'));
    expect([...new Set(ofOthers)].sort()).toEqual(optional);
    const licences = readFileSync(join(app, 'dist/bundle/LICENSES.txt'), 'utf8');
    expect(licences).toMatch(/^restify 12\.0\.0, MIT$/m);
    expect(licences).toMatch(/^@azure\/identity [\d.]+, MIT$/m);
  });

  test('runs as nobody who owns a file, and is told to end by the signal that the bot obeys', () => {
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(final).not.toMatch(/--chown|^RUN /m);
  });
});

describe('compose.yaml', () => {
  const services = read('infra/compose.yaml').split(/^services:$/m)[1] ?? '';
  const common = read('infra/compose.yaml').split(/^services:$/m)[0] ?? '';

  test('runs the bots that nginx knows', () => {
    const known = [...read('infra/nginx.conf').matchAll(/^ *server (bot-\d):3978 /gm)].map(([, name]) => name);
    const run = [...services.matchAll(/^ {2}(bot-\d):$/gm)].map(([, name]) => name);
    expect(known).toEqual(['bot-1', 'bot-2']);
    expect(run).toEqual(known);
  });

  test('runs Redis as infra/programs.mjs does, which the tests try: it keeps all, within its container, for one user', () => {
    const [, list = ''] = /^ {4}command:\n((?: {6}- .*\n)+)/m.exec(services) ?? [];
    const words = [...list.matchAll(/- "?(.*?)"?$/gm)].map(([, word = '']) => word);
    expect(words).toEqual(['redis-server', ...redisSettings(`\${REDIS_PASSWORD}`)]);
    const [, most, limit] = /--maxmemory\n *- (\d+)mb[\s\S]*?mem_limit: (\d+)m$/m.exec(services) ?? [];
    expect(Number(most)).toBeLessThan(0.75 * Number(limit));
    expect(common).toMatch(/STATE_URL: redis:\/\/muster:\$\{REDIS_PASSWORD:\?/);
  });

  test('gives nothing a file to write but what it needs, no right that it does without, and the bot time to end', () => {
    expect(common).toContain('read_only: true\n  cap_drop: [ALL]\n  security_opt: ["no-new-privileges:true"]');
    expect(services.match(/<<: \*(careful|bot)$/gm)).toHaveLength(4);
    const [, grace] = /stop_grace_period: (\d+)s/.exec(common) ?? [];
    expect(Number(grace)).toBeGreaterThan(20);
  });
});
