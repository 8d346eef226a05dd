import { textOf } from '../json/json';

/** What a person said after a command. It travels in the buttons of a form, so that every press can read it again. */
export interface CommandText {
  readonly text: string;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
  /** Names of the people who are mentioned in it. */
  readonly people: readonly string[];
  /** The same, with who or what is meant, in the order in which they stand in it. */
  readonly mentions?: readonly Mention[];
  /** People of the conversation, where lines of the text begin as with a name and a colon; no card carries them. */
  readonly members?: readonly Member[];
  /** Answers that a person has given already and nobody else may read, sealed. */
  readonly sealed?: string;
}

/** Somebody of the conversation, and of its tenant. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

const MEANT = ['person', 'stranger', 'unknown', 'tag', 'channel', 'team', 'app'] as const;

/** What a mention means; a name alone says it of nobody. */
export interface Mention {
  readonly name: string;
  /** `stranger`: somebody of another organisation; `unknown`: a person of whom Teams would not tell who it is. */
  readonly is: (typeof MEANT)[number];
  /** Object id in the directory, of a person. */
  readonly id?: string;
}

/** A button's data. */
export type CommandTextData = {
  readonly said: string;
  readonly at: string;
  readonly people: string;
  readonly mentions?: string;
  readonly sealed?: string;
};

export function commandTextData({ text, at, people, mentions = [], sealed }: CommandText): CommandTextData {
  const meant = mentions.map(({ name, is, id = '' }) => [name, is, id].join('\t')).join('\n');
  return {
    said: text,
    at: String(at),
    people: people.join('\n'),
    ...(meant && { mentions: meant }),
    ...(sealed && { sealed }),
  };
}

/** Characters that are read of a message: what it says stands in a card several times, and Teams takes 100 KB. */
export const LONGEST = 4_000;
/** More people than a line of that length can name are not looked at, nor names that nobody has. */
const MOST_PEOPLE = 50;
const LONGEST_NAME = 256;

/** The mentions in a part of a text, in order, and those that are left for what comes after it. */
export function splitMentions(part: string, mentions: readonly Mention[]): { here: Mention[]; after: Mention[] } {
  const [here, after]: [Mention[], Mention[]] = [[], []];
  let from = 0;
  for (const mention of mentions) {
    const place = part.indexOf(mention.name, from);
    (place < 0 ? after : here).push(mention);
    if (place >= 0) from = place + mention.name.length;
  }
  return { here, after };
}

/** The command text that a button’s data holds; `now` stands in where it names no time that can be. */
export function commandTextIn(data: Readonly<Record<string, unknown>>, now: number, longest = LONGEST): CommandText {
  const at = Number(textOf(data.at));
  const mentions = linesOf(data.mentions).flatMap(mentionIn);
  return {
    text: textOf(data.said).slice(0, longest),
    at: at > 0 && at <= now ? at : now,
    people: linesOf(data.people).filter((name) => name !== '' && name.length <= LONGEST_NAME),
    ...(mentions.length > 0 && { mentions }),
    ...(typeof data.sealed === 'string' && data.many === undefined && { sealed: data.sealed }),
  };
}

function linesOf(data: unknown): string[] {
  return textOf(data).split('\n').slice(0, MOST_PEOPLE);
}

function mentionIn(line: string): Mention[] {
  const [name = '', meant, id = ''] = line.split('\t');
  const is = MEANT.find((one) => one === meant);
  if (name === '' || name.length > LONGEST_NAME || !is) return [];
  return [{ name, is, ...(/^[\w-]{1,64}$/.test(id) && { id }) }];
}
