import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generate } from 'selfsigned';
import { BotProcess } from '../support/botProcess';
import { activity } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { comeTrue } from './redisGroups';
import { describeWithRedis, RedisServer } from './redisServer';

const PASSWORD = 'canary-password-of-redis';

/** Milliseconds until the bot answers so. */
async function until(status: number, { url }: BotProcess): Promise<number> {
  const started = Date.now();
  while ((await fetch(`${url}/ready`)).status !== status) {
    if (Date.now() - started > 10_000) throw new Error(`The bot never answered ${status}.`);
    await wait(20);
  }
  return Date.now() - started;
}

describeWithRedis('bots that share a Redis server, over TLS and with a password', () => {
  let folder: string;
  const inFolder = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  let microsoft: Microsoft;
  let redis: RedisServer;
  const bots: BotProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-tls-'));
    microsoft = await Microsoft.start();
    // Named otherwise than Microsoft's: of two of one name only one would be trusted.
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'redis' }], {
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    });
    redis = await RedisServer.start([
      'port 0',
      'tls-port {port}',
      'tls-auth-clients no',
      `tls-key-file ${inFolder('key.pem', key)}`,
      `tls-cert-file ${inFolder('cert.pem', cert)}`,
      `requirepass ${PASSWORD}`,
    ]);
    const changes = {
      STATE_URL: `rediss://:${PASSWORD}@localhost:${redis.port}`,
      NODE_EXTRA_CA_CERTS: inFolder('trusted.pem', `${microsoft.cert}\n${cert}`),
    };
    for (let i = 0; i < 2; i++) bots.push(await BotProcess.start(microsoft, changes));
  });
  afterAll(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await Promise.all([microsoft.stop(), redis.stop()]);
    rmSync(folder, { recursive: true });
  });

  it('answer a message once that both have got', async () => {
    const message = activity(microsoft);
    await Promise.all(bots.map((bot) => bot.tell(message)));
    expect(microsoft.sent).toHaveLength(1);
  });

  it.each([
    ['is killed', () => redis.kill(), () => redis.restart()],
    ['hangs', async () => redis.hang(), async () => redis.goOn()],
  ])(
    'are not ready within two seconds after it %s, and ready within two seconds of its return',
    async (_what, leave, come) => {
      for (const bot of bots) expect(await until(200, bot)).toBeLessThan(1_000);
      await leave();
      for (const took of await Promise.all(bots.map((bot) => until(503, bot)))) expect(took).toBeLessThan(2_000);
      await wait(1_000);
      for (const bot of bots) expect((await fetch(`${bot.url}/health`)).status).toBe(200);
      await come();
      for (const took of await Promise.all(bots.map((bot) => until(200, bot)))) expect(took).toBeLessThan(2_000);
    },
  );

  it('ask to try again while it is away, and answer as always when it is back', async () => {
    const before = microsoft.sent.length;
    await redis.kill();
    for (const bot of bots) await bot.tell(activity(microsoft));
    expect(microsoft.sent.slice(before).map(({ body }) => body)).toEqual([
      expect.stringContaining('I can’t note down at the moment'),
      expect.stringContaining('I can’t note down at the moment'),
    ]);
    await redis.restart();
    for (const bot of bots) await until(200, bot);
    for (const bot of bots) await bot.tell(activity(microsoft));
    expect(microsoft.sent).toHaveLength(before + 4);
    expect(JSON.stringify(microsoft.sent.slice(-2))).not.toContain('I can’t note down at the moment');
  });

  it('print why it does not answer, and never the password', () => {
    const printed = bots.map((bot) => bot.printed).join('');
    expect(printed).toContain('The state store does not answer.');
    expect(printed).toContain('ECONNREFUSED');
    expect(printed).not.toContain(PASSWORD);
  });
});

describeWithRedis('a bot whose Redis has a replica', () => {
  it('says in its log what that means, and on /ready that it is missing, for as long as it is', async () => {
    const microsoft = await Microsoft.start();
    const master = await RedisServer.start(['repl-diskless-sync-delay 0']);
    const replica = await RedisServer.start([`replicaof 127.0.0.1 ${master.port}`]);
    await comeTrue(() => master.say('info', 'replication').includes('state=online'));
    const bot = await BotProcess.start(microsoft, { STATE_URL: `redis://127.0.0.1:${master.port}` });
    await until(200, bot);
    replica.hang();
    await until(503, bot);
    const said = await (await fetch(`${bot.url}/ready`)).text();
    const { length: before } = microsoft.sent;
    await bot.tell(activity(microsoft));
    replica.goOn();
    await until(200, bot);
    const [sent] = microsoft.sent.slice(before);
    await bot.stop();
    await Promise.all([microsoft.stop(), master.stop(), replica.stop()]);
    expect(said).toBe('the state store has 0 of 1 replicas, and could lose what it writes');
    expect(sent?.body).toContain('I can’t note down at the moment');
    expect(bot.printed.match(/"msg":"Redis has 1 replica, and one that lags may take its place: /g)).toHaveLength(1);
    expect(bot.printed).toContain('Only 0 of 1 replicas of Redis have what was written');
  });
});
