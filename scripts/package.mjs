// npm run package [-- folder]: writes dist/muster.zip, the app package to upload in Teams, filled in from the bot's
// environment. The folder holds manifest.json, the icons and a file for each further language, named by its tag (de.json);
// without one it is manifest/.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { filledPackage } from './filledPackage.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join('dist', 'muster.zip');

if (existsSync('.env')) process.loadEnvFile('.env');
const { host, parts, problems } = filledPackage(process.argv[2] ?? join(root, 'manifest'), process.env);
if (problems.length > 0) {
  console.error(`No package was written. Please mend ${problems.length === 1 ? 'this' : 'these'}, then run it again:`);
  for (const problem of problems) console.error(`  - ${problem}`);
  console.error('Settings come from the environment and from .env; the rest is in manifest.json.');
  process.exit(1);
}
mkdirSync('dist', { recursive: true });
writeFileSync(output, zipSync(parts));
console.log(`${output} is ready for ${host}. In Teams: Apps > Manage your apps > Upload an app.`);
