import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist', 'bot', 'main.js');
const logs = join(root, 'test-results', 'storm');

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A program that can be killed, stopped for a while, and started again. */
export class Program {
  constructor(name, command, args, options) {
    Object.assign(this, { name, command, args, options });
  }

  start() {
    mkdirSync(logs, { recursive: true });
    const output = createWriteStream(join(logs, `${this.name}.log`), { flags: 'a' });
    this.child = spawn(this.command, this.args, { stdio: ['ignore', 'pipe', 'pipe'], ...this.options });
    this.child.stdout.pipe(output, { end: false });
    this.child.stderr.pipe(output, { end: false });
    this.child.on('error', (error) => output.write(`${error.message}\n`));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
  }

  signal(name) {
    this.child?.kill(name);
  }

  async end(signal = 'SIGTERM') {
    this.signal(signal);
    await this.ended;
  }
}

/**
 * Bots behind nginx that share one Redis, all on this machine.
 * @param {{ bots: number, port: number, environment: Record<string, string> }} options
 */
export async function startFleet({ bots: count, port, environment }) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-fleet-'));
  const redisPort = await freePort();
  const redis = new Program('redis', 'redis-server', [
    '--port',
    `${redisPort}`,
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ]);
  redis.start();
  const ports = [];
  for (let i = 0; i < count; i++) ports.push(await freePort());
  const state = { STATE_URL: `redis://127.0.0.1:${redisPort}` };
  const bots = ports.map(
    (botPort, i) =>
      new Program(`bot-${i + 1}`, process.execPath, [main], {
        cwd: folder,
        env: { ...process.env, ...environment, ...state, PORT: `${botPort}` },
      }),
  );
  for (const bot of bots) bot.start();
  const nginx = new Program('nginx', 'nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']);
  writeFileSync(join(folder, 'nginx.conf'), nginxConfig(port, ports));
  nginx.start();
  await Promise.all(ports.map((botPort) => readiness(botPort, true, 30_000)));
  return {
    bots,
    redis,
    ports,
    async stop() {
      await Promise.all([nginx, ...bots].map((program) => program.end()));
      redis.signal('SIGCONT');
      await redis.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the bot says that it is ready, or that it is not; returns after how many milliseconds. */
export async function readiness(port, wanted, patience) {
  const started = Date.now();
  while (Date.now() - started < patience) {
    const ready = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(1_500) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready === wanted) return Date.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The bot on port ${port} did not become ${wanted ? '' : 'un'}ready within ${patience / 1000} s.`);
}

/** What a bot that ends leaves unanswered goes to another one: presses and messages may come twice, that is what the ledger is for. */
function nginxConfig(port, ports) {
  const servers = ports.map((botPort) => `server 127.0.0.1:${botPort} max_fails=1 fail_timeout=1s;`).join(' ');
  return `daemon off; worker_processes 1; pid nginx.pid; error_log stderr error;
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  upstream bots { ${servers} keepalive 64; }
  server {
    listen 127.0.0.1:${port} backlog=1024;
    client_max_body_size 256k;
    location / {
      proxy_pass http://bots; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
      proxy_connect_timeout 1s; proxy_read_timeout 15s; proxy_next_upstream error non_idempotent;
    }
  }
}
`;
}
