import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answered, post } from './door';
import type { Microsoft } from './microsoft';
import { secretIn } from './secrets';

const ROOT = join(__dirname, '../..');

/** What a bot needs around it. */
export interface Surroundings extends Pick<Microsoft, 'environment' | 'cert' | 'channelToken'> {
  /** The app's; nobody may print it. */
  readonly secret: string;
}

/** The built bot as a process of its own, which trusts the certificate of its Microsoft. */
export class BotProcess {
  private output = '';

  private constructor(
    private readonly microsoft: Surroundings,
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (part) => {
        this.output += part;
      });
  }

  static async start(microsoft: Surroundings, changes: Record<string, string> = {}): Promise<BotProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-bot-'));
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, microsoft.cert);
    const port = await freePort();
    const own = { ...microsoft.environment, PORT: String(port), NODE_EXTRA_CA_CERTS: ca, ...changes };
    const child = spawn(process.execPath, [join(ROOT, 'dist/bot/main.js')], {
      env: { PATH: process.env.PATH, ...own },
    });
    const bot = new BotProcess(microsoft, child, folder, `http://localhost:${port}`);
    await bot.ready();
    return bot;
  }

  /** Tells the bot to end and gives its exit code once it has. */
  async end(): Promise<number | null> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await ended;
    return this.process.exitCode;
  }

  /** `SIGKILL` ends it before it can do anything more, `SIGSTOP` pauses it until `SIGCONT`. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.process.kill(name);
  }

  /** Ends the bot, if it has not ended yet, and fails when anything it printed holds a token or a secret. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.end();
    rmSync(this.folder, { recursive: true });
    const printed = secretIn(this.output, [this.microsoft.secret]);
    if (printed) throw new Error(`The bot printed ${printed}`);
  }

  get printed(): string {
    return this.output;
  }

  /** Sends an activity as the channel does. */
  async tell(activity: object): Promise<Answered> {
    return post(this.url, activity, { authorization: `Bearer ${await this.microsoft.channelToken()}` });
  }

  private async ready(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (this.process.exitCode !== null)
        throw new Error(`The bot ended with ${this.process.exitCode}: ${this.output}`);
      const answer = await fetch(`${this.url}/ready`).catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The bot did not get ready: ${this.output}`);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
