import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../scripts/bundle/bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fullForm = fileURLToPath(new URL('cards/form.json', import.meta.url));

/** @typedef {Awaited<ReturnType<typeof stageMuster>>} Stage */

/**
 * Lays out Muster as it is deployed, with the cards that every contestant is to send.
 * @param {string} form `full` exchanges Muster's form of a group for the one in cards/, of 6.5 KB and 45 expressions
 */
export async function stageMuster(form) {
  if (!existsSync(join(root, 'dist', 'bundle', 'main.js')))
    throw new Error('Muster is not built. Run "npm run bench", which builds it.');
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  mkdirSync(join(folder, 'dist'));
  for (const part of ['package.json', 'cards', 'docs', 'messages', join('dist', 'bot')])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const cards = join(folder, 'cards');
  if (form === 'full') cpSync(fullForm, join(cards, 'microsoft365Group', 'form.json'));
  await bundle(folder);
  return {
    main: join(folder, 'dist', 'bundle', 'main.js'),
    cards,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
