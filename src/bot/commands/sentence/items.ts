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

/** All of the text on one line. */
export function itemOf(request: CreationRequest): Item {
  return { text: describedText(request.commandText, request), done: false };
}

/** The text line by line, without the marks of a list. */
export function itemsOf(request: CreationRequest): Item[] {
  const lines = linesIn(request.commandText).map((line) => line.replace(MARK, ''));
  const items = lines.map((line) => ({ text: line.replace(BOX, ''), done: TICKED.test(line) }));
  const named = items.filter(({ text }) => text !== '');
  return named.map(({ text, done }) => ({ text: describedText(text, request), done }));
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
