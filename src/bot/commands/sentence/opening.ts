import type { CommandGrammar } from '../grammar/commandGrammar';
import type { Word } from '../grammar/word';

/** Where a command begins, after what people say before it. */
export interface Opening {
  readonly at: number;
  /** “can you”: a verb follows. */
  readonly isRequest: boolean;
  /** “I need”: stands for a verb. */
  readonly isWish: boolean;
}

/** Words of somebody's name after a greeting. */
const LONGEST_NAME = 2;

/** Every place where the command of a line may begin, the most likely first. */
export function openingsOf(words: readonly Word[], grammar: CommandGrammar): Opening[] {
  const plain = openingFrom({ at: 0, isRequest: false, isWish: false }, words, grammar);
  const named = plain.at > 0 ? endOfName(words, plain.at) : undefined;
  return named === undefined ? [plain] : [plain, openingFrom({ ...plain, at: named }, words, grammar)];
}

function openingFrom(start: Opening, words: readonly Word[], grammar: CommandGrammar): Opening {
  let { at, isRequest, isWish } = start;
  for (;;) {
    const courtesy = grammar.greetings.at(words, at) ?? grammar.please.at(words, at);
    const request = grammar.requests.at(words, at);
    const wish = grammar.wishes.at(words, at);
    if (grammar.reminders.at(words, at)?.value === '') return { at, isRequest, isWish };
    const end = Math.max(courtesy?.end ?? at, request?.end ?? at, wish?.end ?? at);
    if (end === at) return { at, isRequest, isWish };
    isRequest ||= request?.end === end;
    isWish ||= wish?.end === end;
    at = end;
  }
}

/** “Hi Ben, …”: a name that no word list knows ends with a comma or its line. */
function endOfName(words: readonly Word[], start: number): number | undefined {
  const named = words.slice(start, start + LONGEST_NAME).findIndex(({ gap }) => /[,!\n]/.test(gap));
  return named < 0 ? undefined : start + named + 1;
}
