/** Control characters but tab and line feed, the marks that reorder text on the screen, and halves of characters. */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu');

export function holdsHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** The text without characters that hide or reorder what a reader sees. Joiners are left: emoji and some scripts need them. */
export function withoutHidden(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(EVERY_HIDDEN, '');
}
