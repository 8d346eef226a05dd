export interface Entry {
  /** Undefined where what lies there does not open (`sealedStore`): a lost entry, never an order, and written over by `compareAndSet` alone. */
  readonly value: string | undefined;
  /** What lies there unsealed, as versions before 0.3 wrote it: it may prove something, and orders nothing. */
  readonly unsealed?: string;
  /** Changes with every write; `compareAndSet` succeeds only with the newest. */
  readonly version: number;
}

export type WrittenEntry = Entry & { readonly value: string };

export interface Lifetime {
  /** Milliseconds until the entry is forgotten. */
  readonly ttl: number;
  /** When, in milliseconds since 1970, somebody must look after the entry again. */
  readonly due?: number;
}

/** The backend does not answer: whoever asked must not go on as if nothing was there. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  /** `reason` may be told to anybody. */
  constructor(
    cause: unknown,
    readonly reason = 'the state store does not answer',
  ) {
    super('The state store does not answer.', { cause });
  }
}

/**
 * The little that instances share. Every backend keeps `test/state/storeContract.ts`; a call that cannot be answered, or a
 * write that is not known to be committed, rejects with `StoreUnavailable`.
 */
export interface Store {
  /** Writes only where nothing is; otherwise returns what is there. */
  claim(key: string, value: string, lifetime: Lifetime): Promise<{ won: boolean; entry: Entry }>;
  get(key: string): Promise<Entry | undefined>;
  /** Writes only over the version that was read; returns the new entry, or undefined when somebody else was faster. */
  compareAndSet(key: string, version: number, value: string, lifetime: Lifetime): Promise<Entry | undefined>;
  /** Reads and removes: of many callers one gets the value. */
  take(key: string): Promise<string | undefined>;
  /** Up to `limit` keys that are due, those first that have been so for longest, each given to one caller only for `lease` milliseconds. */
  due(limit: number, lease: number): Promise<string[]>;
  /** The store's own clock, in milliseconds since 1970: one for all instances, whatever theirs say. */
  time(): Promise<number>;
  /** Whether something that was confirmed at that time of `time()`, or later, may be gone before its time. */
  mayHaveLost(since: number): boolean;
  /** Writes, and rejects while the backend takes nothing or does not answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
