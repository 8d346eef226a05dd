import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { newCertificate } from '../../src/sandbox/certificate';
import { addWitness, indented, type Witness } from './failures/witness';
import { KEYS } from './keys';
import { textOf } from './seen';
import { inSeconds, Signer } from './signer';

export const APP = 'b0a7d00d-0000-4000-8000-000000000001';
export const TENANT = '84841066-274d-4ec0-a5c1-276be684bdd3';
export const ALEX = 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418';
export const ISSUER = 'https://api.botframework.com';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
}

/** An address that leads its callers on to another one. */
export interface Redirect {
  readonly of: 'metadata' | 'keys' | 'connector' | 'tokens' | 'graph';
  readonly status: number;
  readonly location: string;
}

/**
 * As much of the channel, the connector, Entra and Graph as a bot's door needs. Unlike the sandbox it lets a test hold
 * the keys, count every call, and make the keys' address fail.
 */
export class Microsoft implements Witness {
  ended = false;
  /** The app's; nobody may print it. */
  readonly secret = 'canary-secret-of-the-door-tests';
  /** Calls at any address that is not the channel's own: what the bot sends to a connector, or to anybody else. */
  sent: ReceivedRequest[] = [];
  tokenRequests: URLSearchParams[] = [];
  graphRequests: ReceivedRequest[] = [];
  /** Connections to Entra and Graph, even those that end before a request because the certificate is not trusted. */
  connections = 0;
  keyFetches = 0;
  /** `mute`: not even the channel's metadata, which names the keys' address, comes. */
  keys: 'served' | 'down' | 'hanging' | 'mute' = 'served';
  /** Where the channel's metadata say that its keys are, when that is another place. */
  keysAt: string | undefined;
  /** What Entra answers, with 400, to requests for tokens, by their grant type. */
  refusals: Record<string, object> = {};
  /** The same for single people, by object id, to what is asked on their behalf. */
  readonly refusalsOf = new Map<string, object>();
  /** The same with another status, or for some times only. */
  refusing = { status: 400, times: Number.POSITIVE_INFINITY };
  /** The token that the code of a sign-in page brings. */
  ofCode: string | undefined;
  /** The token that comes without a window, in place of an older one. */
  ofRefresh: string | undefined;
  redirect: Redirect | undefined;
  private before = 0;
  /** Until then neither the connector nor Graph answers. */
  held: Promise<void> | undefined;

  private constructor(
    private readonly http: Server,
    private readonly https: Server,
    readonly cert: string,
    readonly channel: Signer,
    readonly unendorsed: Signer,
    readonly entra: Signer,
  ) {
    http.on('request', handler(this.onChannel.bind(this)));
    https.on('request', handler(this.onEntra.bind(this)));
    https.on('connection', () => this.connections++);
  }

  static async start(): Promise<Microsoft> {
    const { key, cert } = await newCertificate();
    const [http, https] = [createServer(), createSecureServer({ key, cert })];
    const microsoft = new Microsoft(
      http,
      https,
      cert,
      await Signer.make('channel-1', { endorsements: ['msteams', 'webchat'] }, KEYS),
      await Signer.make('channel-2', { endorsements: ['webchat'] }, KEYS),
      await Signer.make('entra-1', {}, KEYS),
    );
    for (const server of [http, https]) await once(server.listen(0, 'localhost'), 'listening');
    addWitness(microsoft);
    return microsoft;
  }

  async stop(): Promise<void> {
    for (const server of [this.http, this.https]) {
      server.closeAllConnections();
      await once(server.close(), 'close');
    }
    this.ended = true;
  }

  begin(): void {
    this.before = this.sent.length;
  }

  /** What the bot sent last, for a test that fails. */
  tell(): string {
    const newest = this.sent.slice(this.before).at(-1);
    if (!newest) return '';
    const { text = '', attachments = [] } = newest.body.startsWith('{') ? JSON.parse(newest.body) : {};
    const shown = [text, ...attachments.map(({ content }: { content?: unknown }) => textOf(content))];
    return `The bot last sent, by ${newest.method}:\n${indented(shown.filter(Boolean).join('\n') || newest.url)}`;
  }

  /** Begins to count anew, serves the keys, and neither refuses nor redirects nor holds anything. */
  forget(): void {
    [this.refusals, this.ofCode, this.redirect] = [{}, undefined, undefined];
    this.ofRefresh = undefined;
    this.refusing = { status: 400, times: Number.POSITIVE_INFINITY };
    this.refusalsOf.clear();
    [this.held, this.keysAt] = [undefined, undefined];
    [this.sent, this.tokenRequests, this.graphRequests] = [[], [], []];
    [this.connections, this.keyFetches, this.keys] = [0, 0, 'served'];
  }

  get url(): string {
    return `http://localhost:${portOf(this.http)}`;
  }

  get secureUrl(): string {
    return `https://localhost:${portOf(this.https)}`;
  }

  get serviceUrl(): string {
    return `${this.url}/connector/emea/`;
  }

