import type { Asked } from './creation';

const MARK = /^(?:[-*•–]|\d{1,2}[.)])\s+/;
const BOX = /^\[[ x]?\]\s+/i;

/** The rest on one line, with the adjectives at its end, where they are read as such. */
export function restOf({ rest, flags }: Asked): string {
  return flagged(rest, flags);
}

/** The rest line by line, without the marks of a list. */
export function itemsOf({ rest, flags }: Asked): string[] {
  const items = linesOf(rest).map((line) => line.replace(MARK, '').replace(BOX, ''));
  return items.filter((item) => item !== '').map((item) => flagged(item, flags));
}

/** Whether somebody wrote a list under a command; the mark of its first line may be gone. */
export function isList({ rest, isBelow }: Asked): boolean {
  const [, ...others] = linesOf(rest);
  return isBelow && others.length > 0 && others.every((line) => MARK.test(line));
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function flagged(text: string, flags: readonly string[]): string {
  return [text, ...flags.map((flag) => `(${flag})`)].join(' ').replace(/\s+/g, ' ').trim();
}
