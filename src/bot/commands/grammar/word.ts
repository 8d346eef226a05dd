/** A word of a line, as it is compared and where it stands. */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What stands between this word and the next. */
  readonly gap: string;
  /** Whether the key is what was meant, and not what stands there. */
  readonly isCorrected?: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

/** Makes words look the same that are, in one language. */
export type Fold = (text: string) => string;

export function wordsOf(text: string, fold: Fold = small): Word[] {
  const found = [...text.matchAll(WORD)];
  return found.map((match, i) => {
    const end = match.index + match[0].length;
    return { key: fold(match[0]), start: match.index, end, gap: text.slice(end, found[i + 1]?.index) };
  });
}

export function keysOf(text: string, fold: Fold): string[] {
  return wordsOf(text, fold).map(({ key }) => key);
}

/** True where a hyphen makes one word of this and the next: what ends here is not the whole word. */
export function endsWithHyphen(word: Word | undefined): boolean {
  return word !== undefined && /^[-‐‑]$/.test(word.gap);
}

/** True where a sign, more than a space or a hyphen, ends a phrase. */
export function endsPhrase(word: Word | undefined): boolean {
  return word !== undefined && /[^\s‐‑-]/.test(word.gap);
}

/** True where something begins anew: after a colon, or on the next line. */
export function startsNewClause(word: Word | undefined): boolean {
  return word !== undefined && /[:\n]/.test(word.gap);
}

function small(word: string): string {
  return word.toLowerCase();
}
