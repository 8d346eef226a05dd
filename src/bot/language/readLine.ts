import type { Language } from './language';
import type { Layer } from './layer';
import { Line } from './line';
import { unquoted } from './quotes';
import type { Context, Found, Reading } from './reading';

/** Characters that are read; the rest of a longer line stays in the title as it is. */
export const LONGEST = 1_000;

/** Reads a line layer by layer; what no layer understands is the title. */
export function readLine(text: string, layers: readonly Layer[], language: Language, context: Context): Reading {
  const line = new Line(text.slice(0, LONGEST));
  let found: Found = {};
  for (const layer of layers) found = { ...found, ...layer(line, language, context, found) };
  line.takeEmptyBrackets();
  return { title: unquoted(`${line.rest}${text.slice(LONGEST)}`), found, removed: line.removed };
}
