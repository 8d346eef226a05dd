import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { addWitness } from '../support/failures/witness';
import { freePort } from '../support/runningBot';

const installed = ['redis-server', 'redis-cli'].every(isOnPath);

// Jest keeps the console of skipped files to itself.
if (!installed)
  process.stderr.write('Redis tests are skipped: no redis-server and redis-cli found. Install them to run these.\n');

/** `describe` where there is a Redis server, `describe.skip` where there is none. */
export const describeWithRedis = installed ? describe : describe.skip;

/** Settings with which a server loses nothing that it has confirmed. */
export const DURABLE = ['appendonly yes', 'appendfsync always', 'maxmemory 100mb', 'maxmemory-policy noeviction'];

const LISTENS = /Ready to accept connections|\+monitor master/;

/** A real server on a port of its own that forgets everything when it ends. */
export class RedisServer {
  private process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly flags: readonly string[],
  ) {}

  /** `settings` as in a `redis.conf`; `{port}` stands for its own. */
  static async start(settings: readonly string[] = [], flags: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), mkdtempSync(join(tmpdir(), 'muster-redis-')), flags);
    const own = [`port ${server.port}`, 'bind 127.0.0.1', `dir ${server.folder}`, 'save ""', 'appendonly no'];
    writeFileSync(server.file, [...own, ...settings].join('\n').replace('{port}', String(server.port)));
    // It must not outlive the tests of its file, even where these never got to stop it.
    addWitness({ ended: false, begin: () => {}, tell: () => '', end: () => void server.process?.kill('SIGKILL') });
    await server.restart();
    return server;
  }

  /** Again, after it was killed, on the same port. */
  async restart(): Promise<void> {
    const process = spawn('redis-server', [this.file, ...this.flags], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = process;
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      process.stdout.on('data', (part) => {
        printed += part;
        if (LISTENS.test(printed)) resolve();
      });
      process.once('exit', () => reject(new Error(`redis-server ended: ${printed}`)));
    });
  }

  async kill(): Promise<void> {
    if (this.process?.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }

  /** It keeps its connections and takes new ones, but answers nobody. */
  hang(): void {
    this.process?.kill('SIGSTOP');
  }

  goOn(): void {
    this.process?.kill('SIGCONT');
  }

  /** What it has on the disk, while it is not running. */
  loseEverything(): void {
    rmSync(join(this.folder, 'appendonlydir'), { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }

  /** What `redis-cli` prints. */
  say(...command: string[]): string {
    return execFileSync('redis-cli', ['-p', String(this.port), ...command], { encoding: 'utf8' }).trim();
  }

  private get file(): string {
    return join(this.folder, 'redis.conf');
  }
}

/** Whether a program of this name can be started. */
export function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
