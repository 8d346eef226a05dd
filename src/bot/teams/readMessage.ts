import { isRecord, textOf } from '../json/json';
import { type Activity, isForBotAlone } from './activity';
import { plainText } from './plainText';
import { isShared } from './turnOf';

/** What a person said to the bot. */
export interface Message {
  /** Single spaces, and a single `\n` wherever the person began a new line. */
  readonly text: string;
  /** Others who are mentioned, in the order of the text; their names stay in it. */
  readonly mentions: readonly MentionedAccount[];
  /** False in a group or channel where the bot was not mentioned: such a message is not for it. */
  readonly toBot: boolean;
}

export interface MentionedAccount {
  readonly id: string;
  readonly name: string;
  readonly is: 'person' | 'tag' | 'channel' | 'team' | 'app';
}

const OTHERS = ['tag', 'channel', 'team'] as const;
/** Characters that Teams takes in the name of an app. */
const LONGEST_NAME = 100;
const AT_TAG = /<at\b[^<>]*>([^<]*)<\/at>/gi;
const LINE_BREAK = /[\n\r\u2028\u2029]/;
const BREAKING_TAG = /<(?:br|\/?p|\/?div)(?: [^<>]*|\/)?>/gi;
/** Joiners are left: emoji and some scripts need them. */
const INVISIBLE = /[\u200B\u2060\uFEFF]/g;

/**
 * Reads a message as people meant it: every mention of the bot is taken out, whether Teams marked it or somebody typed
 * it; what Teams adds (entities, no-break spaces, tags for line breaks, zero-width characters) is made plain.
 */
export function readMessage(activity: Partial<Activity>): Message {
  const { entities, recipient, conversation } = activity;
  const botName = plain(recipient?.name ?? '');
  const { text: whole, mentions } = joinedMentions(plain(plainText(activity)), mentionsIn(entities), recipient?.id);
  const others = mentions.filter(({ id }) => id !== recipient?.id);
  const kept = new Set(others.map(({ name }) => name.toLowerCase()));
  const withoutTags = joinSplitName(whole, botName).replace(AT_TAG, (_tag, inner: string) => {
    const name = inner.trim();
    const isBot = mentions.some(
      (mention) => mention.id === recipient?.id && mention.name.toLowerCase() === name.toLowerCase(),
    );
    const unmarked = !kept.has(name.toLowerCase()) && name.toLowerCase() === botName.toLowerCase();
    return isBot || unmarked ? ' ' : inner;
  });
  return {
    text: withoutTypedName(withSingleBreaks(decoded(withoutTags)).trim(), botName),
    mentions: others,
    toBot: !isShared(conversation) || isForBotAlone(recipient) || mentions.some(({ id }) => id === recipient?.id),
  };
}

/** A person's name, too, may come as two mentions with one id: `<at>Samira</at> <at>Taylor</at>`. */
function joinedMentions(
  text: string,
  mentions: readonly MentionedAccount[],
  bot: string | undefined,
): { text: string; mentions: MentionedAccount[] } {
  const joined: MentionedAccount[] = [];
  let whole = text;
  for (const mention of mentions) {
    const before = joined.at(-1);
    const split = before && `<at\\b[^<>]*>${escaped(before.name)}</at>(\\s*)<at\\b[^<>]*>${escaped(mention.name)}</at>`;
    const found = split ? new RegExp(split, 'iu').exec(whole) : undefined;
    if (before?.id !== mention.id || mention.id === bot || before.name === mention.name || !found) {
      joined.push(mention);
      continue;
    }
    const name = `${before.name} ${mention.name}`;
    whole = whole.replace(found[0], () => `<at>${name}</at>`);
    joined[joined.length - 1] = { ...mention, name };
  }
  return { text: whole, mentions: joined };
}

function escaped(name: string): string {
  return name.slice(0, LONGEST_NAME).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Teams lets people send a bot's name of two words as two mentions: `<at>Ops</at> <at>Bot</at>`. */
function joinSplitName(text: string, botName: string): string {
  const words = botName.split(' ').filter((word) => word !== '');
  if (words.length < 2 || botName.length > LONGEST_NAME) return text;
  const split = words.map((word) => `<at\\b[^<>]*>${escaped(word)}</at>`).join('\\s*');
  return text.replace(new RegExp(split, 'giu'), () => `<at>${botName}</at>`);
}

/** "@Muster, new group" typed by hand; also at the end. */
function withoutTypedName(text: string, botName: string): string {
  const typed = `@${botName}`.toLowerCase();
  if (botName === '') return text;
  const lower = text.toLowerCase();
  const begins = lower.startsWith(typed) && !/[\p{L}\p{N}]/u.test(text.charAt(typed.length));
  const rest = begins ? text.slice(typed.length) : text;
  const ends = !begins && (lower.endsWith(` ${typed}`) || lower.endsWith(`\n${typed}`));
  return (ends ? rest.slice(0, -typed.length) : rest).replace(/^[\s,:;-]+/, '').trim();
}

/** Some keyboards send an accent as a character of its own. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/&nbsp;|&#160;|\u00A0/gi, ' ')
    .replace(BREAKING_TAG, '\n')
    .replace(INVISIBLE, '');
}

function withSingleBreaks(text: string): string {
  return text.replace(/\s+/g, (gap) => (LINE_BREAK.test(gap) ? '\n' : ' '));
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};

/** Decodes once and last, so that an escaped tag stays text. */
function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|apos|amp);/gi, (entity) => CHARACTERS[entity.toLowerCase()] ?? entity);
}

/** Entities come from outside: those of another shape are passed over. */
function mentionsIn(entities: unknown): MentionedAccount[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    if (!isRecord(entity) || entity.type !== 'mention' || !isRecord(entity.mentioned)) return [];
    const { id, name, type } = entity.mentioned;
    if (typeof id !== 'string') return [];
    const shown = typeof entity.text === 'string' ? plain(entity.text).replace(AT_TAG, '$1').trim() : '';
    return [{ id, name: shown || (typeof name === 'string' ? plain(name) : ''), is: whatIs(id, textOf(type)) }];
  });
}

/** By the type that Teams names, or else by the form of the id. */
function whatIs(id: string, type: string): MentionedAccount['is'] {
  const told = OTHERS.find((other) => other === type.toLowerCase());
  if (told) return told;
  if (id.startsWith('19:')) return 'channel';
  if (id.startsWith('28:')) return 'app';
  return /^(?:29|8|4):|^[\da-f]{8}-/i.test(id) || type === 'person' ? 'person' : 'tag';
}
