import { join } from 'node:path';
import { Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ClockSwitch, clockApi } from '../clock/clockApi';
import { type CloudNow, publicCloud } from '../clouds';
import type { Exchange } from '../graph/exchanges';
import { type App, type Tenant, type User, userNamed } from '../tenant';
import { trafficApi } from '../traffic/trafficApi';
import { TrafficLog } from '../traffic/trafficLog';
import type { TrafficRecord } from '../traffic/trafficRecord';
import { Activities, type BotAccount } from './activities';
import { changesApi } from './changesApi';
import { Channel } from './channel';
import { ChannelKeys } from './channelKeys';
import { Chats } from './chats';
import { Client } from './client';
import { commandsOf, messageActionsOf } from './commands';
import { ClientConditions } from './conditions';
import { conditionsApi, type Seed } from './conditionsApi';
import { connector } from './connector';
import { botOnly, reported } from './connectorDoor';
import { dialogApi } from './dialogApi';
import { Events } from './events';
import { Extensions } from './extensions';
import { Finder } from './finder';
import { IdleTracker } from './idleTracker';
import { type ConnectorFaults, injectConnectorFault } from './injectConnectorFault';
import type { NetworkSwitch } from './networkSwitch';
import { pageApi } from './pageApi';
import { pageFiles, root } from './pageFiles';
import { Person } from './person';
import { RawActivities } from './rawActivities';
import { relay, relayConnector } from './relay';
import { RelayPeople } from './relayPeople';
import { scripting } from './scripting';
import { SignIn } from './signIn';
import { type FaultRules, type GraphService, type Refusals, standIns } from './standIns';
import { ownLinksOnly } from './strayLinks';
import { TokenExchange } from './tokenExchange';
import { trafficOf } from './traffic';
import { tunnel } from './tunnel';

/** What Teams needs of Entra. */
export interface SignInService {
  pages: Hono;
  refusals: Refusals;
  teamsToken(user: User): Promise<string>;
  graphToken(user: User, scopes?: readonly string[]): Promise<string>;
  /** What the app itself shows the connector. */
  botToken(): Promise<string>;
  verify(token: string, audience: string): Promise<unknown>;
}

export interface TeamsOptions {
  tenant: Tenant;
  app: App;
  entra: SignInService;
  graph: GraphService;
  connectorFaults: ConnectorFaults & FaultRules;
  /** The address under which `routes` are served, without a slash at the end. */
  url: string;
  /** The bot's own address, without a slash at the end. */
  botUrl: string;
  /** A bot that is not Muster: its endpoint and its name. */
  ownBot?: { readonly endpoint: string; readonly name: string } | undefined;
  botEnvironment: () => Record<string, string>;
  /** The certificate of Entra and Graph, PEM. */
  ca: string;
  /** How long the bot may take to answer an activity; Teams allows 15 seconds. */
  answerWithinMs?: number;
  /** How clients behave at the start; as the sandbox's own does where nothing is said. */
  conditions?: ClientConditions;
  seed?: Seed;
  /** A folder that keeps the channel's key. */
  keys?: string | undefined;
  /** Which cloud it is of; the public one unless told otherwise. */
  cloud?: CloudNow;
  /** Where the bot finds the connector, without a slash at the end; under `url` unless told otherwise. */
  connectorUrl?: () => string;
  /** The switches of the network around the bot, which start it anew. */
  network?: NetworkSwitch;
  /** Where everything that travels is written down; what Entra and Graph saw comes from outside. */
  log?: TrafficLog;
  clock?: ClockSwitch;
  /** Lines of JSON that the bot has printed. */
  botLines?: () => readonly string[];
  /** Everything outside of Teams is as at the start; resolves when the bot is ready again. */
  reset?: () => Promise<void>;
}

/** Stands in for Microsoft Teams: its clients, its channel to the bot and the connector. */
export class Teams {
  private readonly options: TeamsOptions;
  private readonly bot: BotAccount;
  private readonly cloud: CloudNow;
  private readonly events = new Events();
  private readonly keys: ChannelKeys;
  private readonly idle = new IdleTracker();
  private readonly conditions: ClientConditions;
  private readonly activities: Activities;
  private readonly chats: Chats;
  private readonly channel: Channel;
  private readonly client: Client;
  private readonly extensions: Extensions;
  private readonly signIn: SignIn;
  private readonly find: Finder;
  private readonly log: TrafficLog;
  private readonly unsubscribe: (() => void)[];

