import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = new URL('../history.json', import.meta.url);

/**
 * What a turn cost at a release, or after a step. CPU seconds and MB allocated for 1,000 turns, beside the floor's CPU in
 * the same rounds, since seconds of two machines cannot be compared. `bought` says in words what a dearer turn was paid for.
 * @typedef {{ W1: number, W2: number }} Figures
 * @typedef {{ what: string, commit: string, release?: boolean, date: string, node: string, cpu: Figures, floor: Figures, allocated: Figures, bought?: string }} Line
 */

/** @returns {Line[]} the oldest first */
export function history() {
  return createRequire(import.meta.url)('../history.json');
}

/** @param {Line} line */
export function remember(line) {
  writeFileSync(file, `${JSON.stringify([...history(), line], null, 2)}\n`);
}

/**
 * The last release, and the one whose turns cost the least beside the floor's.
 * @param {readonly Line[]} lines
 */
export function yardsticks(lines) {
  const releases = lines.filter(({ release }) => release);
  const [last] = releases.slice(-1);
  const [best] = [...releases].sort((a, b) => dearness(a) - dearness(b));
  return { last, best };
}

/** @param {Line} line */
function dearness({ cpu, floor }) {
  return cpu.W1 / floor.W1 + cpu.W2 / floor.W2;
}
