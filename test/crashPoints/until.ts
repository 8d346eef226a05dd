import { setTimeout as wait } from 'node:timers/promises';

/** Resolves when it has come true, and rejects when that takes longer than so many milliseconds. */
export async function until(isTrue: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
  for (const end = Date.now() + patience; !(await isTrue()); await wait(50))
    if (Date.now() > end) throw new Error(`It did not come true within ${patience / 1000} seconds.`);
}
