import { isRecord, recordOf, textOf } from '../json/json';
import type { Activity } from './activity';

/** Far longer than what people write; more is not looked at. */
const LONGEST = 200_000;
const MOST_QUOTES = 20;
const QUOTED =
  /<quoted\b[^<>]*\/>|<quoted\b[^<>]*>[^<>]*(?:<\/quoted>)?|&lt;quoted\b[^<>&]*(?:&(?!gt;)[^<>&]*)*\/?&gt;/gi;
const BLOCKQUOTE = /<blockquote\b[^<>]*>((?:(?!<blockquote\b)[\s\S])*?)<\/blockquote>/gi;
const MENTION_SPAN = /<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<]*)<\/span>/gi;
const BREAKING = /<(?:br|\/?(?:p|div|li|ul|ol|tr|table|h[1-6]))\b[^<>]*>/gi;
const SHAPING = /<\/?(?:b|strong|i|em|u|s|strike|del|span|font|code|sub|sup|mark)\b[^<>]*>/gi;
/** Whatever tag but a mention. */
const TAG = /<(?!\/?at\b)[^<>]*>/gi;

/**
 * What a person wrote, in the form in which Teams sends plain text: without the words of messages that they quote, wherever
 * those stand, and without what makes words bold. Where a client sends HTML alone, its words.
 */
export function plainText({ text = '', attachments, entities }: Partial<Activity>): string {
  const html = htmlIn(attachments);
  const own = withoutBlockquotes(html);
  const written = withoutBlockquotes(text.slice(0, LONGEST).replace(QUOTED, ' ')).text;
  const plain = shaped(written, html);
  if (plain.replace(/<at\b[^<>]*>[^<]*<\/at>/gi, '').trim() === '' && own.text !== '') return fromHtml(own.text);
  const isAllOwn = own.text !== '' && wordsOf(fromHtml(own.text)).join(' ') === wordsOf(plain).join(' ');
  const quotes = isAllOwn ? [] : own.quotes.map((quote) => wordsOf(fromHtml(quote)));
  return [...quotes, ...quotesIn(entities)].reduce(withoutQuote, plain);
}

function htmlIn(attachments: unknown): string {
  const all: unknown[] = Array.isArray(attachments) ? attachments : [];
  const html = all.map(recordOf).find(({ contentType }) => contentType === 'text/html');
  return textOf(html?.content).slice(0, LONGEST).replace(QUOTED, ' ');
}

function withoutBlockquotes(html: string): { text: string; quotes: string[] } {
  const quotes: string[] = [];
  let text = html;
  for (let round = 0; round < MOST_QUOTES && /<blockquote\b/i.test(text); round++)
    text = text.replace(BLOCKQUOTE, (_whole, inner: string) => {
      quotes.push(inner);
      return '\n';
    });
  return { text, quotes };
}

/** Without emphasis: tags, and the signs of Markdown where the client says that something is emphasised. */
function shaped(text: string, html: string): string {
  const plain = text
    .replace(BREAKING, '\n')
    .replace(SHAPING, '')
    .replace(/\*\*(\S(?:[^*\n]*\S)?)\*\*/g, '$1');
  if (!/<(?:b|strong|i|em)\b/i.test(html)) return plain;
  return plain.replace(/(^|\s)([*_])(\S(?:[^*_\n]*\S)?)\2(?=$|[\s.,!?;:])/gm, '$1$3');
}

function fromHtml(html: string): string {
  return html
    .replace(MENTION_SPAN, '<at>$1</at>')
    .replace(BREAKING, '\n')
    .replace(TAG, '')
    .replace(/&#(\d{1,7});/g, (entity, code: string) => characterOf(Number(code)) ?? entity)
    .trim();
}

function characterOf(code: number): string | undefined {
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Who wrote what is quoted, and how it begins. */
function quotesIn(entities: unknown): string[][] {
  const all: unknown[] = Array.isArray(entities) ? entities : [];
  return all.filter(isRecord).flatMap(({ type, quotedReply }) => {
    if (type !== 'quotedReply') return [];
    const { senderName, preview } = recordOf(quotedReply);
    const words = wordsOf(textOf(preview).replace(/(?:…|\.\.\.)$/, ''));
    return words.length === 0 ? [] : [[...wordsOf(textOf(senderName)), ...words], words];
  });
}

function wordsOf(text: string): string[] {
  return text
    .replace(/<\/?at\b[^<>]*>/gi, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 2_000);
}

/** The text without the words of a quote that stand in lines of their own, unless nothing is left then. */
function withoutQuote(text: string, quote: readonly string[]): string {
  if (quote.length === 0) return text;
  const sources = quote.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const found = new RegExp(`(?:^|(?<=[\\r\\n]))[ \\t]*${sources.join('\\s+')}(?=[ \\t]*(?:[\\r\\n]|$))`).exec(text);
  const rest = found ? `${text.slice(0, found.index)}\n${text.slice(found.index + found[0].length)}` : text;
  return rest.trim() === '' ? text : rest;
}
