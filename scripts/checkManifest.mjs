// What Teams asks of an app package: Microsoft's schema, and the rules that the schema does not state.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ajvDraft04 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { isJson, objectIn, objectOf, objectsIn, textIn } from '../dist/sandbox/teams/json.js';

/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {Record<string, Json>} Languages the texts of each further language, by file name */

const semver = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
const domain = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/i;
const pngSignature = '89504e470d0a1a0a';

/** @param {string} manifestVersion for example 1.25 */
function schemaFile(manifestVersion, name = 'MicrosoftTeams') {
  const packaged = createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json');
  return join(dirname(packaged), 'build/json-schemas/teams', `v${manifestVersion}`, `${name}.schema.json`);
}

/** @param {import('ajv').ErrorObject} error */
function schemaSentence({ instancePath, message, params }) {
  const place =
    instancePath
      .slice(1)
      .replace(/\/(\d+)/g, '[$1]')
      .replaceAll('/', '.') || 'the manifest';
  const detail = params.allowedValues ?? params.additionalProperty;
  return `${place} ${message}${detail ? ` (${[detail].flat().join(', ')})` : ''}.`;
}

/** @param {Json} manifest */
function schemaProblems(manifest) {
  const file = schemaFile(`${manifest.manifestVersion}`);
  if (!existsSync(file))
    return [`manifestVersion ${manifest.manifestVersion} has no schema in @microsoft/app-manifest. Use 1.25.`];
  return complaints(file, manifest);
}

/**
 * @param {string} file of a schema
 * @param {Json} content
 */
function complaints(file, content) {
  const ajv = new ajvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const validate = ajv.compile(objectOf(schema));
  return validate(content) ? [] : (validate.errors ?? []).map(schemaSentence);
}

/**
 * The texts of a manifest that Teams takes from the file of a language, by the name they have there.
 * @param {Json} manifest
 */
function translatable(manifest) {
  const commands = commandLists(manifest).flatMap(({ path, commands }) =>
    commands.flatMap((command, i) => textsIn(`${path}.commands[${i}]`, command)),
  );
  const extensions = objectsIn(manifest, 'composeExtensions').flatMap((extension, i) =>
    objectsIn(extension, 'commands').flatMap((_command, j) => {
      const path = `composeExtensions[${i}].commands[${j}]`;
      return [`${path}.title`, `${path}.description`];
    }),
  );
  const texts = ['name', 'description'].flatMap((part) => textsIn(part, objectIn(manifest, part)));
  return [...texts, ...commands, ...extensions];
}

/**
 * @param {string} path
 * @param {Json} object
 */
function textsIn(path, object) {
  return Object.keys(object).map((part) => `${path}.${part}`);
}

/** @param {Json} manifest */
function commandLists(manifest) {
  return objectsIn(manifest, 'bots').flatMap((bot, i) =>
    objectsIn(bot, 'commandLists').map((list, j) => ({
      path: `bots[${i}].commandLists[${j}]`,
      commands: objectsIn(list, 'commands'),
    })),
  );
}

/**
 * @param {Json} manifest
 * @param {Languages} languages
 */
function languageProblems(manifest, languages) {
  const file = schemaFile(`${manifest.manifestVersion}`, 'MicrosoftTeams.Localization');
  if (!existsSync(file)) return [];
  const wanted = translatable(manifest);
  return Object.entries(languages).flatMap(([name, { $schema: _schema, ...texts }]) => [
    ...complaints(file, texts).map((sentence) => `${name}: ${sentence}`),
    ...wanted.filter((key) => !(key in texts)).map((key) => `${name} lacks ${key}. Translate it.`),
    ...Object.keys(texts)
      .filter((key) => !wanted.includes(key))
      .map((key) => `${name} has ${key}, which is not in manifest.json. Take it out.`),
    ...Object.entries(texts).flatMap(([key, text]) => commandProblems(`${name}: ${key}`, key, text)),
  ]);
}

/**
 * Teams cuts off what is longer.
 * @param {string} place
 * @param {string} key
 * @param {unknown} text
 */
function commandProblems(place, key, text) {
  const most = /\.commands\[\d+\]\.title$/.test(key)
    ? 32
    : /\.commands\[\d+\]\.description$/.test(key)
      ? 128
      : Infinity;
  return typeof text === 'string' && text.length > most
    ? [`${place} has ${text.length} characters. Keep it to ${most}.`]
    : [];
}

