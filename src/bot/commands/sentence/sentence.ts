import type { CommandGrammar } from '../grammar/commandGrammar';
import { type Word, wordsOf } from '../grammar/word';
import { type Opening, openingsOf } from './opening';

/** A message or one line of it, with its words. */
export interface Line {
  readonly text: string;
  readonly words: readonly Word[];
}

export function lineOf(text: string): Line {
  return { text, words: wordsOf(text) };
}

/** A line in one language, with the places where its command may begin. */
export interface Sentence extends Line {
  readonly grammar: CommandGrammar;
  readonly openings: readonly Opening[];
}

export function sentenceOf({ text, words: plain }: Line, grammar: CommandGrammar): Sentence {
  const words = plain.map((word) => ({ ...word, key: grammar.fold(word.key) }));
  return { text, words, grammar, openings: openingsOf(words, grammar) };
}

/** Those that are not blank. */
export function linesIn(text: string): string[] {
  const lines = text.split(/[\n\r\u2028\u2029]/).map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** What stands between two characters, without the signs that part it from a command. */
export function textBetween({ text }: Line, start: number, end: number, isQuestion: boolean): string {
  const whole = end >= text.trimEnd().length;
  const part = text.slice(start, end).replace(BEGINNING, '').trim();
  if (NOTHING.test(part)) return '';
  if (!whole) return withoutEnd(part, ' \n,;:.!–—-');
  return isQuestion ? withoutEnd(part, '? ') : part;
}

/** With the second of the quotes that a command stands in. */
const BEGINNING = /^(?:[\s:,;–—-]|(?:[.!?…"”“»«’'`]|\*\*)(?=\s|$))+/;
const NOTHING = /^[\s.!?…,;:–—-]*$/;

function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
