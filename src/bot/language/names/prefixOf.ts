/** A bit that tells capitals from small letters. */
const SMALL = 0x20;
/** Stands for a word of one letter. */
const NOTHING = 0x20;
const BEYOND_ASCII = 0x80;

/** A number for the first two letters of a text, in any case; undefined where they are none of ASCII's. */
export function prefixOf(text: string): number | undefined {
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
  if (!(first < BEYOND_ASCII && first > NOTHING) || second >= BEYOND_ASCII) return undefined;
  return isLetter(first) && isLetter(second)
    ? (first | SMALL) * BEYOND_ASCII + (second | SMALL)
    : (first | SMALL) * BEYOND_ASCII + NOTHING;
}

function isLetter(code: number): boolean {
  const small = code | SMALL;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}