/** @param {Json} manifest */
function addressProblems(manifest) {
  const developer = objectIn(manifest, 'developer');
  const urls = ['websiteUrl', 'privacyUrl', 'termsOfUseUrl'];
  return [
    ...urls
      .filter((name) => !/^https:\/\//i.test(textIn(developer, name) ?? ''))
      .map((name) => `developer.${name} is "${developer[name]}". Teams takes only addresses that begin with https://.`),
    ...listIn(manifest, 'validDomains')
      .filter((name) => !domain.test(`${name}`))
      .map((name) => `validDomains has "${name}". Write the host alone, without https:// and without a path.`),
  ];
}

/**
 * @param {Json} manifest
 * @param {string} host
 */
function hostProblems(manifest, host) {
  const domains = listIn(manifest, 'validDomains').map((name) => `${name}`.toLowerCase());
  const fits = (/** @type {string} */ name) =>
    name === host ||
    (name.startsWith('*.') && host.endsWith(name.slice(1)) && !host.slice(0, 1 - name.length).includes('.'));
  return host === '' || domains.some(fits)
    ? []
    : [`validDomains lacks ${host}. Add it: without it Teams does not open the sign-in page.`];
}

/** @param {Json} manifest */
function botProblems(manifest) {
  const { resource, id } = objectIn(manifest, 'webApplicationInfo');
  const problems = objectsIn(manifest, 'bots').flatMap((bot) => {
    const wanted = `api://botid-${bot.botId}`;
    const [scopes, lists] = [listIn(bot, 'scopes'), objectsIn(bot, 'commandLists')];
    const beyond = lists.flatMap((list) => listIn(list, 'scopes')).filter((scope) => !scopes.includes(scope));
    return [
      ...(id === bot.botId
        ? []
        : [`webApplicationInfo.id is "${id}". Sign-in works only with the bot's own id, ${bot.botId}.`]),
      ...[...new Set(beyond)].map(
        (scope) => `A command list has the scope "${scope}", which the bot lacks. Add it to the bot's scopes.`,
      ),
      ...(resource === wanted
        ? []
        : [`webApplicationInfo.resource is "${resource}". Sign-in works only with ${wanted}.`]),
      ...(listIn(bot, 'scopes').includes('personal')
        ? []
        : ['The bot lacks the scope "personal". Add it: without it nobody can sign in from a card.']),
    ];
  });
  return [...problems, ...commandLists(manifest).flatMap(commandListProblems)];
}

/** @param {{ commands: Json[] }} list */
function commandListProblems({ commands }) {
  const tooLong = commands.filter(
    (command) => (textIn(command, 'title') ?? '').length > 32 || (textIn(command, 'description') ?? '').length > 128,
  );
  return [
    ...(commands.length > 10 ? [`A command list has ${commands.length} commands. Teams shows 10: take some out.`] : []),
    ...tooLong.map(
      ({ title }) => `The command "${title}" is too long. Keep its title to 32 and its description to 128 characters.`,
    ),
  ];
}

/**
 * @param {Json} object
 * @param {string} member
 * @returns {readonly unknown[]}
 */
function listIn(object, member) {
  const found = object[member];
  return Array.isArray(found) ? found : [];
}

/**
 * @param {string} name
 * @param {Buffer} png
 * @param {number} size
 * @param {boolean} transparent
 */
function iconProblems(name, png, size, transparent) {
  if (png.subarray(0, 8).toString('hex') !== pngSignature) return [`${name} is not a PNG file. Save it as PNG.`];
  const [width, height, colourType] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const problems = [];
  if (width !== size || height !== size)
    problems.push(`${name} is ${width} x ${height} pixels. Make it ${size} x ${size}.`);
  if (transparent && colourType !== 4 && colourType !== 6)
    problems.push(`${name} has no transparency. Draw it in white on a transparent background.`);
  return problems;
}

/**
 * @param {unknown} manifest with every placeholder filled
 * @param {{ color: Buffer, outline: Buffer }} icons the files' contents
 * @param {Languages} languages
 * @param {string} [host] at which the bot is reached
 * @returns {string[]} a sentence for each problem; none when Teams will take the package
 */
export function checkManifest(manifest, icons, languages = {}, host = '') {
  if (!isJson(manifest)) return ['manifest.json is no JSON object. Write it as Teams describes it.'];
  const versionWrong = !semver.test(textIn(manifest, 'version') ?? '');
  return [
    ...schemaProblems(manifest),
    ...(versionWrong
      ? [`version is "${manifest.version}". Write three numbers, for example 1.0.0 (package.json has it).`]
      : []),
    ...addressProblems(manifest),
    ...hostProblems(manifest, host),
    ...botProblems(manifest),
    ...languageProblems(manifest, languages),
    ...iconProblems('color.png', icons.color, 192, false),
    ...iconProblems('outline.png', icons.outline, 32, true),
  ];
}
