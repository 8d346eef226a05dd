import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for work, but no longer than so many milliseconds; the work itself goes on. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  try {
    await Promise.race([work, sleep(Math.max(milliseconds, 0), undefined, { signal: enough.signal })]);
  } finally {
    enough.abort();
  }
}
