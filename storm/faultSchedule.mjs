const before = { path: /./, when: 'before', drop: false, delayMs: 0 };
const after = { ...before, when: 'after' };
const creation = /^\/v1\.0\/(groups|planner\/tasks|me\/todo\/lists\/[^/]+\/tasks)$/;

/**
 * What befalls a call of Graph in a storm: shares of all calls, then of creations alone. Beta is calm, so that the storm
 * itself can count there.
 * @param {() => number} random
 */
export function faultSchedule(random, calm = false) {
  const suffered = {};
  const fall = (name, fault) => {
    suffered[name] = (suffered[name] ?? 0) + 1;
    return fault;
  };
  const chance = (method, pathAndQuery) => {
    if (calm || pathAndQuery.startsWith('/beta/')) return undefined;
    const lot = random();
    if (lot < 0.1) return fall('429', { ...before, status: 429, retryAfter: 0.5 + 2 * random() });
    if (lot < 0.15) return fall('503', { ...before, status: 503 });
    if (method !== 'POST' || !creation.test(pathAndQuery)) return undefined;
    if (lot < 0.16) return fall('504 after commit', { ...after, status: 504 });
    if (lot < 0.18) return fall('reset after commit', { ...after, drop: true });
    if (lot < 0.19) return fall('silence after commit', { ...after, drop: true, delayMs: 25_000 });
    if (lot < 0.2) return fall('garbled 201', { ...after, status: 201 });
    if (lot < 0.21)
      return fall('late commit', { ...before, when: 'later', status: 504, delayMs: 500 + 3_500 * random() });
    return undefined;
  };
  return { chance, suffered };
}
