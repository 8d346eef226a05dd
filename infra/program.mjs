import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN = 20_000;
const END_WITHIN = 25_000;

/** One program of the cluster: it can be ended and started again as often as one likes, and keeps its address and its log. */
export class Program {
  #options;
  #child;

  /**
   * @param {object} options
   * @param {string} options.name
   * @param {string} options.url its address
   * @param {string[]} options.command
   * @param {NodeJS.ProcessEnv} options.env its whole environment
   * @param {string} options.logFile what it prints is added there
   * @param {() => Promise<boolean>} options.isReady
   */
  constructor(options) {
    this.#options = options;
    this.name = options.name;
    this.url = options.url;
  }

  get pid() {
    return this.#child?.pid;
  }

  get runs() {
    return this.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Everything that it has printed, in all its lives. */
  get printed() {
    return readFileSync(this.#options.logFile, 'utf8');
  }

  /** Resolves when it answers; rejects with what it printed when it does not. */
  async start() {
    const { command, env, logFile, isReady } = this.#options;
    const log = openSync(logFile, 'a');
    const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#child = child;
    let problem = '';
    child.once('error', (error) => {
      problem = error.code === 'ENOENT' ? `there is no ${command[0]}. Install it.` : error.message;
    });
    for (const giveUpAt = Date.now() + READY_WITHIN; Date.now() < giveUpAt && !problem; await wait(50)) {
      if (await isReady()) return;
      if (!this.runs) problem ||= `it ended with ${child.exitCode ?? child.signalCode}.`;
    }
    await this.end('SIGKILL');
    throw new Error(`${this.name} did not start: ${problem || 'it does not answer.'}\n${this.printed}`.trimEnd());
  }

  /** As a crash ends it; with `SIGTERM` it finishes first what it has begun. */
  async end(signal = 'SIGKILL') {
    if (!this.runs) return;
    const child = this.#child;
    const ended = once(child, 'exit');
    const cut = setTimeout(() => child.kill('SIGKILL'), END_WITHIN);
    child.kill(signal);
    await ended;
    clearTimeout(cut);
  }
}
