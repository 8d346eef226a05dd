import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';

export type Command =
  | { readonly name: 'create'; readonly kind: ObjectKind; readonly rest: string }
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

/** What a message asks for, exactly; whatever is only similar is `unknown`. `rest` is what follows the command, in its own case. */
export function parseCommand(message: string, catalog: Catalog): Command {
  const text = message.trim().replace(/\s+/g, ' ');
  const word = WORDS[text.toLowerCase().replace(/[.!]$/, '')];
  if (word) return { name: word };
  const asked = CREATE.exec(text)?.[1];
  const found = asked && longestPhrase(asked, catalog);
  return found ? { name: 'create', ...found } : { name: 'unknown' };
}

/** The kind whose phrase takes most of the words: "security group Ops" is no group called "security group Ops". */
function longestPhrase(asked: string, catalog: Catalog): { kind: ObjectKind; rest: string } | undefined {
  const matches = catalog.kinds
    .flatMap((kind) => kind.phrases.map((phrase) => ({ kind, phrase })))
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
