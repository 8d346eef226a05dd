import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { createClient } from '@redis/client';
import { Agent, request } from 'undici';
import { Lanes } from '../../src/bot/creation/lanes';
import { ValueSeal } from '../../src/bot/state/valueSeal';
import { type Certificate, newCertificate } from '../../src/sandbox/certificate';
import { Entra } from '../../src/sandbox/entra/entra';
import { Graph } from '../../src/sandbox/graph/graph';
import { Activities } from '../../src/sandbox/teams/activities';
import { ChannelKeys } from '../../src/sandbox/teams/channelKeys';
import { botEnvironment } from '../../src/sandbox/teams/environment';
import { contoso, newApp, type Tenant, type User } from '../../src/sandbox/tenant';
import { RedisServer } from '../state/redisServer';
import { BotProcess } from '../support/botProcess';
import { Instance } from './instance';

/** Opens what the bots keep, for tests to look into. */
const FORM_KEYS = 'a-key-of-the-tests-of-at-least-32-characters';

/** Seconds until a creation may be sent again of which there is no trace. */
const SETTLE = '2';

/** What the bot posted to the connector, or put in the place of a message. */
export interface Posted {
  readonly method: string;
  readonly url: string;
  readonly activity: { readonly replyToId?: string; readonly attachments?: readonly { readonly content: object }[] };
}

/** As much of a page of the ledger as tests look at. */
export interface Left {
  readonly state: string;
  readonly posts?: number;
  readonly unsure?: boolean;
  readonly lease?: number;
}

/** Redis, the sandbox's Entra and Graph, and a channel, around bots that may be killed. */
export class CrashFixture {
  readonly posted: Posted[] = [];
  readonly seal = new ValueSeal([FORM_KEYS]);
  private readonly app = newApp();
  private readonly keys = new ChannelKeys();
  private readonly instances: Instance[] = [];
  private readonly starts = new Lanes(2);

  private constructor(
    readonly tenant: Tenant,
    /** By person, the permissions that they do not consent to. */
    readonly refused: ReadonlyMap<string, string[]>,
    readonly redis: RedisServer,
    readonly certificate: Certificate,
    private readonly channel: Server,
    /** Calls Graph itself, past every bot. */
    private readonly http: Agent,
  ) {
    this.entries = createClient({ url: `redis://127.0.0.1:${redis.port}` });
    channel.on('request', (incoming, outgoing) => void this.onChannel(incoming, outgoing));
    const entra = { tenant, app: this.app, certificate, redirectUri: `${this.page}/auth/end`, authorizeUrl: this.page };
    this.entra = new Entra(entra);
    this.graph = new Graph({ tenant, entra: this.entra, certificate });
  }

  readonly entra: Entra;
  readonly graph: Graph;
  /** Looks into Redis itself, past every bot. */
  private readonly entries: ReturnType<typeof createClient>;

  /** `settings` are those of Redis. */
  static async start(settings: readonly string[]): Promise<CrashFixture> {
    const certificate = await newCertificate();
    const channel = createServer();
    await once(channel.listen(0, 'localhost'), 'listening');
    // Each person's refusals of consent can be changed while the world goes on.
    const users = contoso.users.map((user) => ({ ...user, withoutConsentTo: [...user.withoutConsentTo] }));
    const consents = new Map(users.map(({ id, withoutConsentTo }) => [id, withoutConsentTo]));
    const http = new Agent({ connect: { ca: certificate.cert } });
    const tenant = { ...contoso, users };
    const world = new CrashFixture(tenant, consents, await RedisServer.start(settings), certificate, channel, http);
    await Promise.all([world.entra.start(0), world.graph.start(0), world.entries.connect()]);
    return world;
  }

  async stop(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.stop()));
    this.entries.destroy();
    this.channel.closeAllConnections();
    await once(this.channel.close(), 'close');
    await Promise.all([this.entra.stop(), this.graph.stop(), this.redis.stop(), this.http.close()]);
  }

  /** Another bot, between which and Redis and Graph a test can step. Few start at once: that is what takes long. */
  async instance(): Promise<Instance> {
    const instance = await this.starts.run('', () => Instance.start(this));
    this.instances.push(instance);
    return instance;
  }

  get page(): string {
    const address = this.channel.address();
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  }

  get serviceUrl(): string {
    return `${this.page}/connector/emea/`;
  }

  get activities(): Activities {
    return new Activities(this.tenant, { id: `28:${this.app.id}`, name: 'Muster' }, () => this.serviceUrl);
  }

  startBot(changes: Record<string, string>): Promise<BotProcess> {
    const addresses = {
      page: this.page,
      graph: this.graph.url,
      entra: this.entra.url,
      botPort: 0,
      certificateFile: '',
    };
    const proof = { MicrosoftAppPassword: this.app.secret, MicrosoftAppType: 'SingleTenant' };
    const credential = { app: this.app, environment: proof };
    const own = { SETTLE_SECONDS: SETTLE, FORM_KEYS };
    const environment = { ...botEnvironment(this.tenant, credential, addresses, 'trace'), ...own };
    const channelToken = () => this.keys.token(this.app.id, this.serviceUrl);
    return BotProcess.start({ environment, cert: this.certificate.cert, channelToken }, changes);
  }

  /** How many objects of this name there are in Graph. */
  async count(user: User, name: string, collection: string): Promise<number> {
    const authorization = `Bearer ${await this.entra.graphToken(user)}`;
    const answer = await request(`${this.graph.url}/v1.0${collection}?$top=999`, {
      dispatcher: this.http,
      headers: { authorization },
    });
    const { value }: { value: { displayName?: string; title?: string }[] } = JSON.parse(await answer.body.text());
    return value.filter(({ displayName, title }) => displayName === name || title === name).length;
  }

  /** What the ledger has written down of this person's only form. */
  async left(user: User): Promise<Left | undefined> {
    const key = await this.keyOf(user);
    const page = key && (await this.entries.hGet(key, 'value'));
    return page ? JSON.parse(this.seal.open(nameOf(key), page) ?? '') : undefined;
  }

  /** As a Redis does that fails over to a replica which had not heard of it. */
  async lose(user: User): Promise<void> {
    await this.entries.del(await this.keyOf(user));
  }

  private async keyOf(user: User): Promise<string> {
    const [key = ''] = await this.entries.keys(`*:create:${this.tenant.id}:${user.id}:*`);
    return key;
  }

  private async onChannel(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url = '' } = incoming;
    const answer = (body: object) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(body));
    };
    if (url.startsWith('/channel/v1/.well-known')) return answer(this.keys.metadata(`${this.page}/channel/keys`));
    if (url === '/channel/keys') return answer(await this.keys.keySet());
    // Whose account a window is to open with: nobody is told here.
    if (method === 'GET') return answer({});
    const activity = await json(incoming);
    this.posted.push(JSON.parse(JSON.stringify({ method, url, activity })));
    answer({ id: method === 'PUT' ? url.split('/').at(-1) : `1:${this.posted.length}` });
  }
}

/** Of an entry, without what Redis has before it. */
function nameOf(key: string): string {
  return key.slice(key.indexOf('create:'));
}
