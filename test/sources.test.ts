import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(__dirname, '..');
const NOT_OURS = ['node_modules', 'dist', 'test-results', '.git'];

/** Paths of all files below a folder of the repository, with `/` between their parts. */
function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}

/** Lines of a text that a pattern finds, as `line: found`. */
function linesWith(pattern: RegExp, text: string): string[] {
  return text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${i + 1}: ${line.trim()}`] : []));
}

const HASH_MEMBER = /\b\w+\??\.#[a-z]|^\s+(?:(?:static|readonly|async|get|set|accessor) )*\*?#[a-z]\w*\s*[(;:=?!]/i;
const SILENCED =
  /@ts-(?:ignore|expect-error|nocheck)|@(?:type|param|returns|typedef|property)\s*\{[^}]*\bany\b|@type (?!\{const\}).*\*\/ *\(/;

describe('The sources', () => {
  const sources = filesIn('.').filter((file) => /\.[cm]?[jt]s$/.test(file) && file !== 'test/sources.test.ts');
  const found = (pattern: RegExp) =>
    sources.flatMap((file) =>
      linesWith(pattern, readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}:${line}`),
    );

  test('keep to themselves what is `private`, or `@private` in a script, and not what begins with #', () => {
    expect(found(HASH_MEMBER)).toEqual([]);
  });

  test('never silence the compiler', () => {
    expect(found(SILENCED)).toEqual([]);
  });

  test('are checked by the compiler down to the last script', () => {
    // An example with packages of its own is tried by installing them: test/sandbox/ownBot.deep.test.ts.
    const elsewhere = /^(src|examples\/agents-sdk-echo)\//;
    const scripts = sources.filter((file) => /\.[cm]?js$/.test(file) && !elsewhere.test(file));
    const tsc = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.scripts.json', '--listFilesOnly'];
    const checked = execFileSync(process.execPath, tsc, { cwd: ROOT, encoding: 'utf8' }).replaceAll('\\', '/');
    expect(scripts).toEqual(expect.arrayContaining(['storm/run.mjs', 'jest.config.mjs', '.ci/oneObject.mjs']));
    expect(scripts.filter((file) => !checked.includes(`/${file}\n`))).toEqual([]);
  });
});

describe('The search in them', () => {
  test.each(['this.#count', 'other?.#count', '  #count = 0;', '  static #count: number;', '  async #send() {'])(
    'finds the member in %j',
    (line) => {
      expect(linesWith(HASH_MEMBER, line)).toHaveLength(1);
    },
  );

  test.each(["'#a',", '  body { color: #fff; }', 'add task Pay rent #Finance', '    found[#found + 1] = key'])(
    'finds none in %j',
    (line) => {
      expect(linesWith(HASH_MEMBER, line)).toEqual([]);
    },
  );

  test.each([
    '// @ts-ignore',
    '/** @param {any} x */',
    '/** @type {Record<string, any>} */',
    '/** @type {Fault} */ (x)',
  ])('finds what silences the compiler in %j', (line) => {
    expect(linesWith(SILENCED, line)).toHaveLength(1);
  });
});
