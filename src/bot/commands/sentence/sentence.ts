import type { CommandGrammar } from '../grammar/commandGrammar';
import { closingOf } from './closing';
import { creationsIn } from './creation';
import type { CreationRequest } from './creationRequest';
import { entryIn } from './entry';
import type { Line } from './line';
import { mentionAt } from './mention';
import { type Opening, openingsOf } from './opening';
import { reminderIn } from './reminder';

/** A line in one language, with the places where its command may begin. */
export interface Sentence {
  readonly line: Line;
  readonly grammar: CommandGrammar;
  readonly openings: readonly Opening[];
}

export function sentenceOf(line: Line, grammar: CommandGrammar): Sentence {
  return { line, grammar, openings: openingsOf(line.words, grammar) };
}

/** What a sentence asks to create, exactly: for each opening one object, several, or either. */
export function requestsIn(sentence: Sentence, allowsBare = true): CreationRequest[] {
  const { line, grammar } = sentence;
  return unrefused(sentence).flatMap((opening) => {
    const creations = creationsIn(line, grammar, opening, allowsBare);
    const several = creations.filter(({ isPlural }) => isPlural);
    const one =
      reminderIn(line, grammar, opening) ??
      creations.find(({ isPlural }) => !isPlural) ??
      entryIn(line, grammar, opening);
    return one ? [one, ...several] : several;
  });
}

/** The one object that a sentence asks for. */
export function requestIn(sentence: Sentence, allowsBare = true): CreationRequest | undefined {
  return requestsIn(sentence, allowsBare).find(({ isPlural }) => !isPlural);
}

/** What a sentence names at its beginning without asking for it: a noun alone, or one that is no everyday word. */
export function mentionIn(sentence: Sentence): CreationRequest | undefined {
  const { line, grammar } = sentence;
  return unrefused(sentence).flatMap(({ at }) => mentionAt(line, grammar, at) ?? [])[0];
}

export function isCourtesy({ line, grammar, openings }: Sentence): boolean {
  return openings.some(({ at }) => at === line.words.length) || closingOf(line, grammar, 0).word === 0;
}

function unrefused({ line, grammar, openings }: Sentence): readonly Opening[] {
  const refused = openings.findIndex(({ at }) => grammar.refusals.at(line.words, at));
  return refused < 0 ? openings : openings.slice(0, refused);
}
