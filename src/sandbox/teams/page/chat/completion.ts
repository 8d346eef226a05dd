import type { Command, Mention } from '../contract.js';
import type { Option } from '../listBox.js';
import { avatar, botAvatar } from './avatar.js';

/** What the writer chose from the list: somebody to mention instead of the `typed` characters, or a command. */
export type Choice = { mention: Mention; typed: number } | { command: string };

const most = 8;

/** What follows the `@` that the writer has just typed, or undefined. */
export function mentionBegun(beforeCaret: string): string | undefined {
  return /(?:^|\s)@([^@\n]{0,40})$/.exec(beforeCaret)?.[1];
}

/** The people (and the bot, first) whose name or surname begins with what was typed. */
export function mentionOptions(people: readonly Mention[], bot: Mention, begun: string): Option<Choice>[] {
  const wanted = begun.trim().toLowerCase();
  const fits = ({ name }: Mention) => ` ${name.toLowerCase()}`.includes(` ${wanted}`);
  return [bot, ...people]
    .filter(fits)
    .slice(0, most)
    .map((mention) => ({
      label: mention.name,
      detail: mention === bot ? 'Bot' : undefined,
      picture: mention === bot ? botAvatar() : avatar(mention.name),
      value: { mention, typed: begun.length + 1 },
    }));
}

/** Somebody whose whole name was typed, followed by a space: nobody needs to choose then. */
export function mentionTyped(people: readonly Mention[], begun: string): Mention | undefined {
  if (!begun.endsWith(' ')) return undefined;
  return people.find(({ name }) => name.toLowerCase() === begun.trimEnd().toLowerCase());
}

/** The commands that begin with what was typed; none when it is one already. */
export function commandOptions(commands: readonly Command[], typed: string): Option<Choice>[] {
  const wanted = typed
    .replace(/\u00a0/g, ' ')
    .trimStart()
    .toLowerCase();
  if (commands.some(({ title }) => title === wanted.trimEnd())) return [];
  return commands
    .filter(({ title }) => title.startsWith(wanted))
    .map(({ title, description }) => ({ label: title, detail: description, value: { command: title } }));
}
