// npm run package [-- folder]: writes dist/muster.zip, the app package to upload in Teams, filled in from the bot's
// environment. The folder holds manifest.json, the icons and a file for each further language, named by its tag (de.json);
// without one it is manifest/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { objectOf, textIn } from '../dist/sandbox/teams/json.js';
import { appPackage } from './appPackage.mjs';
import { checkManifest } from './checkManifest.mjs';
import { manifestSettings } from './manifestSettings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'manifest');
const output = join('dist', 'muster.zip');
/** @param {string} name */
const read = (name) => readFileSync(join(folder, name));

if (existsSync('.env')) process.loadEnvFile('.env');
const version = textIn(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), 'version') ?? '';
const { values, problems } = manifestSettings(process.env, version);

const text = read('manifest.json')
  .toString()
  .replace(/\$\{\{(\w+)\}\}/g, (placeholder, name) => {
    const value = values[name];
    if (value !== undefined) return JSON.stringify(value).slice(1, -1);
    problems.push(
      `manifest.json has ${placeholder}, which nothing fills. Known are ${Object.keys(values).join(', ')}.`,
    );
    return placeholder;
  });
const color = read('color.png');
const outline = read('outline.png');
const filled = JSON.parse(text);
const { manifest, languages } = appPackage(folder, objectOf(filled));
problems.push(...checkManifest(manifest, { color, outline }, languages));

if (problems.length > 0) {
  console.error(`No package was written. Please mend ${problems.length === 1 ? 'this' : 'these'}, then run it again:`);
  for (const problem of problems) console.error(`  - ${problem}`);
  console.error('Settings come from the environment and from .env; the rest is in manifest.json.');
  process.exit(1);
}
mkdirSync('dist', { recursive: true });
/** @param {unknown} content */
const json = (content) => Buffer.from(JSON.stringify(content, null, 2));
const translations = Object.fromEntries(Object.entries(languages).map(([name, texts]) => [name, json(texts)]));
const parts = { 'manifest.json': json(manifest), ...translations, 'color.png': color, 'outline.png': outline };
writeFileSync(output, zipSync(parts));
console.log(`${output} is ready for ${values.PUBLIC_HOST}. In Teams: Apps > Manage your apps > Upload an app.`);
