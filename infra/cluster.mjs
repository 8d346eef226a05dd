// The arrangement of compose.yaml without Docker: Redis, several bots and nginx in front, on loopback ports of this machine.
//   node infra/cluster.mjs [--bots 2] [--port 8080]
// The bots take their settings from the environment or from .env; STATE_URL and PORT are set for them.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from './ports.mjs';
import { botIn, nginxIn, redisIn } from './programs.mjs';

/** @typedef {import('./program.mjs').Program} Program */
/** @typedef {Awaited<ReturnType<typeof startCluster>>} Cluster */

/**
 * Starts everything and resolves when all of it answers. Each program can be ended, as by a crash, and started again.
 * @param {{ environment: NodeJS.ProcessEnv, bots?: number, port?: number }} options port 0 is any free one
 */
export async function startCluster({ environment, bots: count = 2, port = 0 }) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-cluster-'));
  const password = randomBytes(24).toString('hex');
  const redis = redisIn(folder, await freePort(), password);
  const settings = { ...environment, STATE_URL: redis.url.replace('//', `//muster:${password}@`) };
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const bots = ports.map((botPort, index) => botIn(folder, `bot-${index + 1}`, botPort, settings));
  const nginx = nginxIn(folder, port || (await freePort()), ports);

  const stop = async () => {
    await nginx.end('SIGQUIT');
    await Promise.all(bots.map((bot) => bot.end('SIGTERM')));
    await redis.end('SIGTERM');
    rmSync(folder, { recursive: true });
  };
  try {
    await redis.start();
    await Promise.all(bots.map((bot) => bot.start()));
    await nginx.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: nginx.url, folder, redis, bots, nginx, stop };
}

async function main() {
  const { values } = parseArgs({
    options: { bots: { type: 'string', default: '2' }, port: { type: 'string', default: '8080' } },
  });
  if (existsSync('.env')) process.loadEnvFile('.env');
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  const { bots, port } = values;
  const cluster = await startCluster({ environment: process.env, bots: Number(bots), port: Number(port) });
  for (const { name, url, pid } of [cluster.redis, ...cluster.bots, cluster.nginx])
    console.log(`${name}: ${url} (process ${pid})`);
  console.log(`logs: ${cluster.folder}\nready: ${cluster.url}`);
  await asked;
  await cluster.stop();
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
