import { LRUCache } from 'lru-cache';
import type { Entry, Lifetime, Store } from '../state/store';
import {
  type CreatedObject,
  fadesAt,
  type LedgerEntry,
  type ProofOf,
  type RunningEntry,
  readEntry,
  writeEntry,
} from './ledgerEntry';

/** An entry as it was last read or written: it can be written again as long as nobody else has. */
export interface VersionedEntry<E> {
  readonly key: string;
  readonly version: Entry['version'];
  readonly entry: E;
}

/** Entries of which it is remembered that they were written here. */
const REMEMBERED = 2_000;
/** Milliseconds that an entry is kept, words or not. */
const KEPT = 7 * 24 * 60 * 60 * 1000;

/** The entries of the ledger in the store. */
export class LedgerStore<Job, Created extends CreatedObject> {
  /** The newest version of an entry that was written here. */
  private readonly written = new LRUCache<string, Entry['version']>({ max: REMEMBERED });

  constructor(
    private readonly store: Store,
    private readonly proofOf: ProofOf<Created>,
  ) {}

  /** Begins an entry, unless there is one; `isNew` tells which. */
  async claim(
    key: string,
    fresh: RunningEntry<Job, Created>,
  ): Promise<
    | { readonly isNew: true; readonly there: VersionedEntry<RunningEntry<Job, Created>> }
    | { readonly isNew: false; readonly there: VersionedEntry<LedgerEntry<Job, Created>> }
  > {
    const { won, entry } = await this.store.claim(key, writeEntry(fresh), { ttl: KEPT, due: fresh.lease });
    const { version } = entry;
    return won
      ? { isNew: true, there: { key, version, entry: fresh } }
      : { isNew: false, there: { key, version, entry: readEntry(entry, this.proofOf) } };
  }

  async read(key: string): Promise<VersionedEntry<LedgerEntry<Job, Created>> | undefined> {
    const entry = await this.store.get(key);
    return entry && { key, version: entry.version, entry: readEntry(entry, this.proofOf) };
  }

  /** Whether it was written here: then it is not an older one that the store has given back. */
  isOwn({ key, version }: VersionedEntry<unknown>): boolean {
    return this.written.get(key) === version;
  }

  /** As it is, to be come back to at another time: it is no newer for that, and may still be one that the store has given back. */
  async touch({ key, version, entry }: VersionedEntry<LedgerEntry<Job, Created>>, due: number): Promise<void> {
    await this.store.compareAndSet(key, version, writeEntry(entry), lifetimeOf(entry, due));
  }

  /** Writes an entry on which nobody will be at, unless there is one; undefined where it was written. */
  async begin(
    key: string,
    entry: LedgerEntry<Job, Created>,
  ): Promise<VersionedEntry<LedgerEntry<Job, Created>> | undefined> {
    const { won, entry: there } = await this.store.claim(key, writeEntry(entry), { ttl: KEPT });
    return won ? undefined : { key, version: there.version, entry: readEntry(there, this.proofOf) };
  }

  /** Undefined where somebody else has written the entry since. `due`: when somebody has to come back to it, if before it fades. */
  async save<E extends LedgerEntry<Job, Created>>(
    { key, version }: VersionedEntry<unknown>,
    entry: E,
    due?: number,
  ): Promise<VersionedEntry<E> | undefined> {
    const saved = await this.store.compareAndSet(key, version, writeEntry(entry), lifetimeOf(entry, due));
    if (saved) this.written.set(key, saved.version);
    return saved && { key, version: saved.version, entry };
  }
}

function lifetimeOf(entry: LedgerEntry<unknown, CreatedObject>, due: number | undefined): Lifetime {
  const moments = [due, fadesAt(entry)].filter((moment) => moment !== undefined);
  return { ttl: KEPT, ...(moments.length > 0 && { due: Math.min(...moments) }) };
}
