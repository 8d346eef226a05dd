import { type Cloud, clouds } from '../clouds';
import type { Permissions } from './permission';

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** What a `scope` parameter asks for, apart by resource. */
export interface Scopes {
  /** Delegated permissions of Graph, without the resource in front. */
  readonly graph: readonly string[];
  /** Whether Muster's own scope `access_as_user` is asked for. */
  readonly muster: boolean;
  readonly unknown: readonly string[];
}

/** Names without a resource are Graph's, as at the real endpoint; Graph's `.default` is every permission there is. */
export function readScopes(
  parameter: string,
  appId: string,
  permissions: Permissions,
  { graph }: Cloud = clouds.public,
): Scopes {
  const names = parameter.split(' ').filter((name) => name !== '' && !openIdScopes.includes(name));
  const ownScopes = [`api://botid-${appId}/access_as_user`, `api://botid-${appId}/.default`];
  const others = names
    .filter((name) => !ownScopes.includes(name))
    .map((name) => (name.startsWith(`${graph}/`) ? name.slice(graph.length + 1) : name));
  return {
    graph: others
      .flatMap((name) => (name === '.default' ? [...permissions.keys()] : [name]))
      .filter((name) => permissions.has(name)),
    muster: names.some((name) => ownScopes.includes(name)),
    unknown: others.filter((name) => name !== '.default' && !permissions.has(name)),
  };
}
