import { createHash } from 'node:crypto';
import { newVersion } from './newVersion';
import type { RedisConnection } from './redisConnection';
import { CLAIM, COMPARE_AND_SET, GET, LEASE, PEEK, PROBE, type Script, TAKE, TIME } from './redisScripts';
import { probeOf, type RedisServers } from './redisServers';
import type { Entry, Lifetime, Store, WrittenEntry } from './store';

/** Entries and their indexes lie in shards, each whole on one node of a cluster. */
export const SHARDS = Array.from({ length: 16 }, (_, shard) => `muster:{${shard}}`);

/** For what is due, while others are always faster. */
const MOST_LOOKS = 5;

/** Between two times that the servers are asked what they can lose. */
const EXAMINE_EVERY = 10_000;

interface Due {
  readonly shard: string;
  readonly key: string;
  readonly since: number;
}

/** State that several instances share: each operation is one script, carried out whole on the server. */
export class RedisStore implements Store {
  private nextExamination = performance.now() + EXAMINE_EVERY;

  constructor(
    private readonly connection: RedisConnection,
    private readonly servers: RedisServers,
  ) {}

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

  /** Others may be faster with what was seen to be due: then it looks again. A node that is away holds up its own share alone. */
  async due(limit: number, lease: number): Promise<string[]> {
    const found: string[] = [];
    for (let [looks, more] = [0, true]; more && looks < MOST_LOOKS; looks++) {
      const rest = limit - found.length;
      const seen = (await this.perShard((shard) => this.peek(shard, rest))).flat();
      const first = seen.sort((a, b) => a.since - b.since).slice(0, rest);
      const got = await this.lease(first, lease);
      found.push(...got);
      more = found.length < limit && got.length < first.length;
    }
    return found;
  }

  async time(): Promise<number> {
    return Number(await this.connection.run(TIME, [`${SHARDS[0]}:ready`], []));
  }

  mayHaveLost(since: number): boolean {
    return this.servers.mayHaveLost(since);
  }

  async ready(): Promise<void> {
    void this.examineNowAndThen();
    await Promise.all(
      SHARDS.map(async (shard) => {
        const { keys, values } = probeOf(shard);
        this.servers.noteSince(shard, await this.connection.run(PROBE, keys, values));
      }),
    );
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private async examineNowAndThen(): Promise<void> {
    if (performance.now() < this.nextExamination) return;
    this.nextExamination = performance.now() + EXAMINE_EVERY;
    await this.connection.examine();
  }

  private async peek(shard: string, limit: number): Promise<Due[]> {
    const reply = await this.connection.run(PEEK, [`${shard}:due`, `${shard}:ends`], [String(limit)]);
    const flat: unknown[] = Array.isArray(reply) ? reply : [];
    return flat.flatMap((key, i) => (i % 2 === 0 ? [{ shard, key: String(key), since: Number(flat[i + 1]) }] : []));
  }

  private async lease(first: readonly Due[], lease: number): Promise<string[]> {
    const got = await this.perShard(async (shard) => {
      const keys = first.filter((due) => due.shard === shard).map(({ key }) => key);
      if (keys.length === 0) return [];
      const reply = await this.connection.run(LEASE, [`${shard}:due`], [String(lease), ...keys]);
      return Array.isArray(reply) ? reply.map(String) : [];
    });
    const own = new Set(got.flat());
    return first.filter(({ key }) => own.has(key)).map(({ key }) => key);
  }

  /** What the shards answer that do; rejects where none does. */
  private async perShard<T>(ask: (shard: string) => Promise<T>): Promise<T[]> {
    const answers = await Promise.allSettled(SHARDS.map(ask));
    const good = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    if (good.length === 0) for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    return good;
  }

  private run(script: Script, key: string, rest: readonly string[] = []): Promise<unknown> {
    const shard = SHARDS[createHash('sha256').update(key).digest().readUInt8() % SHARDS.length];
    return this.connection.run(script, [`${shard}:entry:${key}`, `${shard}:due`, `${shard}:ends`], [key, ...rest]);
  }
}

function written({ value, version }: WrittenEntry, { ttl, due }: Lifetime): string[] {
  return [value, String(version), String(ttl), due === undefined ? '' : String(due)];
}

function entryIn(reply: unknown): Entry | undefined {
  const [value, version]: unknown[] = Array.isArray(reply) ? reply : [];
  return typeof value === 'string' ? { value, version: Number(version) } : undefined;
}
