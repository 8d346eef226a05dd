import { hkdfSync, randomInt } from 'node:crypto';

/** Without what looks like something else: 0 and O, 1, I and L. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const HALF = 4;
/** A digit in each half, so that no word is taken for a code. */
const IN_HALF = `(?=[${SIGNS}]{0,3}\\d)[${SIGNS}]{${HALF}}`;
const CODE = new RegExp(`^(${IN_HALF})[-\u2010-\u2015 ]?(${IN_HALF})\\.?$`);

/** A code that people can carry from a window to a chat: `K7QX-2MPD`. */
export function newSignInCode(): string {
  return `${newHalf()}-${newHalf()}`;
}

function newHalf(): string {
  const half = Array.from({ length: HALF }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return /\d/.test(half) ? half : newHalf();
}

/** The code that a message is, however its letters and its hyphen were typed; undefined for any other message. */
export function signInCodeIn(text: string): string | undefined {
  const [, first, second] = CODE.exec(text.trim().toUpperCase()) ?? [];
  return first && second ? `${first}-${second}` : undefined;
}

/** What a code seals with; at another place it opens nothing. */
export function keyOfCode(code: string, place: string): Buffer {
  return Buffer.from(hkdfSync('sha256', code, place, 'muster sign-in code', 32));
}
