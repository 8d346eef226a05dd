import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJson, type Json, objectsIn, parsed, textIn } from './json';

export interface Command {
  title: string;
  description: string;
}

/** The bot's commands in an app package, as Teams shows them in a language; each once although every scope lists it. */
export function commandsOf(folder: string, locale: string): Command[] {
  const texts = textsIn(folder, locale);
  const all = objectsIn(parsed(readFileSync(join(folder, 'manifest.json'), 'utf8')), 'bots').flatMap((bot, i) =>
    objectsIn(bot, 'commandLists').flatMap((list, j) =>
      objectsIn(list, 'commands').map((command, k) => {
        const text = (name: string) =>
          textIn(texts, `bots[${i}].commandLists[${j}].commands[${k}].${name}`) ?? textIn(command, name) ?? '';
        return { title: text('title'), description: text('description') };
      }),
    ),
  );
  return [...new Map(all.map((command) => [command.title, command])).values()];
}

/** What an app package offers in the menu of a message. */
export function messageActionsOf(folder: string, locale: string): { id: string; title: string }[] {
  const texts = textsIn(folder, locale);
  const manifest = parsed(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return objectsIn(manifest, 'composeExtensions').flatMap((extension, i) =>
    objectsIn(extension, 'commands').flatMap((command, j) => {
      const title = textIn(texts, `composeExtensions[${i}].commands[${j}].title`) ?? textIn(command, 'title') ?? '';
      const isOffered = Array.isArray(command.context) && command.context.includes('message');
      return isOffered ? [{ id: textIn(command, 'id') ?? '', title }] : [];
    }),
  );
}

/** The file of a language, `de.json` for de-AT; nothing where the package has none. */
function textsIn(folder: string, locale: string): Json {
  const file = join(folder, `${new Intl.Locale(locale).language}.json`);
  const texts = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : {};
  return isJson(texts) ? texts : {};
}
