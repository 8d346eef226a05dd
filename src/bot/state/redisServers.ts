import type { RedisLink, RedisNode } from './redisLink';
import { type ServerReport, serverReport } from './serverReport';

/** The servers that have the shards, as they were found: what they can lose, and how many replicas they have had at most. */
export class RedisServers {
  private readonly reports = new Map<string, ServerReport>();
  private readonly replicas = new Map<string, number>();
  private readonly told = new Set<string>();

  /** `tell` gets each warning once. */
  constructor(
    private readonly shards: readonly string[],
    private readonly tell: (warning: string) => void,
  ) {}

  /** Asks each server once; one that does not answer stays what it was. */
  async examine(link: RedisLink): Promise<void> {
    const asked = new Map<RedisNode, Promise<ServerReport>>();
    await Promise.allSettled(
      this.shards.map(async (shard) => {
        const node = await link.nodeFor(`${shard}:ready`);
        const asking = asked.get(node) ?? serverReport(node);
        asked.set(node, asking);
        this.note(shard, await asking);
      }),
    );
  }

  /** How many replicas must have a write to this key before it counts. */
  replicasFor(key: string): number {
    const report = this.reports.get(this.shards.find((shard) => key.startsWith(`${shard}:`)) ?? '');
    return report ? (this.replicas.get(report.id) ?? 0) : 0;
  }

  /** Whether any of them may, as far as they have said. */
  get canLose(): boolean {
    return this.shards.some((shard) => this.reports.get(shard)?.canLose ?? true);
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
