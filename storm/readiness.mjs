import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until the bot at this address says that it is ready, or that it is not; returns after how many milliseconds.
 * @param {string} url
 * @param {boolean} wanted
 * @param {number} timeoutMs
 */
export async function readiness(url, wanted, timeoutMs) {
  const started = Date.now();
  while (Date.now() - started < timeoutMs) {
    const ready = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(1_500) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready === wanted) return Date.now() - started;
    await sleep(50);
  }
  throw new Error(`The bot at ${url} did not become ${wanted ? '' : 'un'}ready within ${timeoutMs / 1000} s.`);
}
