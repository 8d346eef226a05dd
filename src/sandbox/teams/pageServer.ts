import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** The http server of the chat page. It listens before there is anything to serve, because everything else needs its port. */
export class PageServer {
  #app = new Hono().all('*', (c) => c.text('The sandbox is starting.', 503));
  readonly #server = createServer(
    getRequestListener((request, bindings) => this.#app.fetch(request, bindings), { overrideGlobalObjects: false }),
  );

  /** Port 0 means any free port. Rejects with the error of `listen`, such as EADDRINUSE. */
  start(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, 'localhost', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  /** Without a slash at the end; throws before `start`. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no address before start().');
    return `http://localhost:${address.port}`;
  }

  serve(app: Hono): void {
    this.#app = app;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
