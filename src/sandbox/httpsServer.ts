import { createServer, type Server } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import type { Certificate } from './certificate';

type Fetch = Parameters<typeof getRequestListener>[0];

/** Serves the `fetch` of a Hono app over https on this machine only. */
export class HttpsServer {
  readonly #server: Server;

  constructor(fetch: Fetch, certificate: Certificate) {
    this.#server = createServer({ key: certificate.key, cert: certificate.cert }, getRequestListener(fetch));
  }

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
    return `https://localhost:${address.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
