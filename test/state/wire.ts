import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Carries connections to a port, later ones to another if need be, and can let them fall silent as a network does that forgets them. */
export class Wire {
  private readonly ends: [Socket, Socket][] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private target: number,
  ) {}

  static async to(port: number): Promise<Wire> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const wire = new Wire(server, typeof address === 'object' && address ? address.port : 0, port);
    server.on('connection', (near) => wire.join(near, connect(wire.target, '127.0.0.1')));
    return wire;
  }

  /** Connections that there are stay where they are. */
  leadTo(port: number): void {
    this.target = port;
  }

  /** Nothing more comes through, in either direction, and nobody is told. Later connections are carried as before. */
  fallSilent(): void {
    for (const [near, far] of this.ends) {
      near.unpipe(far).resume();
      far.unpipe(near).resume();
    }
  }

  async close(): Promise<void> {
    for (const end of this.ends.flat()) end.destroy();
    await once(this.server.close(), 'close');
  }

  private join(near: Socket, far: Socket): void {
    this.ends.push([near, far]);
    for (const end of [near, far]) end.on('error', () => undefined);
    near.pipe(far).pipe(near);
  }
}
