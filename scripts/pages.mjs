// npm run pages [-- --check]: writes anew the pages below docs/ that follow from the code: settings, permissions, commands.
// --check changes nothing, and ends with 1 where a page is not what the code says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Catalog } from '../dist/bot/kinds/catalog.js';
import { commandTable } from './docs/commandTable.mjs';
import { doctorPage } from './docs/doctorPage.mjs';
import { permissionsPage } from './docs/permissionsPage.mjs';
import { settingsPage } from './docs/settingsPage.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { kinds, permissions } = Catalog.load();

/** @param {string} file */
const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');

/**
 * A page with the rows of its table of commands exchanged, which begins below the first line of dashes.
 * @param {string} file
 * @param {string} messages
 */
function withCommands(file, messages) {
  return read(file).replace(
    /(\| --- \| --- \|\n)(?:\|.*\n)*/,
    (_, head) => `${head}${commandTable(kinds, join(root, messages))}\n`,
  );
}

const pages = {
  'docs/administrators/settings.md': settingsPage(read('.env.example')),
  'docs/administrators/permissions.md': permissionsPage(kinds, permissions),
  'docs/people/README.md': withCommands('docs/people/README.md', 'messages/en'),
  'docs/people/de.md': withCommands('docs/people/de.md', 'messages/de'),
  'docs/people/es.md': withCommands('docs/people/es.md', 'messages/es'),
};
/** What the deep test of the doctor has written, where it has run. */
const planted = read('test-results/doctor.md');
const isChecked = process.argv.includes('--check');
const all = planted && !isChecked ? { ...pages, 'docs/administrators/doctor.md': doctorPage(planted) } : pages;
const stale = Object.entries(all).filter(([file, text]) => read(file) !== text);
if (isChecked) {
  for (const [file] of stale) console.log(`${file} is not what the code says. Run: npm run pages`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(join(root, file), text);
  console.log(`${stale.length} of ${Object.keys(all).length} pages were written anew.`);
}
