import type { ClusterAddress } from './redisAddress';
import { clusterClient } from './redisClients';
import type { Arguments, RedisLink, RedisNode } from './redisLink';

/**
 * A cluster's client, which looks after its nodes itself: a lost one comes back, or another takes its place. Destroyed while
 * it connects, it would go on and keep connections that nobody can close.
 */
export class ClusterLink implements RedisLink {
  private readonly cluster: ReturnType<typeof clusterClient>;
  private destroyed = false;

  constructor(address: ClusterAddress) {
    this.cluster = clusterClient(address, () => this.destroyed);
  }

  async connect(): Promise<void> {
    try {
      await this.cluster.connect();
    } finally {
      if (this.destroyed) this.cluster.destroy();
    }
  }

  nodeFor(key: string): Promise<RedisNode> {
    return this.cluster._slots.getClientForKey(key, false);
  }

  evalSha(sha: string, options: Arguments): Promise<unknown> {
    return this.cluster.evalSha(sha, options);
  }

  eval(source: string, options: Arguments): Promise<unknown> {
    return this.cluster.eval(source, options);
  }

  destroy(): void {
    this.destroyed = true;
    this.cluster.destroy();
  }
}
