import type { CommandGrammar } from '../grammar/commandGrammar';
import type { Hit } from '../grammar/phrases';
import { closingOf } from './closing';
import type { CreationRequest } from './creationRequest';
import { type Line, textBetween } from './line';
import type { Opening } from './opening';

/** “remind me to call Ben at 7pm”, which is read whole: the moment may stand anywhere in it. */
export function reminderIn(
  line: Line,
  grammar: CommandGrammar,
  { at, isRequest }: Opening,
): CreationRequest | undefined {
  const kinds = grammar.kindsFor.reminder;
  const begun = grammar.reminders.at(line.words, at);
  if (!begun || kinds.length === 0) return undefined;
  const hasEnd = begun.value === '' || line.words.slice(begun.end).some(({ key }) => key === begun.value);
  if (!hasEnd) return undefined;
  const end = closingOf(line, grammar, begun.end);
  return {
    kinds,
    commandText: end.word > begun.end ? withBeginning(line, begun, end.at, isRequest) : '',
    adjectives: [],
    isPlural: false,
    isBelow: false,
  };
}

/** With the beginning as it was meant, where a slip has been corrected. */
function withBeginning(line: Line, { start, end: next }: Hit<string>, end: number, isRequest: boolean): string {
  const beginning = line.words.slice(start, next);
  if (!beginning.some(({ isCorrected }) => isCorrected))
    return textBetween(line, beginning[0]?.start ?? 0, end, isRequest);
  const rest = textBetween(line, beginning.at(-1)?.end ?? 0, end, isRequest);
  return [...beginning.map(({ key }) => key), rest].join(' ');
}
