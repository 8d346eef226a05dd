import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';

export type Command =
  | { readonly name: 'create'; readonly kind: ObjectKind; readonly rest: string }
  /** Several objects of one kind: what stands after each one's command, or on each line under a common one. */
  | { readonly name: 'createMany'; readonly kind: ObjectKind; readonly lines: readonly string[] }
  | { readonly name: 'help' | 'signOut' | 'cancel' | 'unknown' };

const WORDS: Readonly<Record<string, 'help' | 'signOut' | 'cancel'>> = {
  '': 'help',
  help: 'help',
  '?': 'help',
  hi: 'help',
  hello: 'help',
  start: 'help',
  'sign out': 'signOut',
  signout: 'signOut',
  'log out': 'signOut',
  logout: 'signOut',
  cancel: 'cancel',
};

const CREATE = /^(?:(?:please|can you|could you)\s+)*(?:new|add|create|make)\s+(?:an?\s+|the\s+)?(?:new\s+)?(.+)$/i;

/**
 * What a message asks for, exactly; whatever is only similar is `unknown`. `rest` is what follows the command, in its own
 * case and on one line.
 */
export function parseCommand(message: string, catalog: Catalog): Command {
  const lines = linesOf(message);
  return (lines.length > 1 && many(lines, catalog)) || one(lines.join(' '), catalog);
}

function linesOf(message: string): string[] {
  const lines = message.split(/[\n\r\u2028\u2029]/).map((line) => line.trim().replace(/\s+/g, ' '));
  return lines.filter((line) => line !== '');
}

/** "new groups" over several lines, or a command for the same kind on each. */
function many(lines: readonly string[], catalog: Catalog): Command | undefined {
  const [first = '', ...others] = lines;
  const plural = asked(first, catalog, 's');
  if (plural) return { name: 'createMany', kind: plural.kind, lines: itemsOf([plural.rest, ...others]) };
  const creations = lines.flatMap((line) => asked(line, catalog) ?? []);
  const kind = creations[0]?.kind;
  const alike = kind && creations.length === lines.length && creations.every((creation) => creation.kind === kind);
  return alike ? { name: 'createMany', kind, lines: itemsOf(creations.map(({ rest }) => rest)) } : undefined;
}

/** Without what makes a list of them, and without empty ones. */
function itemsOf(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^(?:[-*•–]|\d{1,2}[.)])\s+/, '')).filter((line) => line !== '');
}

function one(text: string, catalog: Catalog): Command {
  const word = WORDS[text.toLowerCase().replace(/[.!]$/, '')];
  if (word) return { name: word };
  const found = asked(text, catalog);
  return found ? { name: 'create', ...found } : { name: 'unknown' };
}

function asked(text: string, catalog: Catalog, ending = ''): { kind: ObjectKind; rest: string } | undefined {
  const words = CREATE.exec(text)?.[1];
  return words ? longestPhrase(words, catalog, ending) : undefined;
}

/** The kind whose phrase takes most of the words: "security group Ops" is no group called "security group Ops". */
function longestPhrase(
  asked: string,
  catalog: Catalog,
  ending: string,
): { kind: ObjectKind; rest: string } | undefined {
  const matches = catalog.kinds
    .flatMap((kind) => kind.phrases.map((phrase) => ({ kind, phrase: phrase + ending })))
    .filter(({ phrase }) => startsWithPhrase(asked, phrase));
  const [best] = matches.sort((a, b) => b.phrase.length - a.phrase.length || a.kind.order - b.kind.order);
  return best && { kind: best.kind, rest: restOf(asked.slice(best.phrase.length)) };
}

function startsWithPhrase(asked: string, phrase: string): boolean {
  return asked.toLowerCase().startsWith(phrase) && /^(?:$|[\s:.,!-])/.test(asked.slice(phrase.length));
}

/** "add task: Buy milk" and "new group, please." */
function restOf(rest: string): string {
  const words = rest.replace(/^[\s:,-]+/, '').trim();
  return /^(?:[.!]|please)*$/i.test(words) ? '' : words;
}
