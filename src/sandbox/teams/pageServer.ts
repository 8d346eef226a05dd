import { Hono } from 'hono';
import { LocalServer } from '../localServer';

/** The http server of the chat page. It listens before there is anything to serve, because everything else needs its port. */
export class PageServer {
  private app = new Hono().all('*', (c) => c.text('The sandbox is starting.', 503));
  private readonly server = new LocalServer((request, bindings) => this.app.fetch(request, bindings));

  /** Port 0 means any free port. Rejects with the error of `listen`, such as EADDRINUSE. */
  start(port: number): Promise<void> {
    return this.server.start(port);
  }

  /** Without a slash at the end; throws before `start`. */
  get url(): string {
    return this.server.url;
  }

  serve(app: Hono): void {
    this.app = app;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
