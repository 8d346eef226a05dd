// npm run entra [-- --without Permission,Permission]: writes dist/entra.json, the app registration in Entra as it has to be,
// from the bot's environment. The permissions stand there by name; `npm run azure` gives them their ids.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { entraManifest } from './azure/entraManifest.mjs';
import { manifestSettings } from './manifestSettings.mjs';

const output = join('dist', 'entra.json');
const { values: flags } = parseArgs({ options: { without: { type: 'string', default: '' } } });

if (existsSync('.env')) process.loadEnvFile('.env');
const { problems } = manifestSettings(process.env, '');
try {
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { MicrosoftAppId = '', PUBLIC_URL = '' } = process.env;
  const without = flags.without.split(',').filter(Boolean);
  const manifest = entraManifest({ appId: MicrosoftAppId, publicUrl: PUBLIC_URL, scopeId: randomUUID(), without });
  mkdirSync('dist', { recursive: true });
  writeFileSync(output, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${output} says how the app registration ${MicrosoftAppId} has to be.`);
} catch (error) {
  console.error(`Nothing was written. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
