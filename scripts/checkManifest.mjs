// What Teams asks of an app package: Microsoft's schema, and the rules that the schema does not state.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

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

function schemaProblems(manifest) {
  const file = schemaFile(manifest.manifestVersion);
  if (!existsSync(file))
    return [`manifestVersion ${manifest.manifestVersion} has no schema in @microsoft/app-manifest. Use 1.25.`];
  return complaints(file, manifest);
}

function complaints(file, content) {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  return validate(content) ? [] : (validate.errors ?? []).map(schemaSentence);
}

/** The texts of a manifest that Teams takes from the file of a language, by the name they have there. */
function translatable({ name = {}, description = {}, bots = [] }) {
  const texts = (path, object) => Object.entries(object).map(([part, text]) => [`${path}.${part}`, text]);
  const commands = bots.flatMap(({ commandLists = [] }, bot) =>
    commandLists.flatMap(({ commands }, list) =>
      commands.flatMap((command, i) => texts(`bots[${bot}].commandLists[${list}].commands[${i}]`, command)),
    ),
  );
  return Object.fromEntries([...texts('name', name), ...texts('description', description), ...commands]);
}

function languageProblems(manifest, languages) {
  const file = schemaFile(manifest.manifestVersion, 'MicrosoftTeams.Localization');
  if (!existsSync(file)) return [];
  const wanted = Object.keys(translatable(manifest));
  return Object.entries(languages).flatMap(([name, { $schema: _schema, ...texts }]) => [
    ...complaints(file, texts).map((sentence) => `${name}: ${sentence}`),
    ...wanted.filter((key) => !(key in texts)).map((key) => `${name} lacks ${key}. Translate it.`),
    ...Object.keys(texts)
      .filter((key) => !wanted.includes(key))
      .map((key) => `${name} has ${key}, which is not in manifest.json. Take it out.`),
    ...Object.entries(texts).flatMap(([key, text]) => commandProblems(`${name}: ${key}`, key, text)),
  ]);
}

/** Teams cuts off what is longer. */
function commandProblems(place, key, text) {
  const most = /\.commands\[\d+\]\.title$/.test(key)
    ? 32
    : /\.commands\[\d+\]\.description$/.test(key)
      ? 128
      : Infinity;
  return text.length > most ? [`${place} has ${text.length} characters. Keep it to ${most}.`] : [];
}

function addressProblems({ developer = {}, validDomains = [] }) {
  const urls = ['websiteUrl', 'privacyUrl', 'termsOfUseUrl'];
  return [
    ...urls
      .filter((name) => !/^https:\/\//i.test(developer[name] ?? ''))
      .map((name) => `developer.${name} is "${developer[name]}". Teams takes only addresses that begin with https://.`),
    ...validDomains
      .filter((name) => !domain.test(name))
      .map((name) => `validDomains has "${name}". Write the host alone, without https:// and without a path.`),
  ];
}

function botProblems({ bots = [], webApplicationInfo }) {
  const problems = [];
  for (const { botId, scopes = [], commandLists = [] } of bots) {
    const resource = `api://botid-${botId}`;
    if (webApplicationInfo?.resource !== resource)
      problems.push(
        `webApplicationInfo.resource is "${webApplicationInfo?.resource}". Sign-in works only with ${resource}.`,
      );
    if (!scopes.includes('personal'))
      problems.push('The bot lacks the scope "personal". Add it: without it nobody can sign in from a card.');
    for (const { commands } of commandLists) {
      if (commands.length > 10)
        problems.push(`A command list has ${commands.length} commands. Teams shows 10: take some out.`);
      for (const { title, description } of commands)
        if (title.length > 32 || description.length > 128)
          problems.push(
            `The command "${title}" is too long. Keep its title to 32 and its description to 128 characters.`,
          );
    }
  }
  return problems;
}

/** @param {Buffer} png */
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
 * @param manifest the manifest with every placeholder filled
 * @param {{ color: Buffer, outline: Buffer }} icons the files' contents
 * @param {Record<string, Record<string, string>>} languages the texts in further languages, by file name
 * @returns {string[]} a sentence for each problem; none when Teams will take the package
 */
export function checkManifest(manifest, icons, languages = {}) {
  const versionWrong = !semver.test(manifest.version ?? '');
  return [
    ...schemaProblems(manifest),
    ...(versionWrong
      ? [`version is "${manifest.version}". Write three numbers, for example 1.0.0 (package.json has it).`]
      : []),
    ...addressProblems(manifest),
    ...botProblems(manifest),
    ...languageProblems(manifest, languages),
    ...iconProblems('color.png', icons.color, 192, false),
    ...iconProblems('outline.png', icons.outline, 32, true),
  ];
}
