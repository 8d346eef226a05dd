// node scripts/bundle.mjs [folder]: makes dist/bundle of a folder's dist/bot, unless nothing has changed since.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const checkout = process.argv[2] ?? root;
const made = join(checkout, 'dist/bundle/main.js');

/** A folder's own time tells of what is no longer in it. @param {string} path */
function newestIn(path) {
  if (!existsSync(path)) return 0;
  const inside = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(statSync(path).mtimeMs, ...inside.map((file) => statSync(join(path, file)).mtimeMs));
}

const sources = ['dist/bot', 'cards', 'messages', 'scripts/bundle', 'package-lock.json'];
if (!existsSync(made) || sources.some((source) => newestIn(join(checkout, source)) > statSync(made).mtimeMs)) {
  const { bundle } = await import('./bundle/bundle.mjs');
  await bundle(checkout);
}
