import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/bot/state/store';
import { backWithin } from './backWithin';
import { History } from './history';

/** Storage that is made to fail. */
export interface FailingStorage {
  /** Another way to it, as another bot has one. */
  open(): Store;
  fail(): Promise<void> | void;
  mend(): Promise<void> | void;
  /** Whether it then lacks what it has confirmed, which it must have said that it might. */
  readonly loses?: boolean;
}

const SOON = 20_000;

/** Two bots write while the storage fails and comes back, `times` over: each word that they were given is true in the end. */
export async function expectToKeepItsWord(
  storage: FailingStorage,
  { times = 1, lasts = 150, writers = 8 } = {},
): Promise<History> {
  const stores = [storage.open(), storage.open()];
  for (const store of stores) await backWithin(SOON, store);
  const began = (await stores[0]?.time()) ?? 0;
  const history = new History(stores, writers);
  try {
    for (let time = 0; time < times; time++) await fails(storage, stores, lasts);
    const before = history.confirmed;
    await wait(lasts);
    await history.stop();
    // Both before it failed and after it was mended.
    expect(before).toBeGreaterThan(0);
    expect(history.confirmed).toBeGreaterThan(before);
    const violations = await history.violations();
    if (!storage.loses) expect(violations).toEqual([]);
    if (violations.length > 0) expect(stores[0]?.mayHaveLost(began)).toBe(true);
    return history;
  } finally {
    await history.stop();
    await Promise.all(stores.map((store) => store.close()));
  }
}

async function fails(storage: FailingStorage, stores: readonly Store[], lasts: number): Promise<void> {
  await wait(lasts);
  await storage.fail();
  await wait(lasts);
  await storage.mend();
  for (const store of stores) await backWithin(SOON, store);
}
