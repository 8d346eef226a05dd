import { textOf } from '../json/json';

/** What a person said after a command. It travels in the buttons of a form, so that every press can read it again. */
export interface CommandText {
  readonly text: string;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
  /** Names of the people who are mentioned in it. */
  readonly people: readonly string[];
}

/** A button's data. */
export type CommandTextData = { readonly said: string; readonly at: string; readonly people: string };

export function commandTextData({ text, at, people }: CommandText): CommandTextData {
  return { said: text, at: String(at), people: people.join('\n') };
}

/** Characters that are read of a message: what it says stands in a card several times, and Teams takes 100 KB. */
export const LONGEST = 4_000;
/** More people than a line of that length can name are not looked at, nor names that nobody has. */
const MOST_PEOPLE = 50;
const LONGEST_NAME = 256;

/** The command text that a button’s data holds; `now` stands in where it names no time that can be. */
export function commandTextIn(data: Readonly<Record<string, unknown>>, now: number, longest = LONGEST): CommandText {
  const at = Number(textOf(data.at));
  return {
    text: textOf(data.said).slice(0, longest),
    at: at > 0 && at <= now ? at : now,
    people: textOf(data.people)
      .split('\n')
      .slice(0, MOST_PEOPLE)
      .filter((name) => name !== '' && name.length <= LONGEST_NAME),
  };
}
