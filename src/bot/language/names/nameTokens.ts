import { HELD, TAKEN } from '../line';

/** A word or a sign of a line or of a name, as it is compared and where it stands. */
export interface NameToken {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Makes words that mean the same look the same. */
export type Fold = (text: string) => string;

const TOKEN = new RegExp(`[\\p{L}\\p{N}\\p{M}]+|${HELD}+|${TAKEN}+|(\\S)\\1*`, 'gu');

/** From left to right, no sooner than they are asked for. */
export function* nameTokens(text: string, fold: Fold): Generator<NameToken> {
  for (const { 0: word, index } of text.matchAll(TOKEN))
    yield { key: fold(word), start: index, end: index + word.length };
}

/** Whether a sign glues the token to the one before it: what begins there is no word of its own. */
export function isJoined(tokens: readonly NameToken[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before !== undefined && before.end === token?.start && /^[-‐‑_'’]$/.test(before.key);
}

/** Whether the word before `end` goes on: “Work” in “Work-life”. */
export function goesOn(tokens: readonly NameToken[], end: number): boolean {
  const [last, sign, next] = [tokens[end - 1], tokens[end], tokens[end + 1]];
  return (
    last?.end === sign?.start &&
    sign?.end === next?.start &&
    /^[-‐‑_'’]$/.test(sign?.key ?? '') &&
    /^[\p{L}\p{N}]/u.test(next?.key ?? '')
  );
}
