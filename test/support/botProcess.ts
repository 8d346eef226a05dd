import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answered, post } from './door';
import { APP, type Microsoft } from './microsoft';
import { record } from './recording';
import { secretIn } from './secrets';

const ROOT = join(__dirname, '../..');

/** The built bot as a process of its own, which trusts the certificate of its Microsoft. */
export class BotProcess {
  private readonly output: () => string;

  private constructor(
    private readonly microsoft: Microsoft,
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {
    this.output = record(process);
  }

  static async start(microsoft: Microsoft, changes: Record<string, string> = {}): Promise<BotProcess> {
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

  /** Ends the bot and fails when anything it printed holds a token or a secret. */
  async stop(): Promise<void> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
    const printed = secretIn(this.output(), [this.microsoft.secret, `access-${APP}`]);
    if (printed) throw new Error(`The bot printed ${printed}`);
  }

  get printed(): string {
    return this.output();
  }

  /** Sends an activity as the channel does. */
  async tell(activity: object): Promise<Answered> {
    return post(this.url, activity, { authorization: `Bearer ${await this.microsoft.channelToken()}` });
  }

  private async ready(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (this.process.exitCode !== null)
        throw new Error(`The bot ended with ${this.process.exitCode}: ${this.output()}`);
      const answer = await fetch(`${this.url}/ready`).catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The bot did not get ready: ${this.output()}`);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
