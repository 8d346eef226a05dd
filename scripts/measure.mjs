// npm run measure [-- commit]: the sizes of the house and what hides in it, beside those of another commit. The last line
// says whether anything has become worse.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './measure/measures.mjs';

/** @typedef {import('./measure/measures.mjs').Measure} Measure */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} commit */
function measureCommit(commit) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-measure-'));
  try {
    const archive = join(folder, 'commit.tar');
    execFileSync('git', ['archive', '--output', archive, commit, 'src', 'test', 'cards'], { cwd: root });
    execFileSync('tar', ['-xf', archive], { cwd: folder });
    return measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {readonly Measure[]} before
 * @param {readonly Measure[]} after
 */
function whatIsWorse(before, after) {
  return after
    .map((measure) => ({ ...measure, was: before.find(({ name }) => name === measure.name)?.value ?? 0 }))
    .filter(({ value, was, judged }) => judged && value > was)
    .map(({ name, value, was }) => `${name} ${was} → ${value}`);
}

/**
 * @param {string} name
 * @param {...(string | number)} cells
 */
function print(name, ...cells) {
  console.log([name.padEnd(42), ...cells.map((cell) => `${cell}`.padStart(8))].join(' | '));
}

const [commit] = process.argv.slice(2);
const now = measure(root);
if (!commit) {
  for (const { name, value } of now) print(name, value);
} else {
  const before = measureCommit(commit);
  print('', 'before', 'after');
  for (const [row, { name, value }] of now.entries()) print(name, before[row]?.value ?? 0, value);
  const worse = whatIsWorse(before, now);
  console.log(`since ${commit}: ${worse.length === 0 ? 'nothing worse' : `worse: ${worse.join('; ')}`}`);
}
