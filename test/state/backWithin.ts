import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/bot/state/store';

/** Milliseconds until the store is ready again; fails when that takes longer than `most`. */
export async function backWithin(most: number, store: Store): Promise<number> {
  const started = Date.now();
  for (;;) {
    const trouble = await store.ready().catch((error: unknown) => error);
    const took = Date.now() - started;
    if (trouble === undefined && took <= most) return took;
    if (took > most) throw new Error(`The store is not ready ${took} ms later.`, { cause: trouble });
    await wait(20);
  }
}
