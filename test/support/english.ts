import type { Problems } from '../../src/bot/forms/readForm';
import type { LocalizedText } from '../../src/bot/i18n/localizedText';
import { Translators } from '../../src/bot/i18n/translators';
import type { Line } from '../../src/bot/kinds/kind';

const translator = new Translators().of('en-US');

/** What somebody who reads English gets to read of it. */
export function english(words: LocalizedText): string {
  return translator.localize(words);
}

/** Lines as they stand on an English card. */
export function englishLines(lines: readonly Line[]): { label: string; value: string }[] {
  return lines.map(({ label, value }) => ({ label: english(label), value: english(value) }));
}

/** Sentences by field, as an English form has them. */
export function englishProblems(problems: Problems): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([field, words]) => [field, english(words)]));
}
