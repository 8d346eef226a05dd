import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { text } from 'node:stream/consumers';
import { Agent, request } from 'undici';
import type { Certificate } from '../../src/sandbox/certificate';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Carries one bot's requests to Graph and can stop before and after Graph carries one out. */
export class GraphWire {
  /** Asked for each creation, when it has arrived whole; without an answer the connection ends. */
  onCreation: (carryOut: () => Promise<Answer>, body: string) => Promise<Answer | undefined> = (carryOut) => carryOut();
  /** Creations that the bot has asked for. */
  creations = 0;
  /** Reads since the beginning. */
  reads = 0;

  private constructor(
    private readonly server: Server,
    private readonly http: Agent,
    private readonly graphUrl: string,
  ) {
    server.on('request', (incoming, outgoing) => void this.carry(incoming, outgoing));
  }

  static async to(graphUrl: string, { key, cert }: Certificate): Promise<GraphWire> {
    const wire = new GraphWire(createServer({ key, cert }), new Agent({ connect: { ca: cert } }), graphUrl);
    await once(wire.server.listen(0, 'localhost'), 'listening');
    return wire;
  }

  get url(): string {
    const address = this.server.address();
    return `https://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
    await this.http.close();
  }

  private async carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await text(incoming);
    const carryOut = () => this.carryOut(incoming, body);
    if (incoming.method === 'GET') this.reads++;
    if (incoming.method === 'POST') this.creations++;
    const answer = incoming.method === 'POST' ? await this.onCreation(carryOut, body) : await carryOut();
    if (!answer) return void outgoing.destroy();
    outgoing.writeHead(answer.status, answer.headers);
    outgoing.end(answer.body);
  }

  private async carryOut({ method, url, headers }: IncomingMessage, body: string): Promise<Answer> {
    const answer = await request(`${this.graphUrl}${url}`, {
      dispatcher: this.http,
      method: method === 'POST' || method === 'PATCH' || method === 'DELETE' ? method : 'GET',
      headers: {
        authorization: headers.authorization,
        'content-type': headers['content-type'],
        prefer: headers.prefer,
      },
      body: body || null,
    });
    const type = { 'content-type': String(answer.headers['content-type'] ?? 'text/plain') };
    // Links to further pages lead through here as well.
    const carried = (await answer.body.text()).replaceAll(this.graphUrl, this.url);
    return { status: answer.statusCode, headers: type, body: carried };
  }
}
