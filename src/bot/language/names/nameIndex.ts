import { type Fold, goesOn, type NameToken, nameTokens } from './nameTokens';
import { prefixOf } from './prefixOf';

export interface FoundName {
  readonly name: string;
  /** The first token after it. */
  readonly end: number;
}

const FIRST_WORD = /[\p{L}\p{N}\p{M}]+|\S/u;

/**
 * Names that exist, in several lists, to be found where one of these words begins one. The others are no more than glanced at: a line has few
 * words, and a person may have thousands of buckets.
 */
export class NameIndex {
  private readonly byFirst = new Map<string, string[]>();

  constructor(
    names: Iterable<readonly string[]>,
    words: Iterable<string>,
    private readonly fold: Fold,
  ) {
    const prefixes = new Set<number | undefined>([undefined]);
    for (const word of words) {
      this.byFirst.set(word, []);
      prefixes.add(prefixOf(word));
    }
    for (const some of names)
      for (const name of some)
        if (prefixes.has(prefixOf(name))) this.byFirst.get(fold(FIRST_WORD.exec(name)?.[0] ?? ''))?.push(name);
  }

  /** The longest name that begins with this token. */
  at(tokens: readonly NameToken[], start: number): FoundName | undefined {
    let best: FoundName | undefined;
    for (const name of this.byFirst.get(tokens[start]?.key ?? '') ?? []) {
      const end = this.endOf(name, tokens, start);
      if (end !== undefined && end > (best?.end ?? 0)) best = { name, end };
    }
    return best;
  }

  private endOf(name: string, tokens: readonly NameToken[], start: number): number | undefined {
    let end = start;
    for (const { key } of nameTokens(name, this.fold)) {
      if (tokens[end]?.key !== key) return undefined;
      end++;
    }
    return end > start && !goesOn(tokens, end) ? end : undefined;
  }
}
