import type { BotProcess } from '../support/botProcess';
import type { CrashFixture } from './crashFixture';
import { GraphWire } from './graphWire';
import { StoreWire } from './storeWire';

/** A bot of its own process, and the wires to Redis and Graph on which it can be stopped. */
export class Instance {
  private constructor(
    readonly bot: BotProcess,
    readonly store: StoreWire,
    readonly graph: GraphWire,
  ) {}

  static async start(world: CrashFixture): Promise<Instance> {
    const store = await StoreWire.to(world.redis.port);
    const graph = await GraphWire.to(world.graph.url, world.certificate);
    const changes = { STATE_URL: `redis://127.0.0.1:${store.port}`, GRAPH_URL: graph.url };
    return new Instance(await world.startBot(changes), store, graph);
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
