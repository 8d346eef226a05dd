import type { Host, SentinelAddress } from './redisAddress';
import { lastingClient, serverClient } from './redisClients';
import type { Arguments, OnLost, RedisLink, RedisNode } from './redisLink';

/**
 * The server that the sentinels name, as long as they name it. The client's own way with sentinels can neither be given up
 * nor replaced while that server hangs.
 */
export class SentinelLink implements RedisLink {
  private readonly sentinels: ReturnType<typeof lastingClient>[];
  private server: ReturnType<typeof serverClient> | undefined;
  private destroyed = false;

  constructor(
    private readonly address: SentinelAddress,
    private readonly onLost: OnLost,
  ) {
    const { tls, sentinelPassword } = address;
    const access = { tls, ...(sentinelPassword !== undefined && { password: sentinelPassword }) };
    this.sentinels = address.sentinels.map((host) => lastingClient({ ...access, ...host }));
  }

  async connect(): Promise<void> {
    const { host, port } = await Promise.any(this.sentinels.map((sentinel) => this.ask(sentinel)));
    if (this.destroyed) return;
    this.server = serverClient({ ...this.address, host, port }, this.onLost);
    await this.server.connect();
  }

  async nodeFor(): Promise<RedisNode> {
    return this.connected();
  }

  async evalSha(sha: string, options: Arguments): Promise<unknown> {
    return this.connected().evalSha(sha, options);
  }

  async eval(source: string, options: Arguments): Promise<unknown> {
    return this.connected().eval(source, options);
  }

  destroy(): void {
    this.destroyed = true;
    for (const client of [...this.sentinels, this.server]) client?.destroy();
  }

  private connected(): ReturnType<typeof serverClient> {
    if (!this.server) throw new Error('The sentinels have named no server yet.');
    return this.server;
  }

  private async ask(sentinel: ReturnType<typeof lastingClient>): Promise<Host> {
    const { name } = this.address;
    await sentinel.connect();
    await sentinel.subscribe('+switch-master', (message) => {
      if (message.startsWith(`${name} `)) this.onLost(new Error('The sentinels have named another server.'));
    });
    const answer = await sentinel.sendCommand(['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name]);
    if (!Array.isArray(answer)) throw new Error(`The sentinels know no server called “${name}”.`);
    const [host, port]: unknown[] = answer;
    return { host: String(host), port: Number(port) };
  }
}
