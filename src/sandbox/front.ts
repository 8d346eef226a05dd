import type { Hono } from 'hono';
import type { Certificate } from './certificate';
import { type CloudNow, servedHosts } from './clouds';
import { LocalServer } from './localServer';

type Fetch = ConstructorParameters<typeof LocalServer>[0];

/** What stands behind the names of a cloud. */
export interface Behind {
  readonly entra: Fetch;
  readonly graph: Fetch;
  /** The channel's metadata and keys, as they are under its host. */
  readonly channel: Hono;
  readonly connector: Hono;
  /** The Bot Framework's token service, where there is one. */
  readonly tokens?: Hono;
}

/** Answers under the true names of the cloud, with a certificate for them. Only the proxy leads here. */
export class Front {
  private readonly server: LocalServer;

  constructor(
    private readonly cloud: CloudNow,
    private readonly parts: Behind,
    certificate: Certificate,
  ) {
    this.server = new LocalServer(
      (request, bindings) => {
        const fetch = this.behind(new URL(request.url).hostname, parts);
        return fetch ? fetch(request, bindings) : new Response('There is no such host.\n', { status: 421 });
      },
      certificate,
      () => true,
    );
  }

  start(): Promise<void> {
    return this.server.start(0);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** Where this host is; undefined for one that is not of the cloud. */
  portOf(host: string): number | undefined {
    return this.hosts.includes(host) ? this.port : undefined;
  }

  get port(): number {
    return Number(new URL(this.server.url).port);
  }

  /** Every host that is answered here. */
  get hosts(): string[] {
    const cloud = this.cloud();
    return [...servedHosts(cloud), ...(this.parts.tokens ? [new URL(cloud.botFramework).hostname] : [])];
  }

  private behind(host: string, { entra, graph, channel, connector, tokens }: Behind): Fetch | undefined {
    const cloud = this.cloud();
    if (`https://${host}` === cloud.entra) return entra;
    if (`https://${host}` === cloud.graph) return graph;
    if (`https://${host}` === cloud.botFramework) return tokens?.fetch;
    if (`https://${host}` === cloud.channel) return channel.fetch;
    return cloud.connectors.includes(`https://${host}`) ? connector.fetch : undefined;
  }
}
