// node scripts/pinImages.mjs [--check]: holds each image of the Dockerfile, the compose file and the workflows to the digest
// that its tag leads to today, as its registry says; nobody types one by hand. The workflow "Images" runs it each week.
// --check changes nothing, asks nobody, and ends with 1 where an image is held by its tag alone.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinned, referencesIn } from './images/references.mjs';
import { addressOf, digestOf } from './images/registry.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => join('.github/workflows', name));
const files = ['Dockerfile', 'infra/compose.yaml', ...workflows];

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8');

function check() {
  const floating = files.flatMap((file) =>
    referencesIn(read(file))
      .filter(({ digest }) => digest === undefined)
      .map(({ image, tag }) => `${file}: ${image}:${tag}`),
  );
  for (const one of new Set(floating)) console.log(`${one} has no digest. Run: node scripts/pinImages.mjs`);
  return floating.length === 0 ? 0 : 1;
}

async function pin() {
  /** @type {Map<string, string>} */
  const digests = new Map();
  for (const { image, tag } of files.flatMap((file) => referencesIn(read(file)))) {
    const name = `${image}:${tag}`;
    if (!digests.has(name)) digests.set(name, await digestOf(addressOf(image), tag));
  }
  for (const file of files) writeFileSync(join(root, file), pinned(read(file), digests));
  for (const [name, digest] of digests) console.log(`${name}@${digest}`);
  return 0;
}

process.exitCode = await (process.argv.includes('--check') ? check() : pin());
