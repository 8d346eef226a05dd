import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Certificate } from '../certificate';
import { type CloudNow, publicCloud } from '../clouds';
import { LocalServer } from '../localServer';
import type { Tenant, User } from '../tenant';
import { authentication, type TokenCheck } from './authentication';
import type { GraphEnv, GraphFixture, Item, Routes } from './collection';
import { Exchanges } from './exchanges';
import { Faults } from './faults';
import { errorBody, GraphError } from './graphError';
import { injectFault } from './injectFault';
import { jsonBody } from './jsonBody';
import { loadCollections } from './loadCollections';
import { ownNamesOnly } from './ownNamesOnly';
import { recording } from './recording';
import { type Registration, registration } from './registration';
import { seed } from './seed';
import { unknownPath } from './unknownPath';

export interface GraphOptions {
  readonly tenant: Tenant;
  readonly entra: TokenCheck;
  readonly certificate: Certificate;
  /** Lets reads take a second and writes eight, as on a bad day. */
  readonly slow?: boolean;
  /** Whether the deprecated task groups of Outlook still answer; alive unless told otherwise. */
  readonly taskGroups?: GraphFixture['taskGroups'];
  readonly faults?: Faults;
  /** Which cloud it is of; the public one unless told otherwise. */
  readonly cloud?: CloudNow;
  /** What it knows of the app that signs people in. */
  readonly registration?: Registration;
}

/** Stands in for Microsoft Graph: checks tokens, keeps the rules of its reference, forgets everything at the end. */
export class Graph {
  readonly exchanges = new Exchanges();
  readonly faults: Faults;
  private readonly server: LocalServer;
  private data: { readonly app: Hono<GraphEnv>; readonly fixture: GraphFixture };

  constructor(private readonly options: GraphOptions) {
    this.faults = options.faults ?? new Faults();
    this.data = this.fresh();
    this.server = new LocalServer(this.fetch, options.certificate);
  }

  /** Answers a request, by whatever name it came. */
  readonly fetch: Hono<GraphEnv>['fetch'] = (...call) => this.data.app.fetch(...call);

  /** Forgets everything, and has the sample again. */
  reset(): void {
    this.faults.clear();
    this.exchanges.clear();
    this.data = this.fresh();
  }

  private fresh(): { app: Hono<GraphEnv>; fixture: GraphFixture } {
    const { options } = this;
    const { tenant, entra, slow = false, taskGroups = 'alive', cloud = publicCloud } = options;
    const app = new Hono<GraphEnv>();
    app.use(
      inCloud(cloud),
      recording(this.exchanges),
      injectFault(this.faults, async (request, env) => app.fetch(request, env)),
    );
    if (slow) app.use(slowness);
    if (options.registration) app.use(registration(entra, options.registration));
    app.use(authentication(tenant, entra), jsonBody, ownNamesOnly);
    const fixture: GraphFixture = { tenant, cloud, taskGroups, fetch: async (request, env) => app.fetch(request, env) };
    register(app, fixture);
    app.notFound((c) => answerError(c.get('ids'), unknownPath(c, app)));
    app.onError((error, c) => {
      if (error instanceof GraphError) return answerError(c.get('ids'), error);
      console.error('The stand-in for Graph has a bug:', error);
      const message = 'The sandbox failed here, not you. Its own output says how.';
      return answerError(c.get('ids'), new GraphError(500, 'InternalServerError', message));
    });
    return { app, fixture };
  }

  /** As `seed` in `seed.ts`. */
  seed(user: User, wanted: Item): void {
    seed(this.data.fixture, user, wanted);
  }

  start(port: number): Promise<void> {
    return this.server.start(port);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** `https://localhost:<port>`, without a slash at the end; throws before `start`. */
  get url(): string {
    return this.server.url;
  }
}

function inCloud(cloud: CloudNow) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    c.set('cloud', cloud());
    await next();
  });
}

const slowness = createMiddleware<GraphEnv>(async (c, next) => {
  await sleep(c.req.method === 'GET' ? 1000 : 8000);
  await next();
});

function register(app: Routes, fixture: GraphFixture): void {
  for (const collection of loadCollections()) {
    const routes: Routes = new Hono();
    collection.register(routes, fixture);
    for (const version of collection.versions) app.route(`/${version}`, routes);
  }
}

function answerError(ids: Parameters<typeof errorBody>[1], error: GraphError): Response {
  const headers = { 'content-type': 'application/json', ...error.more.headers };
  return new Response(JSON.stringify(errorBody(error, ids)), { status: error.status, headers });
}
