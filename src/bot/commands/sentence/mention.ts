import type { CommandGrammar } from '../grammar/commandGrammar';
import { closingOf } from './closing';
import type { Asked } from './creation';
import { headOf } from './head';
import { type Line, saidBetween } from './line';

/** “security group Ops”, “group”: good for a suggestion, as there is no verb. */
export function mentionAt(line: Line, grammar: CommandGrammar, start: number): Asked | undefined {
  const head = headOf(line, grammar, start, grammar.nouns);
  const noun = head && grammar.nouns.at(line.words, head.at);
  if (!noun || head.half !== undefined) return undefined;
  const end = closingOf(line, grammar, noun.end);
  if (noun.end - noun.start < 2 && noun.end < end.word) return undefined;
  const rest = saidBetween(line, line.words[noun.end - 1]?.end ?? 0, end.at, false);
  return { kinds: noun.value.kinds, rest, flags: head.flags, isBelow: false };
}
