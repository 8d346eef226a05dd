// The texts of the app package: those of manifest/, and the commands of the kinds before the ones that stand there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Teams shows no more. */
const mostCommands = 10;

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The kinds of the built bot, in their order. */
function loadKinds() {
  const { Catalog } = createRequire(import.meta.url)(join(root, 'dist/bot/kinds/catalog.js'));
  return Catalog.load().kinds;
}

/** As many kinds as there is room for, by their order, then the commands that belong to no kind. */
function withCommands(manifest, kinds) {
  const commandsBefore = (own) =>
    kinds.slice(0, mostCommands - own.length).map(({ command, description }) => ({ title: command, description }));
  const withKinds = (list) => ({ ...list, commands: [...commandsBefore(list.commands), ...list.commands] });
  const bots = manifest.bots.map((bot) => ({ ...bot, commandLists: bot.commandLists.map(withKinds) }));
  return { ...manifest, bots };
}

/** Says a text in a language as the bot does: what a kind says has the words of the kind's own file first. */
function translator(code) {
  const texts = (name) => {
    const file = join(root, 'messages', code, `${name}.json`);
    return existsSync(file) ? read(file) : {};
  };
  const shared = texts('shared');
  return (text, kind) => (kind && texts(kind.name)[text]) ?? shared[text] ?? text;
}

/** The commands in a language, by the names that Teams gives to the texts of a manifest. */
function commandTexts({ bots }, code, kinds) {
  const say = translator(code);
  const texts = bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap(({ commands }, list) =>
      commands.flatMap(({ title, description }, i) => {
        const place = `bots[${bot}].commandLists[${list}].commands[${i}]`;
        const kind = kinds.find(({ command }) => command === title);
        return [
          [`${place}.title`, say(title, kind)],
          [`${place}.description`, say(description, kind)],
        ];
      }),
    ),
  );
  return Object.fromEntries(texts);
}

/**
 * @param {string} folder holds a file for each further language, named by its tag (de.json), beside manifest.json
 * @param manifest what manifest.json holds, filled in or not
 * @returns the manifest with its commands and languages, and what each language's file says, by file name
 */
export function appPackage(folder, manifest) {
  const kinds = loadKinds();
  const whole = withCommands(manifest, kinds);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'manifest.json');
  const additionalLanguages = files.map((file) => ({ languageTag: basename(file, '.json'), file }));
  const textsIn = (file) => ({
    ...read(join(folder, file)),
    ...commandTexts(whole, basename(file, '.json'), kinds),
  });
  return {
    manifest: { ...whole, localizationInfo: { ...manifest.localizationInfo, additionalLanguages } },
    languages: Object.fromEntries(files.map((file) => [file, textsIn(file)])),
  };
}
