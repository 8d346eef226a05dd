import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Files of the checkout, as they are or with one exchanged.
 * @typedef {object} Checkout
 * @property {(file: string) => string} read
 * @property {(folder: string, ending: string) => string[]} below names of all files below a folder, from the root
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The checkout as it is; each file is read once.
 * @returns {Checkout}
 */
export function openCheckout() {
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {Map<string, string[]>} */
  const folders = new Map();
  const read = (/** @type {string} */ file) => kept(texts, file, () => readFileSync(join(root, file), 'utf8'));
  const all = (/** @type {string} */ folder) =>
    kept(folders, folder, () =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .sort(),
    );
  return { read, below: (folder, ending) => all(folder).filter((file) => file.endsWith(ending)) };
}

/**
 * @template T
 * @param {Map<string, T>} map
 * @param {string} key
 * @param {() => T} make
 */
function kept(map, key, make) {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * The same with one file exchanged.
 * @param {Checkout} checkout
 * @param {string} file
 * @param {string} text
 * @returns {Checkout}
 */
export function withFile(checkout, file, text) {
  return { ...checkout, read: (name) => (name === file ? text : checkout.read(name)) };
}

/**
 * What people read; the page of the doctor has names that are wrong on purpose.
 * @param {Checkout} files
 */
export function papersIn(files) {
  const docs = files.below('docs', '.md').filter((file) => !file.endsWith('/doctor.md'));
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'infra/azure/README.md', ...docs];
}

/**
 * Every first group of a pattern, in a text.
 * @param {string} text
 * @param {RegExp} pattern with the flag g
 */
export function allIn(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/**
 * A sentence for each that is missing.
 * @param {readonly string[]} wanted
 * @param {readonly string[]} there
 * @param {string} says what is wrong; `$` stands for the name
 */
export function missing(wanted, there, says) {
  return [...new Set(wanted)].filter((one) => !there.includes(one)).map((one) => says.replaceAll('$', () => one));
}
