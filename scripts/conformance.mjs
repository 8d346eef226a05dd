// npm run conformance -- <description> [<table> <path> …]: writes the tables of test/conformance anew from Graph's OpenAPI
// description, or adds one of some paths: npm run conformance -- openapi.json contact /me/contacts /me/contacts/{contact}
//
// Microsoft publishes the description at https://github.com/microsoftgraph/msgraph-metadata, in openapi/v1.0/openapi.yaml and
// openapi/beta/openapi.yaml. As JSON it is made by: npx js-yaml openapi.yaml > openapi.json
// A folder stands for all descriptions in it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectIn, objectOf } from '../dist/sandbox/teams/json.js';
import { OpenApi, templateOf } from './conformance/openApi.mjs';
import { tableOf } from './conformance/table.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tables = process.env.CONFORMANCE_TABLES ?? join(root, 'test', 'conformance');
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const empty = { paths: {}, types: {}, enums: {} };
/**
 * @param {string} file
 * @returns {import('../dist/sandbox/teams/json.js').Json}
 */
function read(file) {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  return objectOf(content);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {string} place */
function descriptionsIn(place) {
  if (!existsSync(place)) fail(`There is no ${place}. Name the file of Graph's OpenAPI description, as JSON.`);
  if (/\.ya?ml$/.test(place)) fail(`${place} is YAML. Make JSON of it first: npx js-yaml ${place} > openapi.json`);
  const isFolder = statSync(place).isDirectory();
  const files = isFolder ? readdirSync(place).filter((file) => file.endsWith('.json')) : [''];
  const found = files.map((file) => read(join(place, file))).filter(({ openapi }) => openapi);
  if (found.length === 0) fail(`${place} holds no OpenAPI description, whose JSON begins with "openapi".`);
  return found.map((description) => new OpenApi(description));
}

/**
 * Writes those tables of a version that hold one of the paths, or all of them; `added` is a table for further paths.
 * @param {OpenApi} api
 * @param {string | undefined} added
 * @param {readonly string[]} paths
 */
function renew(api, added, paths) {
  const folder = join(tables, api.version);
  const unknown = paths.filter((path) => !api.methodsAt(path));
  if (unknown.length > 0) return unknown;
  mkdirSync(folder, { recursive: true });
  const known = new Map(readdirSync(folder).map((file) => [file, read(join(folder, file))]));
  const own = known.get(added ?? '') ?? empty;
  const ownPaths = objectIn(own, 'paths');
  const wanted = Object.fromEntries(paths.map((path) => [path, ownPaths[path] ?? {}]));
  const changed = added ? new Map([[added, { ...own, paths: { ...ownPaths, ...wanted } }]]) : known;
  for (const [file, table] of changed) {
    const others = [...known].filter(([name]) => name !== file).map(([, other]) => other);
    writeFileSync(join(folder, file), JSON.stringify(tableOf(api, table, others)));
    console.log(`${join(folder, file)} is written.`);
  }
  return [];
}

const [place, name, ...paths] = process.argv.slice(2);
if (!place) fail('Name the file of Graph’s OpenAPI description: npm run conformance -- openapi.json');
if (name && paths.length === 0) fail('Name the paths too: npm run conformance -- openapi.json contact /me/contacts');
const templates = paths.map((path) => templateOf(path));
const missing = descriptionsIn(place).map((api) => renew(api, name && `${name}.json`, templates));
if (missing.every((some) => some.length > 0)) fail(`Graph describes no ${missing[0]?.join(', ')}.`);
if (tables.startsWith(root)) spawnSync(process.execPath, [biome, 'format', '--write', tables], { cwd: root });
