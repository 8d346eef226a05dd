import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { within } from './within';

/** Milliseconds from the beginning of the end. Whoever runs the bot should grant it 20 seconds. */
const BOUNDS = {
  /** For so long at most new connections are taken, so that a load balancer has time to look elsewhere. */
  accepting: 5_000,
  finishing: 17_000,
};

/**
 * Lets a server end without failing anybody: while something is under way it goes on, but says `Connection: close` in
 * every answer; what takes too long is cut.
 */
export class Drain {
  private readonly open = new Set<ServerResponse>();
  private ending: Promise<void> | undefined;

  constructor(
    private readonly server: Server,
    /** Resolves when all work is done that outlives its request. */
    private readonly idle: () => Promise<void>,
    private readonly bounds = BOUNDS,
  ) {
    for (const event of ['request', 'checkContinue'])
      server.prependListener(event, (_request: IncomingMessage, response: ServerResponse) => this.watch(response));
  }

  get hasBegun(): boolean {
    return this.ending !== undefined;
  }

  /** However often it is asked for, there is one end. */
  end(): Promise<void> {
    this.ending ??= this.begin();
    return this.ending;
  }

  private async begin(): Promise<void> {
    const began = performance.now();
    for (const response of this.open) sayClose(response);
    this.server.closeIdleConnections();
    const done = this.done();
    await within(this.bounds.accepting, done);
    this.server.close();
    this.server.closeIdleConnections();
    await within(this.bounds.finishing - (performance.now() - began), done);
    this.server.closeAllConnections();
  }

  private watch(response: ServerResponse): void {
    this.open.add(response);
    response.once('close', () => this.open.delete(response));
    if (this.hasBegun) sayClose(response);
  }

  private async done(): Promise<void> {
    do {
      await Promise.all([...this.open].map((response) => new Promise((resolve) => response.once('close', resolve))));
      await this.idle();
    } while (this.open.size > 0);
  }
}

function sayClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
