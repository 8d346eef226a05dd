import { slipFrom } from '../../language/distance';
import type { CommandGrammar } from '../grammar/commandGrammar';
import { keysOf, type Word } from '../grammar/word';
import type { Sentence } from './sentence';

/** A line in which some words are taken for others. */
export interface Corrected {
  readonly words: readonly Word[];
  readonly slips: number;
  /** Whether only short forms were written out. */
  readonly isShortened: boolean;
}

/** Other words for some in a row. */
interface Correction {
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
  readonly slips: number;
  readonly isShort: boolean;
}

/** Words in which a command may stand; a verb may also be the last word of the line. */
const WINDOW = 7;
const MOST_SLIPS = 2;
const MOST_WAYS = 4;

/** Every way to read a line by exchanging one or two of its first words for words of commands. */
export function correctionsOf({ words, grammar }: Sentence): Corrected[] {
  const places = [...words.slice(0, WINDOW).keys(), ...(words.length > WINDOW ? [words.length - 1] : [])];
  const each = places.map((place) => waysAt(words, place, grammar));
  const single = each.flat();
  const double = each.flatMap((ways, i) =>
    ways.flatMap((way) => each.slice(i + 1).flatMap((others) => others.map((other) => [way, other] as const))),
  );
  const pairs = double.filter(([a, b]) => a.end <= b.start && a.slips + b.slips <= MOST_SLIPS);
  return [...single.map((way) => corrected(words, [way])), ...pairs.map((pair) => corrected(words, pair))];
}

/** Known words are right as they are. */
function waysAt(words: readonly Word[], place: number, grammar: CommandGrammar): Correction[] {
  const word = words[place];
  if (!word) return [];
  const short = Object.entries(grammar.shortForms).filter(([form]) => form === word.key);
  const shortened = short.map(([, long]) => exchange(words, place, 1, keysOf(long, grammar.fold), 1, true));
  if (shortened.length > 0 || grammar.vocabulary.known.has(word.key)) return shortened;
  const slips = [...grammar.vocabulary.targets].flatMap((meant) => {
    const steps = slipFrom(word.key, meant);
    return steps === undefined ? [] : [exchange(words, place, 1, [meant], steps)];
  });
  const ways = [...slips, ...splits(words, place, grammar), ...joins(words, place, grammar)];
  return ways.sort((a, b) => a.slips - b.slips).slice(0, MOST_WAYS);
}

/** “newgroup” */
function splits(words: readonly Word[], place: number, { vocabulary: { known } }: CommandGrammar): Correction[] {
  const key = words[place]?.key ?? '';
  const cuts = Array.from({ length: Math.min(key.length, LONGEST_WORD) }, (_, i) => [key.slice(0, i), key.slice(i)]);
  const whole = cuts.filter((halves) => halves.every((half) => known.has(half)));
  return whole.map((halves) => exchange(words, place, 1, halves, 1));
}

/** “gro up” */
function joins(words: readonly Word[], place: number, { vocabulary: { targets } }: CommandGrammar): Correction[] {
  const joined = `${words[place]?.key}${words[place + 1]?.key}`;
  return targets.has(joined) ? [exchange(words, place, 2, [joined], 1)] : [];
}

const LONGEST_WORD = 40;

function exchange(
  words: readonly Word[],
  start: number,
  count: number,
  keys: readonly string[],
  slips: number,
  isShort = false,
): Correction {
  const end = start + count;
  const [from, to] = [words[start], words[end - 1]];
  const span = { start: from?.start ?? 0, end: to?.end ?? 0 };
  const written = keys.map((key, i) => ({
    key,
    ...span,
    isCorrected: true,
    gap: i === keys.length - 1 ? (to?.gap ?? '') : ' ',
  }));
  return { start, end, words: written, slips, isShort };
}

function corrected(words: readonly Word[], corrections: readonly Correction[]): Corrected {
  let from = 0;
  const pieces = corrections.flatMap((correction) => {
    const kept = words.slice(from, correction.start);
    from = correction.end;
    return [...kept, ...correction.words];
  });
  const slips = corrections.reduce((sum, correction) => sum + correction.slips, 0);
  const isShortened = corrections.every(({ isShort }) => isShort);
  return { words: [...pieces, ...words.slice(from)], slips, isShortened };
}