  constructor(options: TeamsOptions) {
    const { tenant, app, entra, graph, botUrl, answerWithinMs = 15_000 } = options;
    this.options = options;
    this.cloud = options.cloud ?? publicCloud;
    this.keys = new ChannelKeys(options.keys, this.cloud);
    this.bot = { id: `28:${app.id}`, name: options.ownBot?.name ?? 'Muster' };
    this.chats = new Chats(tenant, this.bot.name, this.events);
    this.find = new Finder(tenant, this.chats);
    this.conditions = options.conditions ?? new ClientConditions();
    this.activities = new Activities(tenant, this.bot, () => `${this.connectorUrl()}/emea/`, this.conditions);
    this.log = options.log ?? new TrafficLog((person) => userNamed(tenant, person)?.userPrincipalName);
    const endpoint = options.ownBot?.endpoint ?? `${botUrl}/api/messages`;
    const signing = { tenant, appId: app.id, keys: this.keys };
    this.channel = new Channel({ ...signing, endpoint, answerWithinMs, log: this.log, cloud: this.cloud });
    this.client = new Client(this.chats, this.activities, this.channel, this.bot);
    this.extensions = new Extensions(tenant, this.activities, this.channel, this.client);
    this.signIn = new SignIn(
      `api://botid-${app.id}`,
      (user) => entra.teamsToken(user),
      () => this.conditions.current,
      this.log,
    );
    this.unsubscribe = [
      graph.exchanges.subscribe((exchange) => this.onExchange(exchange)),
      this.log.subscribe((record) => this.onTraffic(record)),
    ];
  }

  /** Everything under the chat page's address. */
  routes(): Hono {
    const { entra, botUrl } = this.options;
    const routes = new Hono();
    routes.onError((error, c) => {
      if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
      console.error(error);
      return c.json({ error: `The sandbox has a bug: ${error.message}` }, 500);
    });
    routes.route('/', pageFiles());
    routes.route('/api', this.pageApi());
    routes.route('/sandbox', this.scripting());
    routes.route('/channel/v1', this.channelRoutes());
    routes.route('/connector', this.connectorRoutes());
    routes.route('/relay', this.relay());
    routes.route('/entra', entra.pages);
    routes.route(
      '/',
      tunnel(botUrl, () => this.conditions.current.opener),
    );
    return routes;
  }

  /** Ends the event streams of open pages, so that the server can stop. */
  stop(): void {
    for (const unsubscribe of this.unsubscribe) unsubscribe();
    this.events.close();
  }

  private pageApi(): Hono {
    const { tenant } = this.options;
    return pageApi({
      tenant,
      bot: this.bot,
      messageActions: ({ locale }) =>
        this.options.ownBot || !this.conditions.current.dialogs
          ? []
          : messageActionsOf(join(root, 'dist', 'manifest'), locale),
      commands: ({ locale }) => (this.options.ownBot ? [] : commandsOf(join(root, 'dist', 'manifest'), locale)),
      signIn: this.signIn,
      find: this.find,
      chats: this.chats,
      client: this.client,
      events: this.events,
    });
  }

  private scripting(): Hono {
    const { tenant, entra, graph, ca, url, seed = () => undefined, botLines = () => [] } = this.options;
    const { client, signIn, idle, conditions, chats, activities, channel, log, find, bot } = this;
    const tokens = {
      graph: (user: User, scopes?: readonly string[]) => entra.graphToken(user, scopes),
      teams: (user: User) => entra.teamsToken(user),
      channel: (serviceUrl: string) => this.keys.token(this.options.app.id, serviceUrl),
      connector: () => entra.botToken(),
    };
    const person = new Person({ tenant, bot: this.bot, chats, client, signIn, idle, conditions });
    const raw = new RawActivities({ chats, activities, channel, idle, person });
    return new Hono()
      .route('/', scripting(find, chats, person, raw))
      .route('/', changesApi({ tenant, bot, client, find, reset: () => this.reset() }))
      .route('/', dialogApi({ tenant, find, extensions: this.extensions, conditions, idle }))
      .route('/', clockApi(this.options.clock ?? NO_CLOCK))
      .route(
        '/',
        trafficApi({
          log,
          find,
          page: url,
          tokens,
          ca,
          graphUrl: graph.url,
          deliver: (activity, user) => raw.again(user, activity),
        }),
      )
      .get('/log', (c) =>
        c.body(
          botLines()
            .map((line) => `${line}\n`)
            .join(''),
          200,
          { 'content-type': 'application/x-ndjson' },
        ),
      )
      .route('/', conditionsApi({ conditions, network: this.options.network, tenant, find: this.find, seed }))
      .route(
        '/',
        standIns({
          ...this.options,
          find: this.find,
          refusals: entra.refusals,
          tokens,
        }),
      );
  }

