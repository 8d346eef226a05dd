import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf } from '../../dist/bot/json/json.js';

/**
 * The licence of each package that a bundle holds, which most of them want to stand beside their code.
 * @param {string} root
 * @param {readonly string[]} inputs the bundle's files, from `root`
 */
export function licences(root, inputs) {
  const folders = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => licenceIn(join(root, folder)))
    .join(`\n${'-'.repeat(80)}\n`);
}

/** @param {string} folder */
function licenceIn(folder) {
  const { name, version, license } = recordOf(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version}, ${license}\n\n${file ? readFileSync(join(folder, file), 'utf8') : ''}`;
}
