import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { isJson, type Json, objectIn, parsed, textIn } from '../../../../src/sandbox/teams/json';

export interface Received extends Json {
  type: string;
  id: string;
  conversation: Json;
  /** Of the channel's token; empty when the token was not to be trusted. */
  claims: JWTPayload;
  headers: IncomingMessage['headers'];
}

export interface Reply {
  status?: number;
  body?: unknown;
  /** How long the bot takes. */
  afterMs?: number;
}

type Answer = (received: Received) => Reply | Promise<Reply>;

/** A bot without any SDK: believes only what the channel signed, answers as it is told, serves two sign-in pages. */
export class FakeBot {
  readonly received: Received[] = [];
  answer: Answer = () => ({});
  /** By path, such as `/auth/start`. */
  pages: Record<string, (request: URL, response: ServerResponse) => void> = {};
  metadataUrl = '';
  appId = '';
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<void> {
    this.server.listen(0, 'localhost');
    await once(this.server, 'listening');
  }

  get url(): string {
    const address = this.server.address();
    return `http://localhost:${isJson(address) ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  /** Messages and invokes, without what adding the bot to chats sends. */
  get told(): Received[] {
    return this.received.filter(({ type }) => type === 'message' || type === 'invoke');
  }

  get lastTold(): Received {
    const last = this.told.at(-1);
    if (!last) throw new Error('The bot has heard nothing.');
    return last;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const page = this.pages[url.pathname];
    if (page) return page(url, response);
    const activity = parsed(await textOf(request));
    const claims = await this.claims(request, activity).catch(() => undefined);
    if (!claims || !isJson(activity)) {
      response.statusCode = 401;
      response.end();
      return;
    }
    const { type, id } = { type: textIn(activity, 'type') ?? '', id: textIn(activity, 'id') ?? '' };
    const conversation = objectIn(activity, 'conversation');
    const received = { ...activity, type, id, conversation, claims, headers: request.headers };
    this.received.push(received);
    const { status = 200, body, afterMs = 0 } = await this.answer(received);
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    }, afterMs).unref();
  }

  private async claims(request: IncomingMessage, activity: unknown): Promise<JWTPayload> {
    const metadata: unknown = await (await fetch(this.metadataUrl)).json();
    const keys = createRemoteJWKSet(new URL(textIn(metadata, 'jwks_uri') ?? ''));
    const issuer = textIn(metadata, 'issuer') ?? '';
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const { payload } = await jwtVerify(token, keys, { issuer, audience: this.appId, algorithms: ['RS256'] });
    if (payload.serviceurl !== textIn(activity, 'serviceUrl')) throw new Error('The token is for another service URL.');
    return payload;
  }
}
