import { performance } from 'node:perf_hooks';

/** @typedef {'answered' | 'refused' | 'failed'} End */
/** @typedef {{ end: End, ms: number, late: number }} Outcome ms since it was due; late, how many of them the sender itself lost */

/**
 * Begins `rate` turns a second, whatever becomes of those before them; resolves when the last has ended.
 * @param {{ rate: number, seconds: number, turn: () => Promise<End> }} options
 * @returns {Promise<Outcome[]>}
 */
export async function openLoop({ rate, seconds, turn }) {
  /** @type {Promise<Outcome>[]} */
  const turns = [];
  const start = performance.now();
  const total = Math.floor(rate * seconds);
  /** @param {number} due */
  const begin = async (due) => {
    const late = performance.now() - due;
    const end = await turn().catch(() => /** @type {const} */ ('failed'));
    return { end, ms: performance.now() - due, late };
  };
  while (turns.length < total) {
    const due = start + (turns.length * 1000) / rate;
    if (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    else turns.push(begin(due));
    // Whatever is there is read in between, also when there is more to begin than time.
    if (turns.length % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return Promise.all(turns);
}
