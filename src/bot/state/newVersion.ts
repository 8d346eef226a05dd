import { randomInt } from 'node:crypto';

const MOST = 2 ** 48 - 1;

/** A number that no earlier entry of the key has had, although nobody remembers them: not even after a store has lost its newest writes. */
export function newVersion(): number {
  return randomInt(MOST);
}
