import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const MISSING =
  'There is no Azure CLI here. Install it, or use the Azure Cloud Shell, which has it: https://learn.microsoft.com/cli/azure/install-azure-cli';
/** What was just made is not to be seen everywhere at once. */
const ATTEMPTS = 6;
const NOT_YET = /Request_ResourceNotFound|does not exist or one of its queried|NotFound/;

/**
 * Runs the program `az`.
 * @param {readonly string[]} args
 */
async function az(args) {
  const { stdout } = await promisify(execFile)('az', args, { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** The Azure CLI, signed in as whoever has run `az login`. */
export class AzureCli {
  /**
   * @param {(args: readonly string[]) => Promise<string>} execute gives what it prints; rejects with `stderr` where it fails
   * @param {number} pause milliseconds between attempts
   */
  constructor(execute = az, pause = 5_000) {
    /** @private */
    this.execute = execute;
    /** @private */
    this.pause = pause;
  }

  /**
   * Throws what the CLI complains of.
   * @param {readonly string[]} args
   * @returns {Promise<unknown>} what it prints, read as JSON; undefined where it prints nothing
   */
  async run(args) {
    try {
      const printed = await this.execute([...args, '--output', 'json']);
      return printed.trim() ? JSON.parse(printed) : undefined;
    } catch (error) {
      const { code, stderr = '' } = Object(error);
      if (code === 'ENOENT') throw new Error(MISSING);
      throw new Error(`az ${args.slice(0, 3).join(' ')}: ${`${stderr}`.trim() || error}`);
    }
  }

  /**
   * One request to Graph; a PATCH creates what is not there. Its body goes through a file, so that the list of processes
   * shows nothing of it.
   * @param {'GET' | 'PATCH'} method
   * @param {string} url
   * @param {object} [body]
   * @returns {Promise<unknown>}
   */
  async rest(method, url, body) {
    const args = ['rest', '--method', method, '--url', url];
    const headers = ['--headers', 'Content-Type=application/json', 'Prefer=create-if-missing'];
    for (let attempt = 1; ; attempt++)
      try {
        if (body === undefined) return await this.run(args);
        return await withFile(body, (file) => this.run([...args, ...headers, '--body', `@${file}`]));
      } catch (error) {
        if (attempt === ATTEMPTS || !NOT_YET.test(`${error}`)) throw error;
        await wait(this.pause);
      }
  }
}

/**
 * Hands over a file that nobody else can read, and removes it.
 * @template T
 * @param {object} content
 * @param {(file: string) => Promise<T>} use
 */
export async function withFile(content, use) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-azure-'));
  try {
    const file = join(folder, 'content.json');
    writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
