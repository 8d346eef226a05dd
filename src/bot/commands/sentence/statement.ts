import { endsPhrase, type Word } from '../grammar/word';
import type { Sentence } from './sentence';

/** Whether the words behind a noun only tell something of it: “task failed successfully”, “task force is late”. */
export function isStatement(sentence: Sentence, at: number): boolean {
  const { words, grammar } = sentence;
  if (endsPhrase(words[at - 1])) return false;
  const { adverbs, compounds } = grammar.statements;
  const compound = compounds.at(words, at);
  if (compound && startsCompound(sentence, at) && hasState(sentence, compound.end)) return true;
  let next = at;
  for (let adverb = adverbs.at(words, next); adverb; adverb = adverbs.at(words, next)) next = adverb.end;
  return isSmall(sentence, next) && isState(sentence, next);
}

/** Whether a noun goes on: “a group chat”. */
export function startsCompound(sentence: Sentence, at: number): boolean {
  return isSmall(sentence, at) && sentence.grammar.statements.compounds.at(sentence.words, at) !== undefined;
}

function isState(sentence: Sentence, at: number): boolean {
  const { words, grammar } = sentence;
  const { states, results, result, follows } = grammar.statements;
  if (states.at(words, at)) return true;
  const end = results.at(words, at)?.end ?? (result.test(words[at]?.key ?? '') ? at + 1 : undefined);
  return (
    end !== undefined && (end === words.length || endsPhrase(words[end - 1]) || follows.at(words, end) !== undefined)
  );
}

/** A state that some later word of the same phrase begins. */
function hasState({ words, grammar }: Sentence, from: number): boolean {
  for (let at = from; at < words.length; at++) {
    if (grammar.statements.states.at(words, at)) return true;
    if (endsPhrase(words[at])) return false;
  }
  return false;
}

/** In small letters: what begins with a capital may be a name. */
function isSmall({ text, words }: Sentence, at: number): boolean {
  const word: Word | undefined = words[at];
  return word !== undefined && /^\p{Ll}/u.test(text.slice(word.start, word.end));
}
