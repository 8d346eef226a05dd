import type { ObjectKind } from '../kinds/kind';
import { unquoted } from '../language/quotes';
import type { CommandGrammar, WordCommand } from './grammar/commandGrammar';
import { closingOf } from './sentence/closing';
import type { CreationRequest } from './sentence/creationRequest';
import { type Item, isList, itemOf, itemsOf } from './sentence/items';
import { isCourtesy, requestIn, requestsIn, tellsOnly } from './sentence/requests';
import { lineOf, linesIn, type Sentence, sentenceOf } from './sentence/sentence';

export type Command =
  | { readonly name: 'create'; readonly kind: ObjectKind; readonly commandText: string }
  | CreateBatch
  /** With what each line asks for, where they ask for several kinds. */
  | { readonly name: 'unknown'; readonly requests: readonly CreationRequest[] }
  | WordCommand;

/** Several objects of one kind: what stands after each one's command, or on each line under a common one. */
export interface CreateBatch {
  readonly name: 'createMany';
  readonly kind: ObjectKind;
  readonly lines: readonly string[];
  /** Places among them, from 0, of those that are ticked off already. */
  readonly done: readonly number[];
}

/**
 * What a message asks for, exactly; whatever is only similar is `unknown`. `commandText` is what follows the command, in
 * its own case and on one line. The first language that understands it counts.
 */
export function parseCommand(message: string, grammars: readonly CommandGrammar[]): Command {
  const line = lineOf(unquoted(message.trim()));
  if (line.words.length === 0 && /^[\s?!.]*$/.test(message)) return { name: 'help' };
  for (const grammar of grammars) {
    const sentence = sentenceOf(line, grammar);
    const command = wordIn(sentence) ?? creationIn(sentence) ?? thanksIn(sentence);
    if (command) return command;
    if (grammar !== grammars.at(-1) && tellsOnly(sentence)) break;
  }
  return { name: 'unknown', requests: [] };
}

/** “help”, with or without a greeting; a greeting alone asks for help too. */
function wordIn(sentence: Sentence): Command | undefined {
  const { words, grammar, openings } = sentence;
  const end = closingOf(sentence, 0).word;
  const starts = [0, ...openings.map(({ at }) => at)];
  const word = starts.map((start) => grammar.commands.at(words, start)).find((hit) => hit && hit.end >= end);
  if (word) return word.value;
  return words.length > 0 && starts.includes(words.length) ? { name: 'help' } : undefined;
}

/** “thanks”, with a word before it at most: “perfect, thank you”. */
function thanksIn(sentence: Sentence): Command | undefined {
  const { words, grammar, openings } = sentence;
  const from = Math.max(...openings.map(({ at }) => at));
  const end = closingOf(sentence, 0).word;
  const hasThanks = [...words.keys()].some((at) => at >= end && grammar.thanks.at(words, at));
  return hasThanks && end <= Math.max(from, 1) ? { name: 'thanks' } : undefined;
}

/** A command on each line; or “new groups” over several lines, a list under “new group”, or one object. */
function creationIn(sentence: Sentence): Command | undefined {
  const each = eachRequestIn(sentence);
  const [first] = each;
  if (!first) return oneOrListIn(sentence);
  if (each.some(({ kinds }) => kinds[0] !== first.kinds[0])) return { name: 'unknown', requests: each };
  const items = each.map(itemOf).filter(({ text }) => text !== '');
  return created(first, items);
}

function oneOrListIn(sentence: Sentence): Command | undefined {
  const requests = requestsIn(sentence);
  const one = requests.find(({ isPlural }) => !isPlural);
  const list = requests.find(({ isPlural }) => isPlural) ?? one;
  if (list && isList(list)) return created(list, itemsOf(list));
  return one && created(one, [itemOf(one)]);
}

/** What each line asks for, where all of several do; a line of courtesy does not count. */
function eachRequestIn({ text, grammar }: Sentence): CreationRequest[] {
  const lines = linesIn(text);
  if (lines.length < 2) return [];
  const requests: CreationRequest[] = [];
  for (const line of lines.map(lineOf)) {
    const sentence = sentenceOf(line, grammar);
    if (isCourtesy(sentence)) continue;
    const request = requestIn(sentence);
    if (!request) return [];
    requests.push(request);
  }
  return requests.length > 1 ? requests : [];
}

function created({ kinds: [kind] }: CreationRequest, items: readonly Item[]): Command | undefined {
  if (!kind) return undefined;
  const lines = items.map(({ text }) => text);
  if (lines.length < 2) return { name: 'create', kind, commandText: lines[0] ?? '' };
  return { name: 'createMany', kind, lines, done: [...items.keys()].filter((i) => items[i]?.done) };
}
