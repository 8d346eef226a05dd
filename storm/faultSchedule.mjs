/** @typedef {import('../dist/sandbox/graph/faults.js').Fault} Fault */

/** @satisfies {Fault} */
const before = { path: /./, when: 'before', drop: false, delayMs: 0 };
/** @satisfies {Fault} */
const after = { ...before, when: 'after' };
const creation = /^\/v1\.0\/(groups|planner\/tasks|me\/todo\/lists\/[^/]+\/tasks)$/;

/**
 * The faults of calls of Graph in a storm: shares of all calls, then of creations alone. Beta has none, so that the storm
 * itself can count there.
 * @param {import('./random.mjs').Random} random
 */
export function faultSchedule(random, calm = false) {
  /** @type {Record<string, number>} */
  const injected = {};
  /**
   * @param {string} name
   * @param {Fault} fault
   */
  const inject = (name, fault) => {
    injected[name] = (injected[name] ?? 0) + 1;
    return fault;
  };
  /**
   * @param {string} method
   * @param {string} pathAndQuery
   */
  const chance = (method, pathAndQuery) => {
    if (calm || pathAndQuery.startsWith('/beta/')) return undefined;
    const lot = random();
    if (lot < 0.1) return inject('429', { ...before, status: 429, retryAfter: 0.5 + 2 * random() });
    if (lot < 0.15) return inject('503', { ...before, status: 503 });
    if (method !== 'POST' || !creation.test(pathAndQuery)) return undefined;
    if (lot < 0.16) return inject('504 after commit', { ...after, status: 504 });
    if (lot < 0.18) return inject('reset after commit', { ...after, drop: true });
    if (lot < 0.19) return inject('silence after commit', { ...after, drop: true, delayMs: 25_000 });
    if (lot < 0.2) return inject('garbled 201', { ...after, status: 201 });
    if (lot < 0.21)
      return inject('late commit', { ...before, when: 'later', status: 504, delayMs: 500 + 3_500 * random() });
    return undefined;
  };
  return { chance, injected };
}
