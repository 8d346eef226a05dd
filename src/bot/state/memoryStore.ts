import { type Entry, type Lifetime, type Store, StoreUnavailable } from './store';

interface Kept extends Entry {
  readonly expires: number;
  readonly size: number;
  due: number | undefined;
}

/** Characters of all keys and values together beyond which nothing new is taken. */
const MOST = 128 * 1024 * 1024;
/** What an entry takes beside its characters. */
const OVERHEAD = 256;
/** What must find room before the store calls itself ready: an entry of a usual size. */
const PROBE = 2_048;
const SECOND = 1_000;
const MINUTE = 60_000;

/** State of one process, gone with it: for trials, tests and a single instance that may forget. */
export class MemoryStore implements Store {
  private readonly kept = new Map<string, Kept>();
  private readonly begun: number;
  private size = 0;
  private versions = 0;
  private swept = 0;

  constructor(
    private readonly now: () => number = Date.now,
    private readonly most = MOST,
  ) {
    this.begun = now();
  }

  async claim(key: string, value: string, lifetime: Lifetime): Promise<{ won: boolean; entry: Entry }> {
    const there = this.alive(key);
    if (there) return { won: false, entry: there };
    this.makeRoom(sizeOf(key, value));
    return { won: true, entry: this.write(key, value, lifetime) };
  }

  async get(key: string): Promise<Entry | undefined> {
    return this.alive(key);
  }

  /** Takes what is there already beyond the bound as well: what became of a creation must be written down. */
  async compareAndSet(key: string, version: number, value: string, lifetime: Lifetime): Promise<Entry | undefined> {
    return this.alive(key)?.version === version ? this.write(key, value, lifetime) : undefined;
  }

  async take(key: string): Promise<string | undefined> {
    const value = this.alive(key)?.value;
    this.forget(key);
    return value;
  }

  async due(limit: number, lease: number): Promise<string[]> {
    const now = this.now();
    this.sweepEvery(MINUTE);
    const waiting: { key: string; entry: Kept; since: number }[] = [];
    for (const [key, entry] of this.kept) {
      const { due: since = Number.POSITIVE_INFINITY, expires } = entry;
      if (since <= now && expires > now) waiting.push({ key, entry, since });
    }
    const first = waiting.sort((a, b) => a.since - b.since).slice(0, limit);
    for (const { entry } of first) entry.due = now + lease;
    return first.map(({ key }) => key);
  }

  async time(): Promise<number> {
    return this.now();
  }

  /** Nothing, as long as the process lives. */
  mayHaveLost(since: number): boolean {
    return since < this.begun;
  }

  async ready(): Promise<void> {
    this.makeRoom(PROBE);
    this.write('', '', { ttl: 0 });
    this.forget('');
  }

  async close(): Promise<void> {
    this.kept.clear();
    this.size = 0;
  }

  /** Whoever comes when all is full is refused: dropping another entry would make its form new again. */
  private makeRoom(size: number): void {
    const full = () => this.size + size > this.most;
    this.sweepEvery(full() ? SECOND : MINUTE);
    if (full())
      throw new StoreUnavailable(
        new Error('The memory store is full. Use Redis or SQLite for so many people.'),
        'the memory store is full',
      );
  }

  private write(key: string, value: string, { ttl, due }: Lifetime): Entry {
    this.forget(key);
    const entry = { value, version: ++this.versions, expires: this.now() + ttl, size: sizeOf(key, value), due };
    this.kept.set(key, entry);
    this.size += entry.size;
    return entry;
  }

  private alive(key: string): Kept | undefined {
    const entry = this.kept.get(key);
    return entry && entry.expires > this.now() ? entry : undefined;
  }

  private forget(key: string): void {
    this.size -= this.kept.get(key)?.size ?? 0;
    this.kept.delete(key);
  }

  /** Forgets the expired now and then, so that no write has to look at everything, whichever way the clock was put. */
  private sweepEvery(pause: number): void {
    const now = this.now();
    if (Math.abs(now - this.swept) < pause) return;
    this.swept = now;
    for (const [key, { expires }] of this.kept) if (expires <= now) this.forget(key);
  }
}

function sizeOf(key: string, value: string): number {
  return key.length + value.length + OVERHEAD;
}
