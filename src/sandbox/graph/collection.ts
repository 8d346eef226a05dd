import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Cloud, CloudNow } from '../clouds';
import type { Tenant, User } from '../tenant';
import type { CallIds } from './graphError';

/** A JSON object, as it came or as it goes. */
export type Item = Readonly<Record<string, unknown>>;

/** Whose token the call carries, and what it permits. */
export interface Caller {
  readonly user: User;
  readonly scopes: readonly string[];
  /** Of the app that makes the call; null for what was there before any call. */
  readonly appId: string | null;
}

export interface GraphEnv {
  Bindings: HttpBindings;
  Variables: {
    cloud: Cloud;
    ids: CallIds;
    caller: Caller;
    body: Item;
    dropped: boolean;
    replicationMs: number | undefined;
  };
}

export type Call = Context<GraphEnv>;
export type Routes = Hono<GraphEnv>;

/** What the collections of one Graph share; see `keptIn`. */
export interface GraphFixture {
  readonly tenant: Tenant;
  readonly cloud: CloudNow;
  /** Whether the deprecated task groups of Outlook still answer. */
  readonly taskGroups: 'alive' | 'gone';
  /** Calls this Graph once more, on the connection of the call at hand. */
  readonly fetch: (request: Request, env: HttpBindings) => Promise<Response>;
}

/** What a file of the folder `collections` exports under the name `collection`. */
export interface Collection {
  readonly versions: readonly ('v1.0' | 'beta')[];
  /** The delegated permissions that it brings, as Entra's consent page words them; others may ask for them as well. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** False where Contoso's administrator has not consented to them for everybody, so that each person is asked. */
  readonly adminConsent?: boolean;
  /** Adds paths as Graph's reference writes them, without the version. */
  register(routes: Routes, fixture: GraphFixture): void;
}

/** Data that several collections of one Graph share: made at first use, the same at every later one. */
export function keptIn<T>(make: (fixture: GraphFixture) => T): (fixture: GraphFixture) => T {
  const made = new WeakMap<GraphFixture, T>();
  return (fixture) => {
    const known = made.get(fixture);
    if (known !== undefined) return known;
    const fresh = make(fixture);
    made.set(fixture, fresh);
    return fresh;
  };
}
