import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** Where a host and port are, for whoever may go there. */
export type Destination = (host: string) => number | undefined;

/**
 * The only way out of a company's network: `CONNECT` for the hosts that it knows, and nothing else. Everything that it
 * leads to is on this machine.
 */
export class ConnectProxy {
  private readonly server: Server;
  private readonly tunnels = new Set<Duplex>();
  /** Tunnels opened so far. */
  connects = 0;

  constructor(private readonly portOf: Destination) {
    this.server = createServer((_request, response) => response.writeHead(405).end('Only CONNECT is let through.\n'));
    this.server.on('connect', (request, socket) => this.open(request, socket));
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => resolve());
    });
  }

  /** Throws before `start`. */
  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no address before start().');
    return `http://localhost:${address.port}`;
  }

  stop(): Promise<void> {
    for (const tunnel of this.tunnels) tunnel.destroy();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private open(request: IncomingMessage, socket: Duplex): void {
    const [host = ''] = (request.url ?? '').split(':');
    const port = this.portOf(host);
    if (port === undefined) {
      console.error(`The proxy was asked for ${request.url}, which it does not know.`);
      return void socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    }
    const beyond = connect(port, '127.0.0.1', () => {
      this.connects += 1;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      beyond.pipe(socket).pipe(beyond);
    });
    for (const end of [socket, beyond]) {
      this.tunnels.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        this.tunnels.delete(end);
        socket.destroy();
        beyond.destroy();
      });
    }
  }
}
