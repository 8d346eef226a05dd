import { createHash, randomInt } from 'node:crypto';
import { newVersion } from './newVersion';
import type { RedisConnection } from './redisConnection';
import { CLAIM, COMPARE_AND_SET, DUE, GET, PROBE, type Script, TAKE } from './redisScripts';
import type { Entry, Lifetime, Store } from './store';

/** Entries and their indexes lie in shards, each whole on one node of a cluster. */
const SHARDS = Array.from({ length: 16 }, (_, shard) => `muster:{${shard}}`);

/** State that several instances share: each operation is one script, carried out whole on the server. */
export class RedisStore implements Store {
  constructor(private readonly connection: RedisConnection) {}

  async claim(key: string, value: string, lifetime: Lifetime): Promise<{ won: boolean; entry: Entry }> {
    const entry = { value, version: newVersion() };
    const reply = await this.run(CLAIM, key, written(entry, lifetime));
    if (reply === null) return { won: true, entry };
    const there = entryIn(reply);
    // Nobody has won who was not told so.
    if (!there) throw new Error('The state store answers something else.');
    return { won: false, entry: there };
  }

  async get(key: string): Promise<Entry | undefined> {
    return entryIn(await this.run(GET, key));
  }

  async compareAndSet(key: string, version: number, value: string, lifetime: Lifetime): Promise<Entry | undefined> {
    const entry = { value, version: newVersion() };
    const wrote = await this.run(COMPARE_AND_SET, key, [...written(entry, lifetime), String(version)]);
    return wrote === 1 ? entry : undefined;
  }

  async take(key: string): Promise<string | undefined> {
    const value = await this.run(TAKE, key);
    return typeof value === 'string' ? value : undefined;
  }

  /** Begins anywhere, so that no shard waits for ever behind a full one. */
  async due(limit: number, lease: number): Promise<string[]> {
    const found: string[] = [];
    const start = randomInt(SHARDS.length);
    for (const shard of [...SHARDS.slice(start), ...SHARDS.slice(0, start)]) {
      if (found.length >= limit) break;
      const rest = [limit - found.length, lease].map(String);
      const keys = await this.connection.run(DUE, [`${shard}:due`, `${shard}:ends`], rest);
      if (Array.isArray(keys)) found.push(...keys.map(String));
    }
    return found;
  }

  async ready(): Promise<void> {
    await Promise.all(SHARDS.map((shard) => this.connection.run(PROBE, [`${shard}:ready`], [])));
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private run(script: Script, key: string, rest: readonly string[] = []): Promise<unknown> {
    const shard = SHARDS[createHash('sha256').update(key).digest().readUInt8() % SHARDS.length];
    return this.connection.run(script, [`${shard}:entry:${key}`, `${shard}:due`, `${shard}:ends`], [key, ...rest]);
  }
}

function written({ value, version }: Entry, { ttl, due }: Lifetime): string[] {
  return [value, String(version), String(ttl), due === undefined ? '' : String(due)];
}

function entryIn(reply: unknown): Entry | undefined {
  const [value, version]: unknown[] = Array.isArray(reply) ? reply : [];
  return typeof value === 'string' ? { value, version: Number(version) } : undefined;
}
