// The texts of the app package: those of manifest/, and the commands of the kinds before the ones that stand there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Catalog } from '../dist/bot/kinds/catalog.js';
import { objectIn, objectOf, objectsIn, textIn } from '../dist/sandbox/teams/json.js';

/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {Catalog['kinds']} Kinds */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Teams shows no more. */
const mostCommands = 10;

/**
 * @param {string} file
 * @returns {Json}
 */
function read(file) {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  return objectOf(content);
}

/**
 * What most people want comes before the rest, which help names too.
 * @param {Kinds} kinds
 */
function everydayFirst(kinds) {
  const { everyday } = new Catalog(kinds);
  return [...everyday, ...kinds.filter((kind) => !everyday.includes(kind))];
}

/**
 * As many kinds as there is room for, by their order, then the commands that belong to no kind.
 * @param {Json} manifest
 * @param {Kinds} kinds
 * @returns {Json}
 */
function withCommands(manifest, kinds) {
  /** @param {Json} list */
  const withKinds = (list) => {
    const own = objectsIn(list, 'commands');
    const first = everydayFirst(kinds).slice(0, mostCommands - own.length);
    return {
      ...list,
      commands: [...first.map(({ command, description }) => ({ title: command, description })), ...own],
    };
  };
  const bots = objectsIn(manifest, 'bots').map((bot) => ({
    ...bot,
    commandLists: objectsIn(bot, 'commandLists').map(withKinds),
  }));
  const offered = kinds.flatMap(({ name, fromMessage }) => (fromMessage ? [{ name, ...fromMessage }] : []));
  const commands = offered.map(({ name: id, title, description }) => {
    return { id, type: 'action', title, description, context: ['message'], fetchTask: true };
  });
  const botId = textIn(bots[0] ?? {}, 'botId') ?? '';
  return { ...manifest, bots, ...(commands.length > 0 && { composeExtensions: [{ botId, commands }] }) };
}

/**
 * Says a text in a language as the bot does: what a kind says has the words of the kind's own file first.
 * @param {string} code
 * @returns {(text: string, kind: Kinds[number] | undefined) => unknown}
 */
function translator(code) {
  /** @param {string} name */
  const texts = (name) => {
    const file = join(root, 'messages', code, `${name}.json`);
    return existsSync(file) ? read(file) : {};
  };
  const shared = texts('shared');
  return (text, kind) => (kind && texts(kind.name)[text]) ?? shared[text] ?? text;
}

/**
 * The commands in a language, by the names that Teams gives to the texts of a manifest.
 * @param {Json} manifest
 * @param {string} code
 * @param {Kinds} kinds
 */
function commandTexts(manifest, code, kinds) {
  const say = translator(code);
  /**
   * @param {Json} command
   * @param {string} place
   */
  const textsOf = (command, place) => {
    const [title, description] = [textIn(command, 'title') ?? '', textIn(command, 'description') ?? ''];
    const kind = kinds.find((one) => one.command === title);
    return [
      [`${place}.title`, say(title, kind)],
      [`${place}.description`, say(description, kind)],
    ];
  };
  const texts = objectsIn(manifest, 'bots').flatMap((bot, i) =>
    objectsIn(bot, 'commandLists').flatMap((list, j) =>
      objectsIn(list, 'commands').flatMap((one, k) => textsOf(one, `bots[${i}].commandLists[${j}].commands[${k}]`)),
    ),
  );
  const ofMessages = objectsIn(manifest, 'composeExtensions').flatMap((extension, i) =>
    objectsIn(extension, 'commands').flatMap((one, j) => {
      const kind = kinds.find(({ name }) => name === textIn(one, 'id'));
      const place = `composeExtensions[${i}].commands[${j}]`;
      return [
        [`${place}.title`, say(textIn(one, 'title') ?? '', kind)],
        [`${place}.description`, say(textIn(one, 'description') ?? '', kind)],
      ];
    }),
  );
  return Object.fromEntries([...texts, ...ofMessages]);
}

/**
 * @param {string} folder holds a file for each further language, named by its tag (de.json), beside manifest.json
 * @param {Json} manifest what manifest.json holds, filled in or not
 * @returns the manifest with its commands and languages, and what each language's file says, by file name
 */
export function appPackage(folder, manifest) {
  const { kinds } = Catalog.load();
  const whole = withCommands(manifest, kinds);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'manifest.json');
  const additionalLanguages = files.map((file) => ({ languageTag: basename(file, '.json'), file }));
  /** @param {string} file */
  const textsIn = (file) => ({
    ...read(join(folder, file)),
    ...commandTexts(whole, basename(file, '.json'), kinds),
  });
  const localizationInfo = { ...objectIn(manifest, 'localizationInfo'), additionalLanguages };
  return {
    manifest: { ...whole, localizationInfo },
    languages: Object.fromEntries(files.map((file) => [file, textsIn(file)])),
  };
}
