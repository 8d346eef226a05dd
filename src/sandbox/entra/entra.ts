import { Hono, type MiddlewareHandler } from 'hono';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import type { Certificate } from '../certificate';
import { type CloudNow, publicCloud } from '../clouds';
import { loadPermissions } from '../graph/loadCollections';
import { LocalServer } from '../localServer';
import type { App, ManagedIdentity, Tenant, User } from '../tenant';
import { authorizePages } from './authorizePages';
import { Codes } from './codes';
import { Consents } from './consents';
import { metadataRoutes } from './metadataRoutes';
import type { Permissions } from './permission';
import { ScriptedRefusals } from './scriptedRefusals';
import { tokenEndpoint } from './tokenEndpoint';
import { Tokens } from './tokens';

export interface EntraOptions {
  readonly tenant: Tenant;
  readonly app: App;
  readonly certificate: Certificate;
  /** The only address that a person is sent back to: PUBLIC_URL + `/auth/end`. */
  readonly redirectUri: string;
  /** Where a browser finds the authorize page; the metadata names it. */
  readonly authorizeUrl: string;
  /** What may be asked for: unless told otherwise, what Graph's collections bring. */
  readonly permissions?: Permissions;
  readonly now?: () => Date;
  /** Which cloud it is of; the public one unless told otherwise. */
  readonly cloud?: CloudNow;
  /** A folder that keeps the key of its tokens. */
  readonly keys?: string | undefined;
  /** Sees each request before it is answered. */
  readonly watch?: MiddlewareHandler;
}

/** Stands in for Microsoft Entra ID: one tenant, one app, real signatures. */
export class Entra {
  readonly consents: Consents;
  /** What a script wants to be refused. */
  readonly refusals = new ScriptedRefusals();
  /** The authorize and consent pages, for mounting in a server that browsers trust. */
  readonly pages: Hono;
  private readonly permissions: Permissions;
  private readonly cloud: CloudNow;
  private readonly tokens: Tokens;
  /** Answers a request, by whatever name it came. */
  readonly fetch: Hono['fetch'];
  private readonly server: LocalServer;

  constructor(options: EntraOptions) {
    const { tenant, app, redirectUri, authorizeUrl, now = () => new Date() } = options;
    const { permissions = loadPermissions(), cloud = publicCloud } = options;
    this.cloud = cloud;
    this.permissions = permissions;
    this.consents = new Consents(permissions);
    const codes = new Codes(now);
    this.tokens = new Tokens(tenant, app.id, cloud, now, options.keys);
    const { consents, refusals } = this;
    const parts = { tenant, app, redirectUri, codes, consents, permissions, refusals, tokens: this.tokens, cloud, now };
    const watched = (routes: Hono) => (options.watch ? new Hono().use(options.watch).route('/', routes) : routes);
    this.pages = watched(authorizePages(parts));
    const routes = new Hono()
      .route('/', metadataRoutes({ tenant, tokens: this.tokens, authorizeUrl, cloud }))
      .route('/', watched(tokenEndpoint(parts)))
      .route('/', this.pages);
    this.fetch = routes.fetch;
    this.server = new LocalServer(routes.fetch, options.certificate);
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

  /** Forgets who has consented to what, and what shall be refused. */
  reset(): void {
    this.consents.reset();
    this.refusals.clear();
  }

  publicKeys(): Promise<JSONWebKeySet> {
    return this.tokens.keys();
  }

  /** The claims of a token that this Entra signed for the audience; throws TokenProblem. */
  verify(token: string, audience: string): Promise<JWTPayload> {
    return this.tokens.verify(token, audience);
  }

  /** The token that Teams hands to Muster in silent sign-in. */
  teamsToken(user: User): Promise<string> {
    return this.tokens.muster(user);
  }

  /** The token with which the app itself asks the connector. */
  botToken(): Promise<string> {
    return this.tokens.bot();
  }

  /** What a managed identity shows to prove that somebody is the app that trusts it. */
  managedIdentityToken(identity: ManagedIdentity): Promise<string> {
    return this.tokens.managedIdentity(identity, this.cloud().tokenExchange);
  }

  /** Without `scopes`: with every permission that the person has consented to. */
  graphToken(user: User, scopes?: readonly string[]): Promise<string> {
    const consented = [...this.permissions.keys()].filter((permission) => this.consents.has(user, permission));
    return this.tokens.graph(user, scopes ?? consented);
  }
}
