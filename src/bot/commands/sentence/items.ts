import type { CreationRequest } from './creationRequest';
import { linesIn } from './sentence';

/** An entry of a list that somebody wrote. */
export interface Item {
  readonly text: string;
  /** Ticked off already where it was copied. */
  readonly done: boolean;
}

const MARK = /^(?:(?:[-*+–—]|\(?\d{1,2}[.)])(?:\s+|$)|[•‣◦▪·]\s*)/;
const BOX = /^(?:\[[ x]?\](?:\s+|$)|[☐☑☒✅✔]\uFE0F?\s*)/iu;
const TICKED = /^(?:\[x\]|[☑☒✅✔])/iu;

/** Lines without a mark are a list from so many on. */
const FEWEST_PLAIN = 3;
const LONGEST_PLAIN = 100;

/** What somebody pasted without a word about it, where it looks like a list: marked lines, or several that are short and no sentences. */
export function pastedItems(text: string): Item[] {
  const lines = linesIn(text);
  const [first = '', ...others] = lines;
  // The mark of the first line may be gone.
  const isWhole = others.length > 0 && others.every(isMarked) && !first.endsWith(':');
  const marked = isWhole ? lines : lines.filter(isMarked);
  const isPlain = lines.length >= FEWEST_PLAIN && lines.every(isShort);
  return marked.length > 1 ? itemsIn(marked) : itemsIn(isPlain ? lines : []);
}

function isMarked(line: string): boolean {
  return MARK.test(line) || BOX.test(line);
}

function isShort(line: string): boolean {
  return line.length <= LONGEST_PLAIN && !/[.?!]$/.test(line);
}

/** All of the text on one line. */
export function itemOf(request: CreationRequest): Item {
  return { text: describedText(request.commandText, request), done: false };
}

/** The text line by line, without the marks of a list. */
export function itemsOf(request: CreationRequest): Item[] {
  const items = itemsIn(linesIn(request.commandText));
  return items.map(({ text, done }) => ({ text: describedText(text, request), done }));
}

function itemsIn(lines: readonly string[]): Item[] {
  const unmarked = lines.map((line) => line.replace(MARK, ''));
  const items = unmarked.map((line) => ({ text: line.replace(BOX, ''), done: TICKED.test(line) }));
  return items.filter(({ text }) => text !== '');
}

/** Several under a plural; or a list of their own under a command, where the mark of the first line may be gone. */
export function isList(request: CreationRequest): boolean {
  if (request.isPlural) return request.isBelow || itemsOf(request).length > 1;
  const [, ...others] = linesIn(request.commandText);
  return request.isBelow === true && others.length > 0 && others.every((line) => MARK.test(line) || BOX.test(line));
}

/** With the adjectives at its end, where they are read as such. */
function describedText(text: string, { adjectives = [] }: CreationRequest): string {
  return [text, ...adjectives.map((adjective) => `(${adjective})`)].join(' ').replace(/\s+/g, ' ').trim();
}
