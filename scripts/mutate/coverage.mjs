import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { objectOf, textIn } from '../../dist/sandbox/teams/json.js';
import { withProbes } from './probes.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */
/** @typedef {import('./mutations.mjs').Reading} Reading */
/** @typedef {{ key: string, seconds: number, hasFailed: boolean, hits: number[] }} TestFile */
/** @typedef {Record<string, TestFile>} Coverage */

/**
 * Which statements each test file runs, in Jest and in every process that the test starts, and how long it takes. What
 * is known from an earlier run, and has not changed since, is not measured again.
 */
export class CoverageMap {
  /** @private @type {Coverage} */ known;
  /** @private */
  file;
  /** @private */
  sources;
  /** @private */
  numbers;

  /**
   * @param {string} file where it is kept
   * @param {Map<string, { source: string, reading: Reading }>} sources
   */
  constructor(file, sources) {
    this.file = file;
    this.sources = sources;
    this.known = existsSync(file) ? coverageIn(JSON.parse(readFileSync(file, 'utf8'))) : {};
    this.numbers = new Map();
    let next = 0;
    for (const [name, { reading }] of sources) {
      this.numbers.set(name, next);
      next += reading.statements.length + 1;
    }
  }

  /** @param {string} test */
  secondsOf(test) {
    return this.known[test]?.seconds ?? 0;
  }

  /** Whether the test failed while it was watched: then nothing is known about what it runs. @param {string} test */
  hasFailed(test) {
    return this.known[test]?.hasFailed ?? true;
  }

  /** The tests that ran a change's statement. @param {import('./mutations.mjs').Mutation} mutation */
  testsOf({ file, probe }) {
    const statements = this.sources.get(file)?.reading.statements ?? [];
    const number = (this.numbers.get(file) ?? 0) + 1 + statements.findIndex(({ start }) => start === probe);
    return Object.keys(this.known).filter((test) => this.known[test]?.hits.includes(number));
  }

  /**
   * @param {readonly Checkout[]} checkouts @param {readonly string[]} tests
   * @param {(line: string) => void} tell
   */
  async measure(checkouts, tests, tell) {
    const first = checkouts[0];
    if (!first) return;
    const keys = new Map(tests.map((test) => [test, hashOf(this.basis(first), first.read(test))]));
    this.known = Object.fromEntries(Object.entries(this.known).filter(([test, { key }]) => keys.get(test) === key));
    const open = tests.filter((test) => !this.known[test]);
    if (open.length > 0) tell(`Measuring which tests run which lines (${open.length} files) …`);
    await Promise.all(
      checkouts.map((checkout, i) =>
        this.measureIn(
          checkout,
          open.filter((_, at) => at % checkouts.length === i),
          keys,
        ),
      ),
    );
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.known));
  }

  /** @private @param {Checkout} checkout @param {readonly string[]} tests @param {Map<string, string>} keys */
  async measureIn(checkout, tests, keys) {
    if (tests.length === 0) return;
    const hits = join(checkout.records, 'hits');
    mkdirSync(hits);
    writeFileSync(join(hits, 'hits.cjs'), readFileSync(new URL('hits.cjs', import.meta.url)));
    writeFileSync(join(hits, 'current'), join(hits, 'nobody'));
    const built = join(checkout.folder, 'dist/bot');
    if (existsSync(built)) renameSync(built, `${built}.kept`);
    for (const [file, { source, reading }] of this.sources) {
      const text = withProbes(source, reading.statements, join(hits, 'hits.cjs'), this.numbers.get(file) ?? 0);
      checkout.write(file, text);
      const script = join(checkout.folder, file.replace(/^src/, 'dist').replace(/\.ts$/, '.js'));
      mkdirSync(dirname(script), { recursive: true });
      writeFileSync(
        script,
        transformSync(text, {
          jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
          module: { type: 'commonjs' },
        }).code,
      );
    }
    const { verdicts } = await checkout.test(tests, { limit: 3600, hits });
    for (const { file, seconds = 0, failed } of verdicts) {
      const told = join(hits, Buffer.from(join(checkout.folder, file)).toString('base64url'));
      const lines = existsSync(told) ? readFileSync(told, 'utf8').split('\n').filter(Boolean) : [];
      this.known[file] = {
        key: keys.get(file) ?? '',
        seconds,
        hasFailed: failed !== undefined,
        hits: [...new Set(lines.map(Number))],
      };
    }
    checkout.restore();
    rmSync(built, { recursive: true });
    if (existsSync(`${built}.kept`)) renameSync(`${built}.kept`, built);
  }

  /** What every measurement depends on: the sources, and what tests share. @param {Checkout} checkout @private */
  basis(checkout) {
    const shared = readdirSync(join(checkout.folder, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.endsWith('.test.ts'))
      .sort()
      .map((file) => checkout.read(join('test', file)));
    return hashOf(...[...this.sources.values()].map(({ source }) => source), ...shared);
  }
}

/** @param {string[]} texts */
function hashOf(...texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** @param {unknown} kept what an earlier run has written @returns {Coverage} */
function coverageIn(kept) {
  const entries = Object.entries(objectOf(kept)).map(([test, known]) => {
    const { seconds, hasFailed, hits } = objectOf(known);
    const numbers = Array.isArray(hits) ? hits.map(Number) : [];
    const key = textIn(known, 'key') ?? '';
    return /** @type {const} */ ([
      test,
      { key, seconds: Number(seconds), hasFailed: hasFailed === true, hits: numbers },
    ]);
  });
  return Object.fromEntries(entries);
}