  /** The channel's metadata and keys. */
  channelRoutes(): Hono {
    return new Hono()
      .get('/.well-known/openidconfiguration', (c) => c.json(this.keys.metadata(new URL('keys', c.req.url).href)))
      .get('/.well-known/keys', async (c) => c.json(await this.keys.keySet()));
  }

  /** What answers the bot. */
  connectorRoutes(): Hono {
    const { tenant, app, entra, connectorFaults } = this.options;
    const routes = new Hono();
    routes.use((_, next) => this.idle.during(next));
    routes.use(reported(this.log));
    routes.use(botOnly(app.id, this.cloud, (token, audience) => entra.verify(token, audience)));
    routes.use(injectConnectorFault(connectorFaults));
    routes.use(ownLinksOnly(this.cloud));
    const exchange = new TokenExchange(this.client, this.chats, this.signIn, `api://botid-${app.id}`, this.idle);
    const parts = { tenant, bot: this.bot, chats: this.chats, events: this.events, exchange };
    return routes.route('/emea', connector(parts)).route('/relay', relayConnector());
  }

  /** What stands before the token service: it is the bot's alone, and what it asks there is written down. */
  tokenServiceDoors(): { botAlone: MiddlewareHandler; watch: MiddlewareHandler } {
    const { app, entra } = this.options;
    const botAlone = botOnly(app.id, this.cloud, (token, audience) => entra.verify(token, audience));
    return { botAlone, watch: reported(this.log) };
  }

  private connectorUrl(): string {
    return this.options.connectorUrl?.() ?? `${this.options.url}/connector`;
  }

  private relay(): Hono {
    const { tenant } = this.options;
    const people = new RelayPeople(tenant);
    const connectorUrl = () => `${this.connectorUrl()}/relay/`;
    return relay({ channel: this.channel, signIn: this.signIn, people, connectorUrl });
  }

  private async reset(): Promise<void> {
    this.conditions.reset();
    this.client.reset();
    this.options.connectorFaults.clear();
    await this.options.clock?.move(0);
    await this.options.reset?.();
    this.log.clear();
    this.chats.reset();
  }

  /** What Graph saw is written down with everything else; what the others saw is among the exchanges already. */
  private onExchange(exchange: Exchange): void {
    if (exchange.to !== undefined && exchange.to !== 'graph') return;
    this.events.publish('exchange', () => exchange);
    const {
      at,
      method,
      url,
      requestHeaders,
      requestBody: body,
      status,
      responseHeaders,
      responseBody,
      user,
    } = exchange;
    const name = new URL(url, this.options.url).pathname.replace(/^\/(v1\.0|beta)/, '');
    const call = { at, way: 'graph', name, method, url, user, requestHeaders, body } as const;
    this.log.add(call, { status, responseHeaders, response: responseBody }, exchange.durationMs ?? 0);
  }

  private onTraffic(record: TrafficRecord): void {
    this.events.publish('traffic', () => record);
    const traffic = trafficOf(record);
    if (traffic) this.events.publish('activity', () => traffic);
    const { at, way, method, url, status, body, response, durationMs } = record;
    if (durationMs === null || (way !== 'entra' && way !== 'fromBot')) return;
    const to = way === 'entra' ? 'entra' : 'connector';
    const bodies = { requestHeaders: {}, requestBody: body, responseHeaders: {}, responseBody: response };
    this.options.graph.exchanges.add({ at, method, url, status, ...bodies, to, durationMs });
  }
}

/** Where nobody can move it. */
const NO_CLOCK: ClockSwitch = { ahead: 0, move: async () => undefined };
