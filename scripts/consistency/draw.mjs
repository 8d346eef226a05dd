import { chance } from '../mutate/draw.mjs';
import { papersIn } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */
/** @typedef {{ file: string, line: number, before: string, after: string, text: string }} Change one name that is written otherwise at one place; `text` is the whole file then */
/** @typedef {{ file: string, at: number, name: string }} Place */

/**
 * Files that name what others name too.
 * @param {Checkout} files
 */
function filesIn(files) {
  const { below } = files;
  return [
    ...['.env.example', 'Dockerfile', 'm365agents.yml', 'package.json', 'manifest/manifest.json', 'infra/compose.yaml'],
    ...['infra/nginx.conf', 'infra/azure/env/.env.prod', 'scripts/manifestSettings.mjs', 'scripts/filledPackage.mjs'],
    ...['src/bot/health.ts', 'src/bot/teams/endpoint.ts', 'src/bot/pages/publicPages.ts', 'src/bot/cloud/clouds.ts'],
    ...['src/sandbox/graph/registration.ts'],
    ...['infra/azure', 'scripts/azure', 'src/bot/settings', 'src/bot/signIn', 'src/bot/kinds', '.github'].flatMap(
      (folder) => ['.bicep', '.mjs', '.ts', '.yml'].flatMap((ending) => below(folder, ending)),
    ),
    // Two pages are made from the code, and a test of their own holds them to it.
    ...papersIn(files).filter((file) => !/\/(?:settings|permissions)\.md$/.test(file)),
  ];
}

/** What a name looks like. @type {readonly RegExp[]} */
const NAMES = [
  /(?<![\w$./-])((?:MicrosoftApp[A-Z]\w*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+))(?![\w-])/g,
  /(?<=[`'"} ])(\/(?:api\/messages|auth\/(?:start|end)|health|ready|privacy|terms))(?=[`'" ])/g,
  /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g,
  /(?<![\w.$/])([A-Z][A-Za-z-]+\.(?:Read|ReadBasic|ReadWrite)(?:\.[A-Z][A-Za-z]+)?)(?!\w)/g,
  /npm run (?:-s |--silent )?([a-z][\w:]+)/g,
  /^ {4}"([\w:]+)": "(?:node|biome)/gm,
  /(?<=[ :'"])(3978)\b/g,
  /(?<=listen |:|127\.0\.0\.1:)(8080)(?=[;:}"/])/g,
  /\b(access_as_user|botid)\b/g,
  /^(?:param|var) (\w+)/gm,
  /^module (\w+)(?= ')/gm,
  /^output (\w+) string/gm,
  /\.outputs\.(\w+)\b(?! \}\})/g,
  /(?<=secrets\/|name: '|secretRef: ')(form-keys|state-url)/g,
  /(Microsoft\.[A-Z]\w+\/\w+(?:\/\w+)?)(?=[@`])/g,
  /(?<=^ {2}|server |@|networks: \[|, )(bot-\d|redis|nginx|inside|outside)(?=[:\],])/gm,
  /(?<=['`, ])(gcchigh|dod)(?=['`, ])/g,
  /(?<=uses: |^\| `)((?:aadApp|teamsApp)\/\w+)/gm,
  /(?<=\| `|, `|^ +|-- |[a-z] )--(group|location|image|registry|cloud|without|app|set)\b/gm,
  /^ {6}(group|location|image|registry|cloud|without|app|url|set): \{/gm,
  /\$\{\{(\w+)\}\}/g,
  /((?:color|outline)\.png)/g,
];

/**
 * Every place of every name that stands at two places at least.
 * @param {Checkout} files
 * @returns {Place[][]}
 */
export function namesIn(files) {
  /** @type {Map<string, Map<string, Place>>} */
  const places = new Map();
  for (const file of filesIn(files)) {
    const text = files.read(file);
    for (const { 1: name = '', index, 0: whole } of NAMES.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const at = index + whole.indexOf(name);
      if (counts(file, text, at))
        places.set(name, (places.get(name) ?? new Map()).set(`${file}:${at}`, { file, at, name }));
    }
  }
  return [...places.values()].map((some) => [...some.values()]).filter((some) => some.length > 1);
}

/**
 * Whether a change at this place can be seen from outside the file: in code not in a comment, nor in a name of its own.
 * @param {string} file
 * @param {string} text
 * @param {number} at
 */
function counts(file, text, at) {
  if (!/\.[mc]?[jt]s$/.test(file)) return true;
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  const isHole = line.lastIndexOf('${') > line.lastIndexOf('}');
  return !isHole && !/^\s*(?:\/\/|\/?\*)/.test(line) && (line.match(/['`]/g)?.length ?? 0) % 2 === 1;
}

/**
 * The change that a seed stands for.
 * @param {Checkout} files
 * @param {readonly Place[][]} names
 * @param {number} seed
 * @returns {Change}
 */
export function drawnChange({ read }, names, seed) {
  const random = chance(seed);
  /** @template T @param {readonly T[]} all */
  const pick = (all) => all[Math.floor(random() * all.length)];
  const place = pick(pick(names) ?? []);
  if (!place) throw new Error('There is nothing to draw.');
  const { file, at, name } = place;
  const text = read(file);
  const end = at + name.length;
  const letters = [...name].flatMap((letter, i) => (/[a-z0-9]/i.test(letter) ? [at + i] : []));
  const changed = pick(letters) ?? at;
  const after = text.slice(0, changed) + other(text[changed] ?? '') + text.slice(changed + 1);
  return { file, line: text.slice(0, at).split('\n').length, before: name, after: after.slice(at, end), text: after };
}

/** @param {string} letter */
function other(letter) {
  if (/\d/.test(letter)) return String((Number(letter) + 1) % 10);
  const small = letter.toLowerCase() === 'x' ? 'y' : 'x';
  return letter === letter.toLowerCase() ? small : small.toUpperCase();
}
