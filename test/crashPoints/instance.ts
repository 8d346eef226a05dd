import type { ValueSeal } from '../../src/bot/state/valueSeal';
import type { Certificate } from '../../src/sandbox/certificate';
import type { BotProcess } from '../support/botProcess';
import { GraphWire } from './graphWire';
import { StoreWire } from './storeWire';

/** What a bot meets, and how one is started. */
interface Fixture {
  readonly redis: { readonly port: number };
  readonly graph: { readonly url: string };
  readonly certificate: Certificate;
  readonly seal: ValueSeal;
  startBot(changes: Record<string, string>): Promise<BotProcess>;
}

/** A bot of its own process, and the wires to Redis and Graph on which it can be stopped. */
export class Instance {
  private constructor(
    readonly bot: BotProcess,
    readonly store: StoreWire,
    readonly graph: GraphWire,
  ) {}

  static async start(fixture: Fixture): Promise<Instance> {
    const store = await StoreWire.to(fixture.redis.port, fixture.seal);
    const graph = await GraphWire.to(fixture.graph.url, fixture.certificate);
    const changes = { STATE_URL: `redis://127.0.0.1:${store.port}`, GRAPH_URL: graph.url };
    return new Instance(await fixture.startBot(changes), store, graph);
  }

  kill(): void {
    this.bot.signal('SIGKILL');
  }

  async stop(): Promise<void> {
    this.bot.signal('SIGCONT');
    await this.bot.stop();
    await Promise.all([this.store.close(), this.graph.close()]);
  }
}
