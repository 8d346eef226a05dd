import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createLocalServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import type { Certificate } from './certificate';
import { isOwnRequest } from './ownRequests';

type Fetch = Parameters<typeof getRequestListener>[0];

const FOREIGN = 'The sandbox answers to pages and programs of this machine alone, at localhost.\n';

/** Serves the `fetch` of a Hono app on this machine only: over https where there is a certificate, else over http. */
export class LocalServer {
  private readonly server: Server;
  private readonly scheme: string;

  /** `isLetIn` looks at each request before anything else does. */
  constructor(fetch: Fetch, certificate?: Certificate, isLetIn: (request: Request) => boolean = isOwnRequest) {
    const own: Fetch = (request, bindings) =>
      isLetIn(request) ? fetch(request, bindings) : new Response(FOREIGN, { status: 403 });
    const listener = getRequestListener(own, { overrideGlobalObjects: false });
    this.server = certificate ? createLocalServer({ ...certificate }, listener) : createHttpServer(listener);
    this.scheme = certificate ? 'https' : 'http';
  }

  /** Port 0 means any free port. Rejects with the error of `listen`, such as EADDRINUSE. */
  start(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  /** Without a slash at the end; throws before `start`. */
  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no address before start().');
    return `${this.scheme}://localhost:${address.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}
