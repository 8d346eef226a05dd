import { withoutHidden } from '../i18n/withoutHidden';

/** What people typed, trimmed, without characters that hide or reorder what a reader sees. */
export function cleanText(typed: string): string {
  return withoutHidden(typed).trim();
}

/** True when a reader would see nothing at all: only spaces and zero-width characters. */
export function isInvisible(text: string): boolean {
  return withoutHidden(text).trim() === '';
}
