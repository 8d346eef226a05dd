import type { RedisLink, RedisNode } from './redisLink';
import { PROBE } from './redisScripts';
import { type ServerReport, serverReport } from './serverReport';

/** The servers that have the shards, as they were found: what they can lose, and how many replicas they have had at most. */
export class RedisServers {
  private readonly reports = new Map<string, ServerReport>();
  private readonly replicas = new Map<string, number>();
  /** By shard that is not known to lose anything, since when what was confirmed there is still there. */
  private readonly since = new Map<string, number>();
  private readonly told = new Set<string>();

  /** `tell` gets each warning once. */
  constructor(
    private readonly shards: readonly string[],
    private readonly tell: (warning: string) => void,
  ) {}

  /** Asks each server once; of one that does not answer the worse is believed. */
  async examine(link: RedisLink): Promise<void> {
    const asked = new Map<RedisNode, Promise<ServerReport>>();
    this.since.clear();
    await Promise.allSettled(
      this.shards.map(async (shard) => {
        const node = await link.nodeFor(`${shard}:ready`);
        const asking = asked.get(node) ?? serverReport(node);
        asked.set(node, asking);
        this.note(shard, await asking);
        const { keys, values } = probeOf(shard);
        this.noteSince(shard, await node.eval(PROBE.source, { keys, arguments: values }));
      }),
    );
  }

  /** How many replicas must have a write to this key before it counts. */
  replicasFor(key: string): number {
    const report = this.reports.get(this.shards.find((shard) => key.startsWith(`${shard}:`)) ?? '');
    return report ? (this.replicas.get(report.id) ?? 0) : 0;
  }

  /** What a probe of the shard has answered: a server that was emptied remembers only since then. */
  noteSince(shard: string, answer: unknown): void {
    if (this.reports.get(shard)?.canLose === false) this.since.set(shard, Number(answer));
  }

  /** Whether something that was confirmed then, or later, may be gone. */
  mayHaveLost(since: number): boolean {
    return this.shards.some((shard) => !(since >= (this.since.get(shard) ?? Number.POSITIVE_INFINITY)));
  }

  /** A replica that is away is still waited for: only another server, or the same one after a new start, is counted anew. */
  private note(shard: string, report: ServerReport): void {
    this.reports.set(shard, report);
    this.replicas.set(report.id, Math.max(report.replicas, this.replicas.get(report.id) ?? 0));
    for (const warning of report.warnings) {
      if (!this.told.has(warning)) this.tell(warning);
      this.told.add(warning);
    }
  }
}

/** Milliseconds for which a server knows since when it remembers; longer than any entry is kept. */
const REMEMBERED = 30 * 24 * 60 * 60 * 1000;

/** What the probe of a shard is given. */
export function probeOf(shard: string): { readonly keys: string[]; readonly values: string[] } {
  return { keys: [`${shard}:ready`, `${shard}:since`], values: [String(REMEMBERED)] };
}
