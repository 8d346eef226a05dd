import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectOf } from '../../dist/sandbox/teams/json.js';

const here = dirname(fileURLToPath(import.meta.url));
const leftBehind = new Set(['node_modules', '.git', 'test-results', '.env']);

/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/** @typedef {{ file: string, seconds?: number, failed?: string }} Verdict */

/** A copy of the project in which sources are changed, built and tested, while the project itself stays as it is. */
export class Checkout {
  /** @private @type {Map<string, string>} */ originals = new Map();
  /** @private @type {number | undefined} */ running;

  /** @param {string} root @param {string} folder */
  constructor(root, folder) {
    this.folder = folder;
    const filter = (/** @type {string} */ path) => !leftBehind.has(basename(path));
    cpSync(root, folder, { recursive: true, filter, preserveTimestamps: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    mkdirSync(this.records);
    // What starts a bot is to start the one that was changed, which no bundle is made of.
    const bundled = join(folder, 'dist/bundle/main.js');
    if (existsSync(bundled)) writeFileSync(bundled, "require('../bot/main.js');\n");
  }

  /** Where runs leave their records. */
  get records() {
    return join(this.folder, '.mutate');
  }

  /** @param {string} file */
  read(file) {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** @param {string} file @param {string} text */
  write(file, text) {
    if (!this.originals.has(file)) this.originals.set(file, this.read(file));
    writeFileSync(join(this.folder, file), text);
  }

  /** Takes back every `write`. */
  restore() {
    for (const [file, text] of this.originals) writeFileSync(join(this.folder, file), text);
    this.originals.clear();
  }

  /**
   * Makes these changes, and no others, and builds; false when they overlap or do not compile.
   * @param {readonly Mutation[]} mutations
   */
  async change(mutations) {
    this.restore();
    for (const file of new Set(mutations.map((one) => one.file))) {
      const ordered = mutations.filter((one) => one.file === file).sort((a, b) => b.start - a.start);
      if (ordered.some(({ end }, i) => end > (ordered[i - 1]?.start ?? Number.POSITIVE_INFINITY))) return false;
      let text = this.read(file);
      for (const one of ordered) text = text.slice(0, one.start) + one.text + text.slice(one.end);
      this.write(file, text);
    }
    return this.build();
  }

  async build() {
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
    return (await this.run([tsc, '--build', 'src/bot'], {}, 300)) === 0;
  }

  /** @returns {Promise<string[]>} the test files that Jest finds, without those of this name @param {RegExp} without */
  async testFiles(without) {
    const list = join(this.records, 'files.json');
    await this.run([...jest, '--listTests', '--json', `--outputFile=${list}`], {}, 120);
    const found = JSON.parse(readFileSync(list, 'utf8'));
    return (Array.isArray(found) ? found.map(String) : [])
      .map((file) => relative(this.folder, file))
      .filter((file) => !without.test(file))
      .sort();
  }

  /**
   * Runs test files one after another, until a test fails.
   * @param {readonly string[]} files
   * @param {{ limit: number, hits?: string }} how `limit` in seconds; `hits`: tells what runs, and goes on after failures
   * @returns {Promise<{ status: 'passed' | 'failed' | 'late', verdicts: Verdict[] }>}
   */
  async test(files, { limit, hits }) {
    const told = join(this.records, 'verdicts');
    rmSync(told, { force: true });
    const paths = files.map((file) => join(this.folder, file));
    const flags = [
      '--forceExit',
      '--runInBand',
      '--testSequencer',
      join(here, 'inGivenOrder.cjs'),
      '--reporters',
      join(here, 'verdicts.cjs'),
    ];
    const watch = hits ? ['--setupFilesAfterEnv', join(here, 'watchTestFile.cjs')] : [];
    const env = { MUTATE_ORDER: JSON.stringify(paths), MUTATE_VERDICTS: told };
    const more = hits ? { MUTATE_HITS: hits, MUTATE_GO_ON: 'yes' } : {};
    const status = await this.run(
      [...jest, ...flags, ...watch, '--runTestsByPath', ...paths],
      { ...env, ...more },
      limit,
    );
    const lines = existsSync(told) ? readFileSync(told, 'utf8').split('\n').filter(Boolean) : [];
    /** @type {Verdict[]} */
    const verdicts = lines.map((line) => JSON.parse(line)).map((one) => verdictIn(one, this.folder));
    return { status: status === 0 ? 'passed' : status === undefined ? 'late' : 'failed', verdicts };
  }

  /** Ends what runs in it. */
  stop() {
    endGroup(this.running);
    this.running = undefined;
  }

  /**
   * Runs Node in a process group of its own, so that what it started ends with it; undefined when it took too long.
   * @param {string[]} args @param {Record<string, string>} env @param {number} limit
   * @returns {Promise<number | undefined>}
   * @private
   */
  run(args, env, limit) {
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: 'ignore',
      detached: process.platform !== 'win32',
    });
    this.running = child.pid;
    return new Promise((resolve) => {
      const timer = setTimeout(() => end(undefined), limit * 1000);
      /** @param {number | undefined} status */
      const end = (status) => {
        clearTimeout(timer);
        this.stop();
        resolve(status);
      };
      child.once('exit', (code) => end(code ?? 1));
    });
  }
}

const jest = [join('node_modules', 'jest', 'bin', 'jest.js')];

/** @param {number | undefined} pid */
function endGroup(pid) {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}

/** @param {unknown} told @param {string} folder of the checkout @returns {Verdict} */
function verdictIn(told, folder) {
  const one = objectOf(told);
  return {
    file: relative(folder, String(one.file)),
    ...(typeof one.seconds === 'number' && { seconds: one.seconds }),
    ...(typeof one.failed === 'string' && { failed: one.failed }),
  };
}
