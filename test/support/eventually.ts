import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE = 30_000;

/**
 * What `look` finds, looked for again and again, `every` so many milliseconds: for half a minute, because what must come
 * may come late on a busy machine.
 */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>, every = 20): Promise<T> {
  for (const end = Date.now() + PATIENCE; ; await wait(every)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`It did not come within ${PATIENCE / 1000} seconds.`);
  }
}

/** The newest line that holds all of these texts. */
export function lineWith(printed: string, ...texts: readonly string[]): string | undefined {
  return printed.split('\n').findLast((line) => texts.every((text) => line.includes(text)));
}
