import type { Entry, Lifetime, Store } from './store';

interface Kept extends Entry {
  readonly expires: number;
  due: number | undefined;
}

/** State of one process, gone with it: for trials, tests and a single instance that may forget. */
export class MemoryStore implements Store {
  private readonly kept = new Map<string, Kept>();
  private versions = 0;
  private nextSweep = 0;

  constructor(private readonly now: () => number = Date.now) {}

  async claim(key: string, value: string, lifetime: Lifetime): Promise<{ won: boolean; entry: Entry }> {
    const there = this.alive(key);
    return there ? { won: false, entry: there } : { won: true, entry: this.write(key, value, lifetime) };
  }

  async get(key: string): Promise<Entry | undefined> {
    return this.alive(key);
  }

  async compareAndSet(key: string, version: number, value: string, lifetime: Lifetime): Promise<Entry | undefined> {
    return this.alive(key)?.version === version ? this.write(key, value, lifetime) : undefined;
  }

  async take(key: string): Promise<string | undefined> {
    const value = this.alive(key)?.value;
    this.kept.delete(key);
    return value;
  }

  async due(limit: number, lease: number): Promise<string[]> {
    const found: string[] = [];
    for (const [key, entry] of this.kept) {
      if (found.length >= limit) break;
      if (entry.due === undefined || entry.due > this.now() || !this.alive(key)) continue;
      entry.due = this.now() + lease;
      found.push(key);
    }
    return found;
  }

  async ready(): Promise<void> {}

  async close(): Promise<void> {
    this.kept.clear();
  }

  private write(key: string, value: string, { ttl, due }: Lifetime): Entry {
    this.sweep();
    const entry = { value, version: ++this.versions, expires: this.now() + ttl, due };
    this.kept.set(key, entry);
    return entry;
  }

  private alive(key: string): Kept | undefined {
    const entry = this.kept.get(key);
    return entry && entry.expires > this.now() ? entry : undefined;
  }

  /** Forgets the expired once a minute, so that no write has to look at everything. */
  private sweep(): void {
    if (this.now() < this.nextSweep) return;
    this.nextSweep = this.now() + 60_000;
    for (const [key, { expires }] of this.kept) if (expires <= this.now()) this.kept.delete(key);
  }
}
