import type { Phrases } from '../grammar/phrases';
import { endsPhrase, startsNewClause, type Word } from '../grammar/word';
import type { Sentence } from './sentence';

/** Where the part of a line ends that still says something: before word number `word`, at character `at`. */
export interface Closing {
  readonly word: number;
  readonly at: number;
}

/** Leaves out “please” at the end, and “thanks” after a sign; nothing before word number `from`. */
export function closingOf(sentence: Sentence, from: number, start?: Closing): Closing {
  let end = start ?? { word: sentence.words.length, at: sentence.text.length };
  for (;;) {
    const next = withoutCourtesy(sentence, from, end);
    if (!next) return end;
    end = next;
  }
}

function withoutCourtesy(sentence: Sentence, from: number, end: Closing): Closing | undefined {
  const { words, grammar } = sentence;
  if (isQuoted(words[end.word - 1])) return undefined;
  const please = before(grammar.please, sentence, from, end);
  const thanks = before(grammar.thanks, sentence, from, end);
  const isApart =
    thanks && (thanks.word === from || endsPhrase(words[thanks.word - 1]) || startsNewClause(words[thanks.word - 1]));
  return please ?? (isApart || isLoose(sentence, from, end) ? thanks : undefined);
}

/** “oil the gate thanks”, but “say thanks” and “write a thank you”. */
function isLoose({ words, grammar }: Sentence, from: number, end: Closing): boolean {
  const thanks = grammar.looseThanks.before(words, end.word);
  if (!thanks || thanks.start - from < 2 || grammar.noVerbs.before(words, thanks.start)) return false;
  for (let at = from; at < thanks.start; at++) if (grammar.thanking.at(words, at)) return false;
  return true;
}

/** Words in quotes or brackets are no courtesy. */
function isQuoted(last: Word | undefined): boolean {
  return last !== undefined && /["'”’“‘»«)\]]/.test(last.gap);
}

/** The closing before one of these phrases, if the line ends in it. */
export function before<T>(phrases: Phrases<T>, { words }: Sentence, from: number, end: Closing): Closing | undefined {
  const last = phrases.before(words, end.word);
  const word = last && last.start >= from ? words[last.start] : undefined;
  return last && word && { word: last.start, at: word.start };
}

export function beforeWord(key: string, { words }: Sentence, from: number, end: Closing): Closing | undefined {
  const last = words[end.word - 1];
  return last?.key === key && end.word > from ? { word: end.word - 1, at: last.start } : undefined;
}
