import { readFileSync } from 'node:fs';
import { objectsIn, parsed, textIn } from './json';

export interface Command {
  title: string;
  description: string;
}

/** The bot's commands in an app manifest, each once although every scope lists it. */
export function commandsOf(manifestFile: string): Command[] {
  const manifest = parsed(readFileSync(manifestFile, 'utf8'));
  const all = objectsIn(manifest, 'bots')
    .flatMap((bot) => objectsIn(bot, 'commandLists'))
    .flatMap((commandList) => objectsIn(commandList, 'commands'))
    .map((command) => ({ title: textIn(command, 'title') ?? '', description: textIn(command, 'description') ?? '' }));
  return [...new Map(all.map((command) => [command.title, command])).values()];
}
