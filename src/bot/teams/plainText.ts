import { isRecord, recordOf, textOf } from '../json/json';
import type { Activity } from './activity';

/** Far longer than what people write; more is not looked at. */
const LONGEST = 200_000;
const MOST_QUOTES = 20;
const LONGEST_QUOTE = 20_000;
const LONGEST_INDENT = 1_000;
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
  const isAllOwn = own.text !== '' && lettersOf(fromHtml(own.text)) === lettersOf(plain);
  const quotes = isAllOwn ? [] : own.quotes.map((quote) => lettersOf(fromHtml(quote)));
  return [...quotes, ...quotesIn(entities)].filter(Boolean).reduce(withoutQuote, withoutQuotedLines(plain));
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
function quotesIn(entities: unknown): string[] {
  const all: unknown[] = Array.isArray(entities) ? entities : [];
  return all.filter(isRecord).flatMap(({ type, quotedReply }) => {
    if (type !== 'quotedReply') return [];
    const { senderName, preview } = recordOf(quotedReply);
    const letters = lettersOf(textOf(preview).replace(/(?:…|\.\.\.)\s*$/, ''));
    return letters === '' ? [] : [`${lettersOf(textOf(senderName))}${letters}`, letters];
  });
}

/** Without what stands between them. */
function lettersOf(text: string): string {
  return text.slice(0, LONGEST_QUOTE).replace(/<\/?at\b[^<>]*>|\s/gi, '');
}

/** The text without a quote that stands in lines of its own, unless nothing is left then; how its words are spaced does not matter. */
function withoutQuote(text: string, quote: string): string {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index);
  const letters = places.map((at) => text[at]).join('');
  let from = letters.indexOf(quote);
  for (let tries = 0; from >= 0 && tries < MOST_QUOTES; tries++, from = letters.indexOf(quote, from + 1)) {
    const [start = 0, last = 0] = [places[from], places[from + quote.length - 1]];
    const [before, after] = [text.slice(0, start), text.slice(last + 1)];
    const isAlone = /(?:^|[\r\n])[ \t]*$/.test(before.slice(-LONGEST_INDENT)) && /^[ \t.…]*(?:[\r\n]|$)/.test(after);
    if (isAlone && `${before}${after}`.trim() !== '') return `${before}\n${after.replace(/^[ \t.…]+/, '')}`;
  }
  return text;
}

/** Lines that a client marks as quoted by a sign of Markdown; unless all are. */
function withoutQuotedLines(text: string): string {
  const lines = text.split(/\r?\n/);
  const own = lines.filter((line) => !/^\s*(?:>|&gt;)\s/.test(line));
  return own.length < lines.length && own.some((line) => line.trim() !== '') ? own.join('\n') : text;
}
