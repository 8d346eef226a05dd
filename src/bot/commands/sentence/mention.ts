import type { CommandGrammar } from '../grammar/commandGrammar';
import { closingOf } from './closing';
import type { CreationRequest } from './creationRequest';
import { headOf } from './head';
import { type Line, textBetween } from './line';

/** “security group Ops”, “group”: good for a suggestion, as there is no verb. */
export function mentionAt(line: Line, grammar: CommandGrammar, start: number): CreationRequest | undefined {
  const head = headOf(line, grammar, start);
  const noun = head?.nouns.find(({ value }) => !value.isPlural);
  if (!head || !noun || head.particle !== undefined) return undefined;
  const end = closingOf(line, grammar, noun.end);
  if (noun.end - noun.start < 2 && noun.end < end.word) return undefined;
  const commandText = textBetween(line, line.words[noun.end - 1]?.end ?? 0, end.at, false);
  return { kinds: noun.value.kinds, commandText, adjectives: head.adjectives, isPlural: false, isBelow: false };
}
