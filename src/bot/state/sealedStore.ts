import { LRUCache } from 'lru-cache';
import type { Entry, Store } from './store';
import { ValueSeal } from './valueSeal';

/** Entries of which it is remembered that they were told of. */
const TOLD = 10_000;

/**
 * A store whose backend learns no value and can order nothing: what does not open under its name counts as lost. `report`
 * is told the name of each such entry, once.
 */
export function sealedStore(
  store: Store,
  keys: readonly [string, ...string[]],
  report: (key: string) => void = () => undefined,
): Store {
  const seal = new ValueSeal(keys);
  const told = new LRUCache<string, true>({ max: TOLD });

  const open = (key: string, { value: sealed, version }: Entry): Entry => {
    const value = sealed === undefined ? undefined : seal.open(key, sealed);
    if (value === undefined && !told.has(key)) {
      told.set(key, true);
      report(key);
    }
    if (value !== undefined || !sealed?.startsWith('{')) return { value, version };
    return { value, version, unsealed: sealed };
  };

  return {
    async claim(key, value, lifetime) {
      const { won, entry } = await store.claim(key, seal.seal(key, value), lifetime);
      return { won, entry: won ? { value, version: entry.version } : open(key, entry) };
    },
    async get(key) {
      const entry = await store.get(key);
      return entry && open(key, entry);
    },
    async compareAndSet(key, version, value, lifetime) {
      const entry = await store.compareAndSet(key, version, seal.seal(key, value), lifetime);
      return entry && { value, version: entry.version };
    },
    async take(key) {
      const value = await store.take(key);
      return value === undefined ? undefined : open(key, { value, version: 0 }).value;
    },
    due: (limit, lease) => store.due(limit, lease),
    time: () => store.time(),
    mayHaveLost: (since) => store.mayHaveLost(since),
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
