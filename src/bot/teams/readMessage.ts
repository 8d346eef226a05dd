import { isRecord } from '../json/json';
import type { Activity } from './activity';

/** What a person said to the bot. */
export interface Message {
  /** Single spaces, and a single `\n` wherever the person began a new line. */
  readonly text: string;
  /** Other people mentioned, each once, by their Teams id; their names stay in the text. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** False in a group or channel where the bot was not mentioned: such a message is not for it. */
  readonly toBot: boolean;
}

interface Mention {
  readonly id: string;
  readonly name: string;
}

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
export function readMessage({ text, entities, recipient, conversation }: Partial<Activity>): Message {
  const mentions = mentionsIn(entities);
  const botName = plain(recipient?.name ?? '');
  const others = mentions.filter(({ id }) => id !== recipient?.id);
  const kept = new Set(others.map(({ name }) => name.toLowerCase()));
  const withoutTags = joinSplitName(plain(text ?? ''), botName).replace(AT_TAG, (_tag, inner: string) => {
    const name = inner.trim();
    const isBot = mentions.some(
      (mention) => mention.id === recipient?.id && mention.name.toLowerCase() === name.toLowerCase(),
    );
    const unmarked = !kept.has(name.toLowerCase()) && name.toLowerCase() === botName.toLowerCase();
    return isBot || unmarked ? ' ' : inner;
  });
  return {
    text: withoutTypedName(withSingleBreaks(decoded(withoutTags)).trim(), botName),
    people: others.filter(({ id }, i) => others.findIndex((other) => other.id === id) === i),
    toBot: conversation?.isGroup !== true || mentions.some(({ id }) => id === recipient?.id),
  };
}

/** Teams lets people send a bot's name of two words as two mentions: `<at>Ops</at> <at>Bot</at>`. */
function joinSplitName(text: string, botName: string): string {
  const words = botName.split(' ').filter((word) => word !== '');
  if (words.length < 2 || botName.length > LONGEST_NAME) return text;
  const split = words.map((word) => `<at\\b[^<>]*>${word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}</at>`).join('\\s*');
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
function mentionsIn(entities: unknown): Mention[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    if (!isRecord(entity) || entity.type !== 'mention' || !isRecord(entity.mentioned)) return [];
    const { id, name } = entity.mentioned;
    if (typeof id !== 'string') return [];
    const shown = typeof entity.text === 'string' ? plain(entity.text).replace(AT_TAG, '$1').trim() : '';
    return [{ id, name: shown || (typeof name === 'string' ? plain(name) : '') }];
  });
}
