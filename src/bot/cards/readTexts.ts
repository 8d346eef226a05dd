import { isRecord } from '../json/json';

/** The properties whose text people read; everything else is for machines. */
const READ = new Set(['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'speak', 'fallbackText']);
/** What a button sends, and what decides about a part. */
const UNREAD = new Set(['data', '$data', '$when']);

/** A template with each text that people read exchanged, but for those that say nothing before they are filled. */
export function withReadTexts(part: unknown, exchange: (text: string) => string): unknown {
  if (Array.isArray(part)) return part.map((one) => withReadTexts(one, exchange));
  if (!isRecord(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => {
      if (UNREAD.has(name)) return [name, value];
      if (typeof value !== 'string') return [name, withReadTexts(value, exchange)];
      return [name, READ.has(name) && saysSomething(value) ? exchange(value) : value];
    }),
  );
}

/** Letters, or quotation marks, which languages write in different ways, beside what is filled in. */
function saysSomething(text: string): boolean {
  return /[\p{L}“”]/u.test(text.replace(/\$\{[^}]*\}/g, ''));
}
