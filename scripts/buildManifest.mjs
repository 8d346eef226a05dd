// Writes dist/manifest: manifest/ with the commands of the built kinds, its settings unfilled. The sandbox reads it, since
// it cannot ask the bot what Teams knows of it from its package.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectOf } from '../dist/sandbox/teams/json.js';
import { appPackage } from './appPackage.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [source, target] = [join(root, 'manifest'), join(root, 'dist', 'manifest')];
const written = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
const { manifest, languages } = appPackage(source, objectOf(written));
mkdirSync(target, { recursive: true });
for (const [file, content] of Object.entries({ 'manifest.json': manifest, ...languages }))
  writeFileSync(join(target, file), JSON.stringify(content, null, 2));
