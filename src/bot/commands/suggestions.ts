import type { ObjectKind } from '../kinds/kind';
import type { CommandGrammar } from './grammar/commandGrammar';
import { correctionsOf } from './sentence/corrections';
import type { Asked } from './sentence/creation';
import { restOf } from './sentence/items';
import { type Line, lineOf } from './sentence/line';
import { askedIn, eachAskedIn, mentionedIn } from './sentence/sentence';

export interface Suggestion {
  readonly kind: ObjectKind;
  readonly rest: string;
}

interface Likely extends Suggestion {
  /** How far from what was said. */
  readonly slips: number;
}

const MOST = 3;

/** What a message that is no command may mean, best first; never more than something to choose from. */
export function suggestionsFor(message: string, grammars: readonly CommandGrammar[]): Suggestion[] {
  const line = lineOf(message);
  const each = grammars.map((grammar) => eachAskedIn(line, grammar)).find((asked) => asked.length > 0);
  if (each) return each.flatMap((asked) => likely(asked, 0).slice(0, 1)).slice(0, MOST);
  return bestOfEach(grammars.flatMap((grammar) => likelyIn(line, grammar))).slice(0, MOST);
}

function likelyIn(line: Line, grammar: CommandGrammar): Likely[] {
  const mentioned = mentionedIn(line, grammar);
  const corrected = correctionsOf(line, grammar).flatMap(({ words, slips, isShortened }) => {
    const other = { text: line.text, words };
    const asked =
      askedIn(other, grammar, { nouns: grammar.nouns, bare: isShortened }) ??
      (isShortened ? mentionedIn(other, grammar) : undefined);
    return asked ? likely(asked, slips) : [];
  });
  return [...(mentioned ? likely(mentioned, 1) : []), ...corrected];
}

function likely(asked: Asked, slips: number): Likely[] {
  return asked.kinds.map((kind) => ({ kind, rest: restOf(asked), slips }));
}

/** The order of kinds decides between those that are equally far. */
function bestOfEach(all: readonly Likely[]): Likely[] {
  const sorted = [...all].sort((a, b) => a.slips - b.slips || a.kind.order - b.kind.order);
  return sorted.filter(({ kind }, i) => sorted.findIndex((other) => other.kind === kind) === i);
}
