import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const fullForm = fileURLToPath(new URL('cards/form.json', import.meta.url));

/** @typedef {Awaited<ReturnType<typeof stageMuster>>} Stage */

/**
 * Lays out Muster as it is deployed, with the cards that every contestant is to send.
 * @param {string} form `full` exchanges Muster's form of a group for the one in cards/, of 6.5 KB and 45 expressions
 * @param {string} [root] a checkout that has been built
 */
export async function stageMuster(form, root = here) {
  if (!existsSync(join(root, 'dist', 'bot', 'main.js')))
    throw new Error('Muster is not built. Run "npm run bench", which builds it.');
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  mkdirSync(join(folder, 'dist'));
  for (const part of ['package.json', 'cards', 'docs', 'messages', join('dist', 'bot')])
    if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const cards = join(folder, 'cards');
  if (form === 'full') cpSync(fullForm, join(cards, 'microsoft365Group', 'form.json'));
  return {
    main: await mainOf(root, folder),
    cards,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/**
 * What is run of it: the bundle, which versions up to 0.2.0 did not have.
 * @param {string} root
 * @param {string} folder
 */
async function mainOf(root, folder) {
  const script = join(root, 'scripts', 'bundle', 'bundle.mjs');
  if (!existsSync(script)) return join(folder, 'dist', 'bot', 'main.js');
  const { bundle } = await import(pathToFileURL(script).href);
  await bundle(folder);
  return join(folder, 'dist', 'bundle', 'main.js');
}
