import type { CommandWords } from '../../language/commandWords';
import type { NamedNoun } from './nouns';
import { type Fold, keysOf } from './word';

/** The words of commands, as they are compared. */
export interface Vocabulary {
  readonly known: ReadonlySet<string>;
  /** Those that a slip is looked for in: of some weight, and not too short. */
  readonly targets: ReadonlySet<string>;
}

const SHORTEST_TARGET = 2;

export function vocabularyOf(words: CommandWords, nouns: readonly NamedNoun[], fold: Fold): Vocabulary {
  const keys = (phrase: string) => keysOf(phrase, fold);
  const { please, requests, verbs, finals, fresh, adjectives, reminders, entries } = words;
  const weighty = [please, fresh, verbs, finals, requests, adjectives, reminders, entries.verbs, entries.finals].flat();
  const names = nouns.map(([phrase]) => phrase);
  const all = [...Object.values(words), ...Object.values(entries)].flatMap((part) => (isPhrases(part) ? part : []));
  return {
    known: new Set([...names, ...all].flatMap(keys)),
    targets: new Set([...names, ...weighty].flatMap(keys).filter((key) => key.length >= SHORTEST_TARGET)),
  };
}

function isPhrases(part: unknown): part is readonly string[] {
  return Array.isArray(part);
}
