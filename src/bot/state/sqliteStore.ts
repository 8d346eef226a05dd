import { type JsonRecord, recordOf } from '../json/json';
import { newVersion } from './newVersion';
import type { Database } from './sqlite';
import { type Entry, type Lifetime, type Store, StoreUnavailable, type WrittenEntry } from './store';

const SET_UP = `
PRAGMA busy_timeout = 800;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 200;
PRAGMA journal_size_limit = 1048576;
CREATE TABLE IF NOT EXISTS entries (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL, expires INTEGER NOT NULL, due INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS due ON entries (due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS expires ON entries (expires);
CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, filling BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS begun (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);`;

const SWEEP_EVERY = 60_000;
/** Bytes that must find room before the store calls itself ready: as much as a larger entry. */
const PROBE = 16_384;

type Value = string | number | null;

/**
 * State of one machine that survives a restart. Each operation is one statement, so that two processes may overlap, and is
 * reported only when it is committed.
 */
export class SqliteStore implements Store {
  private readonly begun: number;
  private swept = 0;

  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {
    database.exec(SET_UP);
    this.rows('INSERT INTO begun VALUES (1, ?) ON CONFLICT DO NOTHING', this.now());
    this.begun = Number(this.rows('SELECT at FROM begun')[0]?.at);
  }

  async claim(key: string, value: string, lifetime: Lifetime): Promise<{ won: boolean; entry: Entry }> {
    this.sweepNowAndThen();
    for (;;) {
      const entry = { value, version: newVersion() };
      const [won] = this.rows(
        `INSERT INTO entries (value, version, expires, due, key) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE
         SET value = excluded.value, version = excluded.version, expires = excluded.expires, due = excluded.due
         WHERE expires <= ? RETURNING key`,
        ...this.written(entry, lifetime),
        key,
        this.now(),
      );
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
    const [wrote] = this.rows(
      `UPDATE entries SET value = ?, version = ?, expires = ?, due = ?
       WHERE key = ? AND version = ? AND expires > ? RETURNING key`,
      ...this.written(entry, lifetime),
      key,
      version,
      this.now(),
    );
    return wrote && entry;
  }

  async take(key: string): Promise<string | undefined> {
    const [taken] = this.rows('DELETE FROM entries WHERE key = ? RETURNING value, expires', key);
    return taken && Number(taken.expires) > this.now() ? String(taken.value) : undefined;
  }

  /** Looks before it writes, so that nobody waits for a lock while nothing is due. */
  async due(limit: number, lease: number): Promise<string[]> {
    const now = this.now();
    const found = this.rows(
      'SELECT key FROM entries WHERE due <= ? AND expires > ? ORDER BY due LIMIT ?',
      now,
      now,
      limit,
    ).map(({ key }) => String(key));
    if (found.length === 0) return [];
    const got = this.rows(
      'UPDATE entries SET due = ? WHERE key IN (SELECT value FROM json_each(?)) AND due <= ? RETURNING key',
      now + lease,
      JSON.stringify(found),
      now,
    );
    const own = new Set(got.map(({ key }) => key));
    return found.filter((key) => own.has(key));
  }

  async time(): Promise<number> {
    return this.now();
  }

  /** What is reported is on the disk; a new file knows nothing of what an earlier one knew. */
  mayHaveLost(since: number): boolean {
    return since < this.begun;
  }

  /** Writes, so that a disk that takes nothing more is noticed. */
  async ready(): Promise<void> {
    this.rows('REPLACE INTO probe VALUES (1, zeroblob(?))', PROBE);
    this.sweep();
  }

  async close(): Promise<void> {
    this.database.close();
  }

  private read(key: string): Entry | undefined {
    const [row] = this.rows('SELECT value, version FROM entries WHERE key = ? AND expires > ?', key, this.now());
    return row && { value: String(row.value), version: Number(row.version) };
  }

  private written({ value, version }: WrittenEntry, { ttl, due }: Lifetime): [string, number, number, number | null] {
    return [value, version, this.now() + ttl, due ?? null];
  }

  private sweepNowAndThen(): void {
    if (Math.abs(this.now() - this.swept) < SWEEP_EVERY) return;
    this.swept = this.now();
    this.sweep();
  }

  private sweep(): void {
    this.rows('DELETE FROM entries WHERE expires <= ?', this.now());
  }

  private rows(statement: string, ...values: Value[]): JsonRecord[] {
    try {
      return this.database
        .prepare(statement)
        .all(...values)
        .map(recordOf);
    } catch (error) {
      throw new StoreUnavailable(error);
    }
  }
}
