import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const startWithinMs = 30_000;
const endWithinMs = 20_000;

/** The bot as a process of its own. */
export class BotProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  /** Its folder is one without a developer's own `.env`, which names a real tenant; `prints` takes what it prints. */
  constructor(
    mainFile: string,
    env: NodeJS.ProcessEnv,
    cwd: string,
    prints: (text: string) => void,
    flags: readonly string[] = [],
  ) {
    this.child = spawn(process.execPath, [...flags, mainFile], {
      env,
      cwd,
      stdio: ['ignore', 'pipe', 2, 'ipc'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', prints);
    this.ended = once(this.child, 'close');
  }

  /** Resolves when the bot goes by this time: seconds ahead of the true one. */
  async moveClock(ahead: number): Promise<void> {
    const done = once(this.child, 'message');
    this.child.send({ ahead });
    await Promise.race([done, this.ended]);
  }

  /** Waits until the bot says that it is ready; rejects when it ends or takes longer than 30 seconds. */
  async ready(url: string): Promise<void> {
    const giveUpAt = Date.now() + startWithinMs;
    const hasEnded = this.ended.then(() => 'ended' as const);
    for (;;) {
      const state = await Promise.race([hasEnded, isReady(url)]);
      if (state === 'ended') throw new Error('The bot did not start. What it says above tells why.');
      if (state) return;
      if (Date.now() > giveUpAt) throw new Error(`The bot does not answer at ${url}/ready after 30 seconds.`);
      await wait(100);
    }
  }

  /** Rejects when the bot ends; never resolves. */
  async unexpectedEnd(): Promise<never> {
    await this.ended;
    throw new Error('The bot ended unexpectedly. What it says above tells why.');
  }

  /** Asks the bot to finish what it is doing, and waits for its end. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const patience = new AbortController();
    const late = wait(endWithinMs, 'late' as const, { signal: patience.signal }).catch(() => undefined);
    if ((await Promise.race([this.ended, late])) === 'late') this.child.kill('SIGKILL');
    patience.abort();
    await this.ended;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
