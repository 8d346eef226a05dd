import type { Hit } from '../grammar/phrases';
import { startsNewClause } from '../grammar/word';
import { closingOf } from './closing';
import type { CreationRequest } from './creationRequest';
import type { Opening } from './opening';
import { type Sentence, textBetween } from './sentence';

/** “remind me to call Ben at 7pm”, which is read whole: the moment may stand anywhere in it. */
export function reminderIn(sentence: Sentence, { at, isRequest }: Opening): CreationRequest | undefined {
  const kinds = sentence.grammar.kindsFor.reminder;
  const label = sentence.grammar.reminderLabels.at(sentence.words, at);
  const isLabel = label !== undefined && startsNewClause(sentence.words[label.end - 1]);
  const begun = sentence.grammar.reminders.at(sentence.words, at) ?? (isLabel ? label : undefined);
  if (!begun || kinds.length === 0) return undefined;
  const hasEnd = begun.value === '' || sentence.words.slice(begun.end).some(({ key }) => key === begun.value);
  if (!hasEnd || asksNothing(sentence, begun.end)) return undefined;
  const end = closingOf(sentence, begun.end);
  return { kinds, commandText: end.word > begun.end ? withBeginning(sentence, begun, end.at, isRequest) : '' };
}

/** “erinnere mich nicht an …”, “remind me what we said” */
function asksNothing({ words, grammar }: Sentence, end: number): boolean {
  const at = grammar.fillers.at(words, end)?.end ?? end;
  const denial = grammar.denials.at(words, at);
  return denial !== undefined || grammar.questions.at(words, at) !== undefined;
}

/** With the beginning as it was meant, where a slip has been corrected. */
function withBeginning(sentence: Sentence, { start, end: next }: Hit<string>, end: number, isRequest: boolean): string {
  const beginning = sentence.words.slice(start, next);
  if (!beginning.some(({ isCorrected }) => isCorrected))
    return textBetween(sentence, beginning[0]?.start ?? 0, end, isRequest);
  const rest = textBetween(sentence, beginning.at(-1)?.end ?? 0, end, isRequest);
  return [...beginning.map(({ key }) => key), rest].join(' ');
}
