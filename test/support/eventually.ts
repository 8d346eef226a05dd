import { setTimeout as wait } from 'node:timers/promises';

/** What `look` finds, looked for again and again for up to two seconds: what a process prints comes a little after its answer. */
export async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (let left = 100; ; left--) {
    const found = look();
    if (found !== undefined || left === 0)
      return found ?? Promise.reject(new Error('It did not come within two seconds.'));
    await wait(20);
  }
}

/** The newest line that holds all of these texts. */
export function lineWith(printed: string, ...texts: readonly string[]): string | undefined {
  return printed.split('\n').findLast((line) => texts.every((text) => line.includes(text)));
}
