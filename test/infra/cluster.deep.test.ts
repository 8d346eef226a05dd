import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../infra/cluster.mjs';
import { keep, record } from '../support/recording';
import { lastCard, Sandbox, textOf } from '../support/sandbox';
import { secretIn } from '../support/secrets';
import { describeWith } from './describeWith';

describeWith('nginx', 'redis-server')('Two bots, Redis and nginx in front', () => {
  let teams: Sandbox;
  let cluster: Cluster;
  let environment: Record<string, string>;

  beforeAll(async () => {
    teams = await Sandbox.start({}, ['--no-bot']);
    environment = await teams.environment();
    cluster = await startCluster({ environment, port: Number(environment.PORT) });
  });
  afterAll(async () => {
    for (const { name, printed } of [...cluster.bots, cluster.redis, cluster.nginx]) keep(name, printed);
    await cluster.stop();
    await teams.stop();
  });

  const groups = async (name: string) => {
    const { value } = await teams.graph<{ value: { displayName: string }[] }>('/v1.0/groups?$top=999');
    return value.filter(({ displayName }) => displayName === name);
  };

  test('create one object, whichever of them is asked', async () => {
    await teams.form('new security group Of two');
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('✓ Security group created\nOf two');
    expect(await groups('Of two')).toHaveLength(1);
    for (const bot of cluster.bots) expect(bot.printed).toContain('"msg":"turn"');
  });

  test('create it once when both are asked at the same time', async () => {
    await teams.form('new security group At once');
    const pressed = await Promise.all([1, 2, 3, 4].map(() => teams.press({ verb: 'create' })));
    for (const seen of pressed) expect(textOf(lastCard(seen))).toContain('✓ Security group created\nAt once');
    expect(await groups('At once')).toHaveLength(1);
  });

  test('go on when one of them dies, and take it back when it comes again', async () => {
    const [bot] = cluster.bots;
    await bot?.end('SIGKILL');
    await teams.form('new security group Of one');
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('✓ Security group created\nOf one');
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${cluster.url}/ready`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));

    await bot?.start();
    const before = bot?.printed.length;
    for (let tries = 0; tries < 40 && bot?.printed.length === before; tries++) {
      await teams.say('help');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(bot?.printed.slice(before)).toContain('"msg":"turn"');
  });

  test('find nothing wrong with what their Redis keeps, although its user may ask for little', () => {
    for (const { printed } of cluster.bots) {
      expect(printed).toContain('Muster listens');
      expect(printed).not.toMatch(/"msg":"Redis /);
    }
  });

  test('keep nothing secret in Redis, whose file has every write', () => {
    const data = join(cluster.folder, 'redis/appendonlydir');
    const written = readdirSync(data).map((file) => readFileSync(join(data, file), 'latin1'));
    expect(written.join()).toContain('create:');
    const { MicrosoftAppPassword = '' } = environment;
    expect(secretIn(written.join(), [MicrosoftAppPassword])).toBeUndefined();
  });
});

describeWith('nginx', 'redis-server')('The same as a script', () => {
  const script = join(__dirname, '../../infra/cluster.mjs');
  const run = (environment: Record<string, string | undefined>) =>
    spawn(process.execPath, [script, '--bots', '3', '--port', '0'], { env: environment, cwd: tmpdir() });
  let teams: Sandbox;

  beforeAll(async () => {
    teams = await Sandbox.start({}, ['--no-bot']);
  });
  afterAll(() => teams.stop());

  test('says where everything is, and ends all of it when it is told to', async () => {
    const child = run({ PATH: process.env.PATH, ...(await teams.environment()) });
    const printed = record(child);
    while (!/^ready: /m.test(printed()) && child.exitCode === null) await new Promise((go) => setTimeout(go, 50));
    expect(printed()).toMatch(/^bot-3: http:\/\/127\.0\.0\.1:\d+ \(process \d+\)$/m);
    const url = /^ready: (http:\/\/localhost:\d+)$/m.exec(printed())?.[1];
    expect((await fetch(`${url}/ready`)).status).toBe(200);

    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const processes = [...printed().matchAll(/\(process (\d+)\)/g)].map(([, id]) => Number(id));
    expect(processes).toHaveLength(5);
    for (const id of processes) expect(() => process.kill(id, 0)).toThrow('ESRCH');
  });

  test.each([
    [{}, 'bot-1 did not start: it ended with 1.\nMuster cannot start:'],
    [{ PATH: '/nowhere' }, 'redis did not start: there is no redis-server. Install it.'],
  ])('says what is missing with %j', async (changes, sentence) => {
    const child = run({ PATH: process.env.PATH, ...changes });
    const printed = record(child);
    expect((await once(child, 'close'))[0]).toBe(1);
    expect(printed()).toMatch(new RegExp(sentence.replace('bot-1', 'bot-\\d')));
  });
});
