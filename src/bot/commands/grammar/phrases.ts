import { endsPhrase, endsWithHyphen, type Fold, keysOf, type Word } from './word';

/** A phrase in a line: words `start` to `end`, without the one at `end`. */
export interface Hit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

interface Entry<T> {
  readonly keys: readonly string[];
  readonly value: T;
}

/** Phrases of one or several words, each with what it means; of two alike the first counts. */
export class Phrases<T> {
  /** By first and by last word, the longest first. */
  private readonly beginning = new Map<string, Entry<T>[]>();
  private readonly ending = new Map<string, Entry<T>[]>();

  constructor(phrases: Iterable<readonly [phrase: string, value: T]>, fold: Fold) {
    const entries = [...phrases].map(([phrase, value]) => ({ keys: keysOf(phrase, fold), value }));
    for (const entry of entries.sort((a, b) => b.keys.length - a.keys.length)) {
      add(this.beginning, entry.keys[0], entry);
      add(this.ending, entry.keys.at(-1), entry);
    }
  }

  /** The longest phrase that begins with this word. */
  at(words: readonly Word[], start: number): Hit<T> | undefined {
    return this.allAt(words, start)[0];
  }

  /** Every phrase that begins with this word, the longest first. */
  allAt(words: readonly Word[], start: number): Hit<T>[] {
    const entries = this.beginning.get(words[start]?.key ?? '') ?? [];
    const found = entries.filter(({ keys }) => standsAt(keys, words, start));
    return found.map(({ keys, value }) => ({ start, end: start + keys.length, value }));
  }

  /** The longest phrase that ends before this word. */
  before(words: readonly Word[], end: number): Hit<T> | undefined {
    const entries = this.ending.get(words[end - 1]?.key ?? '') ?? [];
    const entry = entries.find(({ keys }) => standsAt(keys, words, end - keys.length));
    return entry && { start: end - entry.keys.length, end, value: entry.value };
  }
}

function add<T>(index: Map<string, Entry<T>[]>, key: string | undefined, entry: Entry<T>): void {
  if (key === undefined) return;
  const entries = index.get(key);
  if (entries) entries.push(entry);
  else index.set(key, [entry]);
}

function standsAt(keys: readonly string[], words: readonly Word[], start: number): boolean {
  if (start > 0 && endsWithHyphen(words[start - 1])) return false;
  return keys.every((key, i) => {
    const word = words[start + i];
    const isLast = i === keys.length - 1;
    return word?.key === key && !(isLast ? endsWithHyphen(word) : endsPhrase(word));
  });
}
