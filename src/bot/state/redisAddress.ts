export interface Host {
  readonly host: string;
  readonly port: number;
}

export interface Access {
  readonly tls: boolean;
  readonly username?: string;
  readonly password?: string;
}

export interface SingleAddress extends Access, Host {
  readonly kind: 'single';
  readonly database: number;
}

export interface SentinelAddress extends Access {
  readonly kind: 'sentinel';
  readonly sentinels: readonly Host[];
  /** What the sentinels call the server that they watch. */
  readonly name: string;
  readonly database: number;
  readonly sentinelPassword?: string;
}

export interface ClusterAddress extends Access {
  readonly kind: 'cluster';
  /** Any nodes of the cluster; the others are learnt from them. */
  readonly nodes: readonly Host[];
}

export type RedisAddress = SingleAddress | SentinelAddress | ClusterAddress;

const ADDRESS = /^redis(s?)(?:-(sentinel|cluster))?:\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/?([^/?#]*)(?:\/(\d+))?(?:\?(.*))?$/;
const HOST = /^(\[[\da-f:.]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/i;

/** Undefined where the text is no address of a Redis server, of sentinels or of a cluster. */
export function readRedisAddress(url: string): RedisAddress | undefined {
  const [whole, secure, group, login = '', list = '', first = '', second, query] = ADDRESS.exec(url) ?? [];
  const hosts = list.split(',').map((text) => hostIn(text, group === 'sentinel' ? 26_379 : 6_379));
  const known = hosts.filter((host) => host !== undefined);
  const [host, ...others] = known;
  const access = accessIn(login, secure === 's');
  if (whole === undefined || !host || !access || known.length < hosts.length) return undefined;
  if (group === 'sentinel') return sentinelsIn(access, known, first, second, query);
  if (second !== undefined) return undefined;
  if (group === 'cluster') return first === '' ? { kind: 'cluster', ...access, nodes: known } : undefined;
  return others.length === 0 && /^\d*$/.test(first)
    ? { kind: 'single', ...access, ...host, database: Number(first) }
    : undefined;
}

function sentinelsIn(
  access: Access,
  sentinels: readonly Host[],
  name: string,
  database = '0',
  query = '',
): SentinelAddress | undefined {
  if (name === '') return undefined;
  const sentinelPassword = new URLSearchParams(query).get('sentinelPassword');
  const own = sentinelPassword === null ? {} : { sentinelPassword };
  return { kind: 'sentinel', ...access, sentinels, name, database: Number(database), ...own };
}

function hostIn(text: string, usualPort: number): Host | undefined {
  const [, host, digits] = HOST.exec(text) ?? [];
  const port = Number(digits ?? usualPort);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host: host.replace(/[[\]]/g, ''), port };
}

function accessIn(login: string, tls: boolean): Access | undefined {
  const [username = '', ...rest] = login.split(':');
  try {
    return {
      tls,
      ...(username !== '' && { username: decodeURIComponent(username) }),
      ...(rest.length > 0 && { password: decodeURIComponent(rest.join(':')) }),
    };
  } catch {
    return undefined;
  }
}
