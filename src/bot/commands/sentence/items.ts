import type { Asked } from './creation';

/** An entry of a list that somebody wrote. */
export interface Item {
  readonly text: string;
  /** Ticked off already where it was copied. */
  readonly done: boolean;
}

const MARK = /^(?:(?:[-*+–—]|\(?\d{1,2}[.)])(?:\s+|$)|[•‣◦▪·]\s*)/;
const BOX = /^(?:\[[ x]?\](?:\s+|$)|[☐☑☒✅✔]\uFE0F?\s*)/iu;
const TICKED = /^(?:\[x\]|[☑☒✅✔])/iu;

/** The rest on one line, with the adjectives at its end, where they are read as such. */
export function restOf({ rest, flags }: Asked): string {
  return flagged(rest, flags);
}

/** The rest line by line, without the marks of a list. */
export function itemsOf({ rest, flags }: Asked): Item[] {
  const items = linesOf(rest).map((line) => {
    const boxed = line.replace(MARK, '');
    return { text: boxed.replace(BOX, ''), done: TICKED.test(boxed) };
  });
  return items.filter(({ text }) => text !== '').map(({ text, done }) => ({ text: flagged(text, flags), done }));
}

/** Whether somebody wrote a list under a command; the mark of its first line may be gone. */
export function isList({ rest, isBelow }: Asked): boolean {
  const [, ...others] = linesOf(rest);
  return isBelow && others.length > 0 && others.every((line) => MARK.test(line) || BOX.test(line));
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
