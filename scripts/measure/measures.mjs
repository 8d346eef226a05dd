import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { filesInCycles } from './cycles.mjs';
import { countDuplicates } from './duplicates.mjs';
import { findingsIn } from './syntax.mjs';

/** @typedef {{ name: string, value: number, judged: boolean }} Measure of what is judged, more is worse */

const code = ['src/bot', 'src/sandbox', 'test'];
/** More files are no worse, and neither are more lines of tests. */
const unjudged = new Set(['src/bot: files', 'src/sandbox: files', 'test: files', 'test: lines', 'cards: files']);

/**
 * @param {string} root of a checkout
 * @returns {Measure[]}
 */
export function measure(root) {
  const numbers = [...code.flatMap((area) => ofCode(root, area)), ...ofCards(root)];
  return numbers.map(([name, value]) => ({ name, value, judged: !unjudged.has(name) }));
}

/**
 * @param {string} root
 * @param {string} area
 * @returns {[string, number][]}
 */
function ofCode(root, area) {
  const texts = read(join(root, area), /\.[cm]?[jt]sx?$/);
  const found = new Map([...texts].map(([file, text]) => [file, findingsIn(text)]));
  const findings = [...found.values()];
  const imports = new Map([...found].map(([file, one]) => [file, one.imports]));
  return [
    ...sizes(area, texts),
    ...spread(`${area}: lines a file`, [...texts.values()].map(linesOf)),
    ...spread(
      `${area}: lines a function`,
      findings.flatMap((one) => one.functions),
    ),
    [`${area}: casts`, total(findings.map((one) => one.casts))],
    [`${area}: any`, total(findings.map((one) => one.anys))],
    [`${area}: files in import cycles`, filesInCycles(imports).length],
    [`${area}: duplicate blocks`, countDuplicates([...texts.values()])],
  ];
}

/**
 * Of cards the whole counts: where short ones go, the others have not become longer.
 * @param {string} root
 * @returns {[string, number][]}
 */
function ofCards(root) {
  const cards = read(join(root, 'cards'), /\.json$/);
  return [...sizes('cards', cards), ['cards: duplicate blocks', countDuplicates([...cards.values()])]];
}

/**
 * @param {string} area
 * @param {ReadonlyMap<string, string>} texts
 * @returns {[string, number][]}
 */
function sizes(area, texts) {
  return [
    [`${area}: files`, texts.size],
    [`${area}: lines`, total([...texts.values()].map(linesOf))],
  ];
}

/** @param {string} text */
function linesOf(text) {
  return text.split('\n').length - 1;
}

/**
 * @param {string} name
 * @param {readonly number[]} values
 * @returns {[string, number][]}
 */
function spread(name, values) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [
    [`${name}, median`, at(0.5)],
    [`${name}, p90`, at(0.9)],
    [`${name}, max`, at(1)],
  ];
}

/**
 * Everything in a folder whose name fits, by its path there.
 * @param {string} folder
 * @param {RegExp} name
 */
function read(folder, name) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));
  return new Map(files.sort().map((file) => [file.replaceAll(sep, '/'), readFileSync(join(folder, file), 'utf8')]));
}

/** @param {readonly number[]} values */
function total(values) {
  return values.reduce((sum, value) => sum + value, 0);
}
