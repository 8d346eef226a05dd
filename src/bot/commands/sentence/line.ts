import { type Word, wordsOf } from '../grammar/word';

/** What somebody said, which may be several lines, with its words. */
export interface Line {
  readonly text: string;
  readonly words: readonly Word[];
}

export function lineOf(text: string): Line {
  return { text, words: wordsOf(text) };
}

/** What a line says between two characters, without the signs that part it from a command. */
export function saidBetween({ text }: Line, start: number, end: number, isQuestion: boolean): string {
  const whole = end >= text.trimEnd().length;
  const said = text.slice(start, end).replace(BEGINNING, '').trim();
  if (NOTHING.test(said)) return '';
  if (!whole) return withoutEnd(said, ' \n,;:.!–—-');
  return isQuestion ? withoutEnd(said, '? ') : said;
}

const BEGINNING = /^(?:[\s:,;–—-]|[.!?…](?=\s|$))+/;
const NOTHING = /^[\s.!?…,;:–—-]*$/;

function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
