import { join } from 'node:path';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { App, Tenant, User } from '../tenant';
import { Activities } from './activities';
import { Channel } from './channel';
import { ChannelKeys } from './channelKeys';
import { Chats } from './chats';
import { Client } from './client';
import { commandsOf } from './commands';
import { connector } from './connector';
import { botOnly, reported } from './connectorDoor';
import { Events } from './events';
import { pageApi } from './pageApi';
import { pageFiles, root } from './pageFiles';
import { Quiet } from './quiet';
import type { Traffic } from './traffic';
import { tunnel } from './tunnel';

/** What Teams needs of Entra. */
export interface SignInService {
  pages: Hono;
  teamsToken(user: User): Promise<string>;
  verify(token: string, audience: string): Promise<unknown>;
}

export interface TeamsOptions {
  tenant: Tenant;
  app: App;
  entra: SignInService;
  /** The address under which `routes` are served, without a slash at the end. */
  url: string;
  /** The bot's own address, without a slash at the end. */
  botUrl: string;
  /** How long the bot may take to answer an activity; Teams allows 15 seconds. */
  answerWithinMs?: number;
}

/** Stands in for Microsoft Teams: its clients, its channel to the bot and the connector. */
export class Teams {
  readonly events = new Events();
  readonly #options: TeamsOptions;
  readonly #bot;
  readonly #keys = new ChannelKeys();
  readonly #quiet = new Quiet();
  readonly #chats;
  readonly #client;

  constructor(options: TeamsOptions) {
    const { tenant, app, url, botUrl, answerWithinMs = 15_000 } = options;
    this.#options = options;
    this.#bot = { id: `28:${app.id}`, name: 'Muster' };
    this.#chats = new Chats(tenant, this.#bot.name, this.events);
    const channel = new Channel({
      tenant,
      appId: app.id,
      endpoint: `${botUrl}/api/messages`,
      keys: this.#keys,
      answerWithinMs,
      report: this.#report,
    });
    const activities = new Activities(tenant, this.#bot, `${url}/connector/emea/`);
    this.#client = new Client(this.#chats, activities, channel, this.#bot);
  }

  /** Everything under the chat page's address but the scripting addresses. */
  routes(): Hono {
    const { entra, botUrl } = this.#options;
    const routes = new Hono();
    routes.onError((error, c) => {
      if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
      console.error(error);
      return c.json({ error: `The sandbox has a bug: ${error.message}` }, 500);
    });
    routes.route('/', pageFiles());
    routes.route('/api', this.#pageApi());
    routes.route('/channel/v1', this.#channelRoutes());
    routes.route('/connector/emea', this.#connectorRoutes());
    routes.route('/entra', entra.pages);
    routes.route('/', tunnel(botUrl));
    return routes;
  }

  /** Ends the event streams of open pages, so that the server can stop. */
  stop(): void {
    this.events.close();
  }

  #pageApi(): Hono {
    const { tenant, app, entra } = this.#options;
    return pageApi({
      tenant,
      bot: this.#bot,
      commands: commandsOf(join(root, 'manifest/manifest.json')),
      resource: `api://botid-${app.id}`,
      chats: this.#chats,
      client: this.#client,
      events: this.events,
      teamsToken: (user) => entra.teamsToken(user),
    });
  }

  #channelRoutes(): Hono {
    return new Hono()
      .get('/.well-known/openidconfiguration', (c) =>
        c.json(this.#keys.metadata(`${this.#options.url}/channel/v1/.well-known/keys`)),
      )
      .get('/.well-known/keys', async (c) => c.json(await this.#keys.keySet()));
  }

  #connectorRoutes(): Hono {
    const { tenant, app, entra } = this.#options;
    const routes = new Hono();
    routes.use((_, next) => this.#quiet.during(next));
    routes.use(reported(this.#report));
    routes.use(botOnly(app.id, (token, audience) => entra.verify(token, audience)));
    return routes.route('/', connector({ tenant, bot: this.#bot, chats: this.#chats, events: this.events }));
  }

  readonly #report = (traffic: Traffic) => this.events.publish('activity', () => traffic);
}
