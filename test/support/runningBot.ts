import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { record } from './recording';
import { secretIn } from './secrets';

const MAIN = join(__dirname, '../../dist/bundle/main.js');
const SECRETS = ['MicrosoftAppPassword', 'FORM_KEYS', 'IDENTITY_HEADER'];

/** How a bot is started: as `npm start` does, where nothing else is said. */
interface Start {
  readonly args?: readonly string[];
  readonly cwd?: string;
}

/** The built bot as a process with exactly this environment. */
export class RunningBot {
  private readonly output: () => string;

  private constructor(
    private readonly process: ChildProcess,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.output = record(process);
  }

  static async start(environment: Readonly<Record<string, string>>, start: Start = {}): Promise<RunningBot> {
    const { args = [MAIN], cwd } = start;
    const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...environment }, cwd });
    const bot = new RunningBot(child, environment);
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

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  /** Ends the bot, if it has not ended yet, and fails when anything it printed holds a token, a secret or one of `more`. */
  async stop(more: readonly string[] = []): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.end();
    const printed = secretIn(this.output(), [...SECRETS.map((name) => this.environment[name] ?? ''), ...more]);
    if (printed) throw new Error(`The bot printed ${printed}`);
  }

  get url(): string {
    return `http://localhost:${this.environment.PORT}`;
  }

  get printed(): string {
    return this.output();
  }

  private async ready(): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; ) {
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