  /** A bot's environment that finds everything here. */
  get environment(): Record<string, string> {
    return {
      PUBLIC_URL: 'https://muster.contoso.example',
      MicrosoftAppId: APP,
      MicrosoftAppPassword: this.secret,
      MicrosoftAppTenantId: TENANT,
      GRAPH_URL: this.secureUrl,
      ENTRA_URL: this.secureUrl,
      BOT_OPENID_METADATA_URL: `${this.url}/channel/metadata`,
      CONNECTOR_URLS: `${this.url}/connector/`,
      LOG_LEVEL: 'trace',
    };
  }

  /** What the channel says of itself in a token. */
  get channelClaims(): Record<string, unknown> {
    return { iss: ISSUER, aud: APP, serviceurl: this.serviceUrl, exp: inSeconds(3600) };
  }

  channelToken(changes: Record<string, unknown> = {}): Promise<string> {
    return this.channel.sign({ ...this.channelClaims, ...changes });
  }

  /** What stands in the token that Teams gives for a person. */
  get personClaims(): Record<string, unknown> {
    const iss = `https://login.microsoftonline.com/${TENANT}/v2.0`;
    const [scp, preferred_username] = ['access_as_user', 'alex@contoso.example'];
    return { iss, aud: APP, tid: TENANT, oid: ALEX, scp, preferred_username, exp: inSeconds(3600) };
  }

  personToken(changes: Record<string, unknown> = {}): Promise<string> {
    return this.entra.sign({ ...this.personClaims, ...changes });
  }

  private async onChannel(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/channel/metadata') {
      if (this.redirects('metadata', response)) return;
      if (this.keys !== 'mute') sendJson(response, { jwks_uri: this.keysAt ?? `${this.url}/channel/keys` });
      return;
    }
    if (request.url !== '/channel/keys') {
      this.sent.push(await heard(request));
      await this.held;
      if (this.redirects('connector', response)) return;
      return sendJson(response, { id: `posted-${this.sent.length}` });
    }
    this.keyFetches++;
    if (this.redirects('keys', response)) return;
    if (this.keys === 'down') sendJson(response, {}, 503);
    if (this.keys === 'served') sendJson(response, { keys: [this.channel.jwk, this.unendorsed.jwk] });
  }

  private async onEntra(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = `${this.secureUrl}/${TENANT}`;
    if (request.url === `/${TENANT}/discovery/v2.0/keys`) return sendJson(response, { keys: [this.entra.jwk] });
    if (request.url === `/${TENANT}/v2.0/.well-known/openid-configuration`)
      return sendJson(response, {
        issuer: `${url}/v2.0`,
        authorization_endpoint: `${url}/oauth2/v2.0/authorize`,
        token_endpoint: `${url}/oauth2/v2.0/token`,
        jwks_uri: `${url}/discovery/v2.0/keys`,
      });
    if (request.url?.startsWith(`/${TENANT}/oauth2/v2.0/token`)) {
      const asked = new URLSearchParams(await text(request));
      this.tokenRequests.push(asked);
      if (this.redirects('tokens', response)) return;
      const refusal = this.refusalsOf.get(personIn(asked)) ?? this.refusals[asked.get('grant_type') ?? ''];
      if (refusal && this.refusing.times-- > 0) return sendJson(response, refusal, this.refusing.status);
      const ofCode = asked.get('grant_type') === 'authorization_code' ? this.ofCode : undefined;
      const given = ofCode ?? (asked.get('grant_type') === 'refresh_token' ? this.ofRefresh : undefined);
      const refresh_token = given && 'canary-refresh-token';
      const access_token = given ?? `access-${APP}`;
      return sendJson(response, { token_type: 'Bearer', expires_in: 3600, access_token, refresh_token });
    }
    const call = await heard(request);
    this.graphRequests.push(call);
    await this.held;
    if (this.redirects('graph', response)) return;
    if (call.method === 'POST') sendJson(response, { ...JSON.parse(call.body), id: 'new-object' }, 201);
    else sendJson(response, { value: [] });
  }

  private redirects(of: Redirect['of'], response: ServerResponse): boolean {
    if (this.redirect?.of !== of) return false;
    response.writeHead(this.redirect.status, { location: this.redirect.location });
    response.end();
    return true;
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function handler(handle: Handler): RequestListener {
  return (request, response) => void handle(request, response);
}

async function heard(request: IncomingMessage): Promise<ReceivedRequest> {
  const { method = '', url = '', headers } = request;
  return { method, url, authorization: headers.authorization ?? '', body: await text(request) };
}

/** In two steps: restify replaces `writeHead` for the whole process by one that returns nothing. */
function sendJson(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** The object id in the assertion of a request on behalf of somebody. */
function personIn(asked: URLSearchParams): string {
  const [, claims = ''] = asked.get('assertion')?.split('.') ?? [];
  return claims === '' ? '' : String(JSON.parse(Buffer.from(claims, 'base64url').toString()).oid);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
