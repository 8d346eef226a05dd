import type { ObjectKind } from '../kinds/kind';
import type { CommandGrammar } from './grammar/commandGrammar';
import { closingOf } from './sentence/closing';
import type { Asked } from './sentence/creation';
import { type Item, isList, itemsOf, restOf } from './sentence/items';
import { type Line, lineOf } from './sentence/line';
import { openingsOf } from './sentence/opening';
import { askedIn, eachAskedIn, severalAskedIn } from './sentence/sentence';

export type Command =
  | { readonly name: 'create'; readonly kind: ObjectKind; readonly rest: string }
  | CreateBatch
  | { readonly name: 'help' | 'signOut' | 'cancel' | 'unknown' };

/** Several objects of one kind: what stands after each one's command, or on each line under a common one. */
export interface CreateBatch {
  readonly name: 'createMany';
  readonly kind: ObjectKind;
  readonly lines: readonly string[];
  /** Places among them, from 0, of those that are ticked off already. */
  readonly done: readonly number[];
}

/**
 * What a message asks for, exactly; whatever is only similar is `unknown`. `rest` is what follows the command, in its own
 * case and on one line. The first tongue that understands it counts.
 */
export function parseCommand(message: string, grammars: readonly CommandGrammar[]): Command {
  const line = lineOf(message);
  if (line.words.length === 0 && /^[\s?!.]*$/.test(message)) return { name: 'help' };
  for (const grammar of grammars) {
    const command = wordIn(line, grammar) ?? manyIn(line, grammar) ?? oneIn(line, grammar);
    if (command) return command;
  }
  return { name: 'unknown' };
}

/** “help”, with or without a greeting; a greeting alone asks for help too. */
function wordIn(line: Line, grammar: CommandGrammar): Command | undefined {
  const { words } = line;
  const end = closingOf(line, grammar, 0).word;
  const starts = [0, ...openingsOf(words, grammar).map(({ at }) => at)];
  const said = starts.map((start) => grammar.commands.at(words, start)).find((hit) => hit && hit.end >= end);
  if (said) return { name: said.value };
  return words.length > 0 && starts.includes(words.length) ? { name: 'help' } : undefined;
}

/** “new groups” over several lines, a list under “new group”, or a command on each line; those of two kinds are not understood. */
function manyIn(line: Line, grammar: CommandGrammar): Command | undefined {
  const each = eachAskedIn(line, grammar);
  const [kind] = each[0]?.kinds ?? [];
  if (kind && each.some(({ kinds }) => kinds[0] !== kind)) return { name: 'unknown' };
  if (kind)
    return created(
      kind,
      each.map((asked) => ({ text: restOf(asked), done: false })).filter(({ text }) => text !== ''),
    );
  const several = severalAskedIn(line, grammar) ?? listIn(line, grammar);
  const [one] = several?.kinds ?? [];
  const items = several ? itemsOf(several) : [];
  return one && (items.length > 1 || several?.isBelow) ? created(one, items) : undefined;
}

function created(kind: ObjectKind, items: readonly Item[]): Command {
  const lines = items.map(({ text }) => text);
  if (lines.length < 2) return { name: 'create', kind, rest: lines[0] ?? '' };
  return { name: 'createMany', kind, lines, done: [...items.keys()].filter((i) => items[i]?.done) };
}

function listIn(line: Line, grammar: CommandGrammar): Asked | undefined {
  const asked = askedIn(line, grammar);
  return asked && isList(asked) ? asked : undefined;
}

function oneIn(line: Line, grammar: CommandGrammar): Command | undefined {
  const asked = askedIn(line, grammar);
  const [kind] = asked?.kinds ?? [];
  return asked && kind && { name: 'create', kind, rest: restOf(asked) };
}
