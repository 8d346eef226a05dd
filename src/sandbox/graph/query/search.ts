import type { Item } from '../collection';

/** Searched word by word; all other properties from their beginning. */
const inWords = ['displayName', 'description', 'givenName', 'surname'];

/** A directory's `$search`: `"property:words"` clauses with AND and OR between them; throws on anything else. */
export function readSearch(text: string, properties: readonly string[]): (item: Item) => boolean {
  const alternatives = text
    .trim()
    .split(/\s+OR\s+/)
    .map((part) => part.split(/\s+AND\s+/));
  const read = alternatives.map((clauses) => clauses.map((clause) => readClause(clause.trim(), properties)));
  return (item) => read.some((clauses) => clauses.every((matches) => matches(item)));
}

function readClause(clause: string, properties: readonly string[]): (item: Item) => boolean {
  const [, property, words] = /^"(\w+):([^"]*)"$/.exec(clause) ?? [];
  if (property === undefined || words === undefined) {
    const at = Math.max(clause.indexOf(':'), 0);
    throw new Error(`Syntax error: character '${clause[at] ?? ''}' is not valid at position ${at} in '${clause}'.`);
  }
  if (!properties.includes(property)) throw new Error(`Unsupported property '${property}' in $search.`);
  const matches = inWords.includes(property) ? containsWords : beginsWith;
  return (item) => matches(String(item[property] ?? ''), words);
}

/** Every word searched for begins a word of the text, whatever the case. */
export function containsWords(text: string, words: string): boolean {
  const begins = wordsOf(text);
  return wordsOf(words).every((word) => begins.some((begin) => begin.startsWith(word)));
}

function beginsWith(text: string, beginning: string): boolean {
  return text.toLowerCase().startsWith(beginning.toLowerCase());
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
