// npm run release -- minor|patch|major|1.2.3: sets the version wherever it stands, dates what the changelog has under
// Unreleased, and says what is left to do. The app package takes its version from package.json when it is made.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datedChangelog } from './release/datedChangelog.mjs';
import { isHigher, versionAfter } from './release/version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} name */
function read(name) {
  return readFileSync(join(root, name), 'utf8');
}

/**
 * A JSON file with another version of Muster. What it says of itself comes first; the lock says it twice.
 * @param {string} name
 * @param {string} version
 * @param {number} times
 */
function withVersion(name, version, times) {
  let left = times;
  return read(name).replace(/"version": ".*"/g, (old) => (left-- > 0 ? `"version": "${version}"` : old));
}

/** What each file is to hold; throws a sentence where nothing can be released. */
function released(wanted = '') {
  const current = /"version": "(.*)"/.exec(read('package.json'))?.[1] ?? '';
  const version = versionAfter(current, wanted);
  if (!version) throw new Error('Say which: npm run release -- minor, or patch, or major, or a version such as 1.2.3.');
  if (!isHigher(version, current)) throw new Error(`${version} is not higher than ${current}, which is here already.`);
  const changelog = datedChangelog(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10));
  if (!changelog)
    throw new Error(
      'CHANGELOG.md has nothing under [Unreleased]: write there what people will notice, as "- …" lines.',
    );
  const files = {
    'package.json': withVersion('package.json', version, 1),
    'package-lock.json': withVersion('package-lock.json', version, 2),
    'CHANGELOG.md': changelog,
  };
  return { version, files };
}

try {
  const { version, files } = released(process.argv[2]);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  console.log(`This is ${version} now, in ${Object.keys(files).join(', ')}. What is left to do:
  1. npm test
  2. git commit --all --message "release: ${version}"
  3. git tag v${version}
  4. git push origin HEAD v${version}
  5. npm run package, with the environment of the bot that people use, and upload dist/muster.zip in the Teams admin center`);
} catch (error) {
  console.error(`Nothing was changed. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
