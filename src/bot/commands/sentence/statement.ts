import type { Hit } from '../grammar/phrases';
import { endsPhrase, type Word } from '../grammar/word';
import type { Sentence } from './sentence';

/** Whether the words behind a noun only tell something of it, or make another thing of it: “task failed successfully”, “task force”. */
export function isStatement(sentence: Sentence, noun: Hit<unknown>): boolean {
  const { words, grammar } = sentence;
  if (endsPhrase(words[noun.end - 1]) || !isSmall(sentence, noun.end)) return false;
  const { adverbs } = grammar.statements;
  let next = noun.end;
  for (let adverb = adverbs.at(words, next); adverb; adverb = adverbs.at(words, next)) next = adverb.end;
  return startsCompound(sentence, noun) || (isSmall(sentence, next) && isState(sentence, next));
}

/** Whether a noun goes on: “a group chat”. */
export function startsCompound(sentence: Sentence, { start, end }: Hit<unknown>): boolean {
  const compound = sentence.grammar.statements.compounds.at(sentence.words, start);
  return compound !== undefined && compound.end > end && isSmall(sentence, end);
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

/** In small letters: what begins with a capital may be a name. */
function isSmall({ text, words }: Sentence, at: number): boolean {
  const word: Word | undefined = words[at];
  return word !== undefined && /^\p{Ll}/u.test(text.slice(word.start, word.end));
}
