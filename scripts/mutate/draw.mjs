/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/** @typedef {import('./checkout.mjs').Checkout} Checkout */

/**
 * Chance that can be repeated: numbers from 0 up to 1 (mulberry32).
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @template T @param {readonly T[]} list @param {() => number} random @returns {T[]} */
function shuffled(list, random) {
  const left = [...list];
  return list.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/**
 * All changes, a list for each line: the lines in the order of the draw, each as likely as the others, and the changes
 * of a line in the order in which they are tried.
 * @param {readonly Mutation[]} mutations
 * @param {number} seed
 * @returns {Mutation[][]}
 */
export function drawnLines(mutations, seed) {
  /** @type {Map<string, Mutation[]>} */
  const lines = new Map();
  for (const one of mutations)
    lines.set(`${one.file}:${one.line}`, [...(lines.get(`${one.file}:${one.line}`) ?? []), one]);
  const random = chance(seed);
  return shuffled(
    [...lines.values()].map((line) => shuffled(line, random)),
    random,
  );
}

/**
 * The first so many lines' changes that compile, one a line, in the order of the draw however many checkouts try them.
 * @param {readonly Mutation[][]} lines
 * @param {number} sample
 * @param {readonly Checkout[]} checkouts
 */
export async function draw(lines, sample, checkouts) {
  /** @type {Mutation[]} */
  const drawn = [];
  for (let at = 0; at < lines.length && drawn.length < sample; at += checkouts.length) {
    const tried = checkouts.map((checkout, i) => firstThatCompiles(lines[at + i] ?? [], checkout));
    drawn.push(...(await Promise.all(tried)).flatMap((one) => one ?? []));
  }
  return drawn.slice(0, sample);
}

/** @param {readonly Mutation[]} line @param {Checkout} checkout */
async function firstThatCompiles(line, checkout) {
  for (const mutation of line) if (await checkout.change([mutation])) return mutation;
  return undefined;
}
