import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN = 20_000;
const END_WITHIN = 25_000;

/**
 * @typedef {object} ProgramOptions
 * @property {string} name
 * @property {string} url its address
 * @property {readonly [string, ...string[]]} command
 * @property {NodeJS.ProcessEnv} env its whole environment
 * @property {string} logFile what it prints is added there
 * @property {() => Promise<boolean>} isReady
 */

/** One program of the cluster: it can be ended and started again as often as one likes, and keeps its address and its log. */
export class Program {
  /**
   * @private
   * @type {import('node:child_process').ChildProcess | undefined}
   */
  child;

  /** @param {ProgramOptions} options */
  constructor(options) {
    /** @private */
    this.options = options;
    this.name = options.name;
    this.url = options.url;
  }

  get pid() {
    return this.child?.pid;
  }

  get runs() {
    return this.pid !== undefined && this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Everything that it has printed, in all its lives. */
  get printed() {
    return readFileSync(this.options.logFile, 'utf8');
  }

  /** Resolves when it answers; rejects with what it printed when it does not. */
  async start() {
    const { isReady } = this.options;
    const child = this.spawn();
    this.child = child;
    let problem = '';
    child.once('error', (error) => {
      problem = this.startProblem(error);
    });
    for (const giveUpAt = Date.now() + READY_WITHIN; Date.now() < giveUpAt && !problem; await wait(50)) {
      if (await isReady()) return;
      if (!this.runs) problem ||= `it ended with ${child.exitCode ?? child.signalCode}.`;
    }
    await this.end('SIGKILL');
    throw new Error(`${this.name} did not start: ${problem || 'it does not answer.'}\n${this.printed}`.trimEnd());
  }

  /**
   * As a crash ends it; with `SIGTERM` it finishes first what it has begun.
   * @param {NodeJS.Signals} signal
   */
  async end(signal = 'SIGKILL') {
    const { child } = this;
    if (!child || !this.runs) return;
    const ended = once(child, 'exit');
    const cut = setTimeout(() => child.kill('SIGKILL'), END_WITHIN);
    child.kill(signal);
    await ended;
    clearTimeout(cut);
  }

  /** @private */
  spawn() {
    const { command, env, logFile } = this.options;
    const [program, ...flags] = command;
    const log = openSync(logFile, 'a');
    const child = spawn(program, flags, { env, stdio: ['ignore', log, log] });
    closeSync(log);
    return child;
  }

  /**
   * @private
   * @param {NodeJS.ErrnoException} error
   */
  startProblem(error) {
    return error.code === 'ENOENT' ? `there is no ${this.options.command[0]}. Install it.` : error.message;
  }
}
