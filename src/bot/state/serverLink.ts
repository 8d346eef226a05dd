import type { SingleAddress } from './redisAddress';
import { serverClient } from './redisClients';
import type { Arguments, OnLost, RedisLink, RedisNode } from './redisLink';

/** The connection to the one server of an address. */
export class ServerLink implements RedisLink {
  private readonly server: ReturnType<typeof serverClient>;

  constructor(address: Omit<SingleAddress, 'kind'>, onLost: OnLost) {
    this.server = serverClient(address, onLost);
  }

  connect(): Promise<unknown> {
    return this.server.connect();
  }

  async nodeFor(): Promise<RedisNode> {
    return this.server;
  }

  evalSha(sha: string, options: Arguments): Promise<unknown> {
    return this.server.evalSha(sha, options);
  }

  eval(source: string, options: Arguments): Promise<unknown> {
    return this.server.eval(source, options);
  }

  destroy(): void {
    this.server.destroy();
  }
}
