import type { CommandWords } from '../../language/commandWords';
import { wordsOf } from './word';

/** The words of commands, as they are compared. */
export interface Vocabulary {
  readonly known: ReadonlySet<string>;
  /** Those that a slip is looked for in: of some weight, and not too short. */
  readonly targets: ReadonlySet<string>;
}

const SHORTEST_TARGET = 2;

export function vocabularyOf(words: CommandWords, nouns: readonly string[]): Vocabulary {
  const { please, requests, verbs, finals, fresh, adjectives, reminders, entries } = words;
  const weighty = [please, fresh, verbs, finals, requests, adjectives, reminders, entries.verbs, entries.finals].flat();
  const all = [...Object.values(words), ...Object.values(entries)].flatMap((part) => (isPhrases(part) ? part : []));
  return {
    known: new Set(keysIn([...nouns, ...all])),
    targets: new Set(keysIn([...nouns, ...weighty]).filter((key) => key.length >= SHORTEST_TARGET)),
  };
}

function isPhrases(part: CommandWords[keyof CommandWords] | RegExp): part is readonly string[] {
  return Array.isArray(part);
}

function keysIn(phrases: readonly string[]): string[] {
  return phrases.flatMap(wordsOf).map(({ key }) => key);
}
