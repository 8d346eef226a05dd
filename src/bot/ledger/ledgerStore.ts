import type { Entry, Store } from '../state/store';
import { type LedgerEntry, type RunningEntry, readEntry } from './ledgerEntry';

/** A page as it was last read or written: it can be written again as long as nobody else has. */
export interface VersionedEntry<P extends LedgerEntry = RunningEntry> {
  readonly key: string;
  readonly entry: Entry;
  readonly page: P;
}

/** Milliseconds that a page is kept. */
const KEPT = 7 * 24 * 60 * 60 * 1000;

/** The pages of the ledger in the store. */
export class LedgerStore {
  constructor(private readonly store: Store) {}

  /** Begins a page, unless there is one; `isNew` tells which. */
  async claim(
    key: string,
    fresh: RunningEntry,
  ): Promise<
    | { readonly isNew: true; readonly hold: VersionedEntry }
    | { readonly isNew: false; readonly hold: VersionedEntry<LedgerEntry> }
  > {
    const { won, entry } = await this.store.claim(key, JSON.stringify(fresh), { ttl: KEPT, due: fresh.lease });
    return won
      ? { isNew: true, hold: { key, entry, page: fresh } }
      : { isNew: false, hold: { key, entry, page: readEntry(entry) } };
  }

  async hold(key: string): Promise<VersionedEntry<LedgerEntry> | undefined> {
    const entry = await this.store.get(key);
    return entry && { key, entry, page: readEntry(entry) };
  }

  async page(key: string): Promise<LedgerEntry | undefined> {
    return (await this.hold(key))?.page;
  }

  /** Undefined where somebody else has written the page since. `due`: when somebody has to come back to it. */
  async save<P extends LedgerEntry>(
    { key, entry }: VersionedEntry<LedgerEntry>,
    page: P,
    due?: number,
  ): Promise<VersionedEntry<P> | undefined> {
    const lifetime = due === undefined ? { ttl: KEPT } : { ttl: KEPT, due };
    const saved = await this.store.compareAndSet(key, entry.version, JSON.stringify(page), lifetime);
    return saved && { key, entry: saved, page };
  }
}
