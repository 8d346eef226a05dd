import { recordOf } from '../json/json';
import { newVersion } from './newVersion';
import type { Database } from './sqlite';
import type { Entry, Lifetime, Store } from './store';

const SET_UP = `
PRAGMA busy_timeout = 800;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS entries (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL, expires INTEGER NOT NULL, due INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS due ON entries (due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS expires ON entries (expires);`;

const SWEEP_EVERY = 60_000;

/** State of one machine that survives a restart. Each operation is one statement, so that two processes may overlap. */
export class SqliteStore implements Store {
  private nextSweep = 0;

  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {
    database.exec(SET_UP);
  }

  async claim(key: string, value: string, lifetime: Lifetime): Promise<{ won: boolean; entry: Entry }> {
    this.sweepNowAndThen();
    for (;;) {
      const entry = { value, version: newVersion() };
      const won = this.database
        .prepare(
          `INSERT INTO entries (value, version, expires, due, key) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (key) DO UPDATE
           SET value = excluded.value, version = excluded.version, expires = excluded.expires, due = excluded.due
           WHERE expires <= ? RETURNING key`,
        )
        .get(...this.written(entry, lifetime), key, this.now());
      if (won) return { won: true, entry };
      // What was there may have gone in between.
      const there = this.read(key);
      if (there) return { won: false, entry: there };
    }
  }

  async get(key: string): Promise<Entry | undefined> {
    return this.read(key);
  }

  async compareAndSet(key: string, version: number, value: string, lifetime: Lifetime): Promise<Entry | undefined> {
    const entry = { value, version: newVersion() };
    const wrote = this.database
      .prepare(
        `UPDATE entries SET value = ?, version = ?, expires = ?, due = ?
         WHERE key = ? AND version = ? AND expires > ? RETURNING key`,
      )
      .get(...this.written(entry, lifetime), key, version, this.now());
    return wrote ? entry : undefined;
  }

  async take(key: string): Promise<string | undefined> {
    const { value, expires } = recordOf(
      this.database.prepare('DELETE FROM entries WHERE key = ? RETURNING value, expires').get(key),
    );
    return Number(expires) > this.now() ? String(value) : undefined;
  }

  async due(limit: number, lease: number): Promise<string[]> {
    const now = this.now();
    const rows = this.database
      .prepare(
        `UPDATE entries SET due = ? WHERE key IN
           (SELECT key FROM entries WHERE due <= ? AND expires > ? ORDER BY due LIMIT ?) RETURNING key`,
      )
      .all(now + lease, now, now, limit);
    return rows.map((row) => String(recordOf(row).key));
  }

  /** Needs to write, so that a disk that takes nothing more is noticed. */
  async ready(): Promise<void> {
    this.sweep();
  }

  async close(): Promise<void> {
    this.database.close();
  }

  private read(key: string): Entry | undefined {
    const row = this.database
      .prepare('SELECT value, version FROM entries WHERE key = ? AND expires > ?')
      .get(key, this.now());
    const { value, version } = recordOf(row);
    return row ? { value: String(value), version: Number(version) } : undefined;
  }

  private written({ value, version }: Entry, { ttl, due }: Lifetime): [string, number, number, number | null] {
    return [value, version, this.now() + ttl, due ?? null];
  }

  private sweepNowAndThen(): void {
    if (this.now() < this.nextSweep) return;
    this.nextSweep = this.now() + SWEEP_EVERY;
    this.sweep();
  }

  private sweep(): void {
    this.database.prepare('DELETE FROM entries WHERE expires <= ? RETURNING key').all(this.now());
  }
}
