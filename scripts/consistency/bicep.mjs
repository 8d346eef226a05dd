import { namesUsedIn } from '../bicep/names.mjs';
import { readBicep } from '../bicep/readBicep.mjs';
import { allIn, missing } from './checkout.mjs';
import { namesInExample } from './settings.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */
/** @typedef {import('../bicep/readBicep.mjs').BicepFile} BicepFile */
/** @typedef {import('../bicep/readBicep.mjs').Declared} Declared */

const FOLDER = 'infra/azure';
/** Functions of Bicep that are used. */
const FUNCTIONS = [
  'cidrSubnet',
  'concat',
  'empty',
  'items',
  'json',
  'map',
  'resourceGroup',
  'string',
  'subscription',
  'take',
  'tenant',
  'uniqueString',
  'uriComponent',
];

/**
 * The Bicep files fit together, and what is said of them elsewhere is so.
 * @param {Checkout} files
 */
export function bicepCheck(files) {
  const { read, below } = files;
  /** @type {Map<string, BicepFile>} */
  const all = new Map();
  for (const file of below(FOLDER, '.bicep'))
    try {
      all.set(file.slice(FOLDER.length + 1), readBicep(read(file)));
    } catch (error) {
      return [`${file}: ${error instanceof Error ? error.message : error}`];
    }
  return [
    ...[...all].flatMap(([name, file]) => references(name, file, read(`${FOLDER}/${name}`), all)),
    ...secrets(all, read),
    ...missing(
      allIn(read(`${FOLDER}/bots.bicep`), /\{ name: '(\w+)'/g),
      [...namesInExample(files), 'NODE_OPTIONS'],
      'bots.bicep sets $, which is no setting.',
    ),
  ];
}

/**
 * @param {string} name
 * @param {BicepFile} file
 * @param {string} text
 * @param {Map<string, BicepFile>} all
 */
function references(name, file, text, all) {
  const declared = [...file.resources, ...file.modules];
  const bodies = declared.flatMap(({ body, condition, children }) => [
    body,
    condition,
    ...children.map((one) => one.body),
  ]);
  const used = [
    ...bodies,
    ...Object.values(file.vars),
    ...Object.values(file.outputs).map(({ value }) => value),
    ...Object.values(file.params).map(({ usual }) => usual),
  ].flatMap(namesUsedIn);
  const own = [...Object.keys(file.params), ...Object.keys(file.vars)];
  const symbols = [...own, ...declared.map(({ symbol }) => symbol)];
  const inner = file.resources.flatMap(({ symbol, children }) => children.map((child) => `${symbol}::${child.symbol}`));
  return [
    ...missing(used, [...symbols, ...FUNCTIONS], `${name} uses $, which it does not declare.`),
    ...missing(own, used, `${name} declares $ and does not use it.`),
    ...missing(allIn(text, /(\w+::\w+)/g), inner, `${name} uses $, which it does not declare.`),
    ...file.modules.flatMap((module) => moduleProblems(name, module, text, all)),
  ];
}

/**
 * @param {string} name
 * @param {Declared} module
 * @param {string} text
 * @param {Map<string, BicepFile>} all
 */
function moduleProblems(name, { symbol, type, body }, text, all) {
  const target = all.get(type);
  if (!target) return [`${name} has a module ${type}, which is not there.`];
  const given = Object.keys(Object(body.params));
  const needed = Object.entries(target.params).flatMap(([param, { usual }]) => (usual === undefined ? [param] : []));
  const outputs = allIn(text, new RegExp(`\\b${symbol}\\.outputs\\.(\\w+)`, 'g'));
  return [
    ...missing(given, Object.keys(target.params), `${type} has no parameter $.`),
    ...missing(needed, given, `${name} does not give $ to ${type}.`),
    ...missing(outputs, Object.keys(target.outputs), `${type} has no output $.`),
  ];
}

/**
 * What the container reads of the vault lies there.
 * @param {Map<string, BicepFile>} all
 * @param {Checkout['read']} read
 */
function secrets(all, read) {
  const lying = [...all.values()].flatMap(({ resources }) =>
    resources.flatMap(({ type, body }) =>
      type.startsWith('Microsoft.KeyVault/vaults/secrets@') ? [`${body.name}`] : [],
    ),
  );
  const bots = read(`${FOLDER}/bots.bicep`);
  const fetched = allIn(bots, /\}secrets\/([\w-]+)'/g);
  const named = allIn(bots, /name: '([\w-]+)'\s+keyVaultUrl/g);
  const redis = allIn(read(`${FOLDER}/redis.bicep`), /name: '(state-url)'/g);
  return [
    ...missing(fetched, lying, 'bots.bicep fetches $, which nobody puts into the vault.'),
    ...missing(lying, fetched, '$ lies in the vault, and nobody fetches it.'),
    ...missing(allIn(bots, /secretRef: '([\w-]+)'/g), named, 'bots.bicep refers to the secret $, which it has not.'),
    ...(named.join() === fetched.join() ? [] : ['bots.bicep fetches a secret under another name.']),
    ...(redis.length === 1 ? [] : ['redis.bicep does not put state-url into the vault.']),
  ];
}
