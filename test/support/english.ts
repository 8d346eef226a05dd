import type { Line } from '../../src/bot/kinds/kind';
import type { Words } from '../../src/bot/text/words';
import { Languages } from '../../src/bot/words/languages';

const language = new Languages().of('en-US');

/** What somebody who reads English gets to read of it. */
export function english(words: Words): string {
  return language.inWords(words);
}

/** Lines as they stand on an English card. */
export function englishLines(lines: readonly Line[]): { label: string; value: string }[] {
  return lines.map(({ label, value }) => ({ label: english(label), value: english(value) }));
}
