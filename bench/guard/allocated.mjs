const COLLECTION = /: (?:Scavenge|Mark-[A-Za-z]+)[^\d]*(?:\([^)]*\) )?([\d.]+) \([\d.]+\) -> ([\d.]+) \(/g;

/**
 * MB that a program has allocated between the first and the last garbage collection that its `--trace-gc` tells of: what
 * the heap had grown by before each of them, over what the one before had left.
 * @param {string} log
 */
export function allocatedIn(log) {
  let [sum, left] = [0, Number.NaN];
  for (const [, before, after] of log.matchAll(COLLECTION)) {
    if (!Number.isNaN(left)) sum += Math.max(0, Number(before) - left);
    left = Number(after);
  }
  return sum;
}
