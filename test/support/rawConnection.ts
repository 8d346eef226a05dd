import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test writes what it likes, as slowly as it likes. */
export class RawConnection {
  /** All that was answered so far. */
  received = '';
  readonly closed: Promise<unknown>;

  private constructor(private readonly socket: Socket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        this.received += data;
      });
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const connection = new RawConnection(socket);
    await once(socket, 'connect');
    return connection;
  }

  write(text: string): void {
    this.socket.write(text);
  }

  /** One character of the text each so many milliseconds, until it is all there or the connection is closed. */
  async dribble(text: string, every: number): Promise<void> {
    for (const character of text) {
      if (this.socket.destroyed) return;
      this.socket.write(character);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }

  /** Resolves when something was answered or the connection is closed. */
  async answered(): Promise<string> {
    if (this.received === '') await Promise.race([once(this.socket, 'data'), this.closed]);
    return this.received;
  }

  close(): void {
    this.socket.destroy();
  }
}

/** The head of a POST to the bot, whose body is still to come. */
export function headOf(authorization: string, length = 100): string {
  const lines = ['host: localhost', 'content-type: application/json', `content-length: ${length}`];
  return ['POST /api/messages HTTP/1.1', ...lines, `authorization: ${authorization}`, '', ''].join('\r\n');
}
