import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** Whoever audit lines are sent to. */
export class AuditReceiver {
  /** Every line that came, those among it that were not taken. */
  readonly came: Record<string, unknown>[] = [];
  readonly keys: unknown[] = [];
  /** How the next lines are answered; when all have been, with 204. `hang` answers nobody. */
  answers: (number | 'hang')[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.take(request, response));
  }

  static async start(): Promise<AuditReceiver> {
    const server = createServer();
    await once(server.listen(0, 'localhost'), 'listening');
    return new AuditReceiver(server);
  }

  get url(): string {
    const address = this.server.address();
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}/audit?key=a-key-of-the-receiver`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.came.push(JSON.parse(await text(request)));
    this.keys.push(request.headers['idempotency-key']);
    const answer = this.answers.shift() ?? 204;
    if (answer === 'hang') return;
    response.statusCode = answer;
    response.end();
  }
}
