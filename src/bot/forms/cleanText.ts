/** Control characters but tab and line feed, and the marks that reorder text on the screen. */
const UNWANTED = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What people typed, trimmed, without characters that hide or reorder what a reader sees. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replace(UNWANTED, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

/** True when a reader would see nothing at all: only spaces and zero-width characters. */
export function isInvisible(text: string): boolean {
  return /^[\s\p{Cf}\p{Zs}\u115F\u1160\u2800\u3164]*$/u.test(text);
}
