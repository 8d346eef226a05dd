import { createClient, createCluster } from '@redis/client';
import type { Access, ClusterAddress, Host, SingleAddress } from './redisAddress';
import type { OnLost } from './redisLink';

const CONNECT_TIMEOUT = 1_000;
const RECONNECT_PAUSE = 200;
/** A node that hangs must not be waited for when another can tell who belongs to the cluster. */
const DISCOVERY_TIMEOUT = 1_000;

/** A client of one server, which is of no more use once its connection is gone. */
export function serverClient(address: Omit<SingleAddress, 'kind'>, onLost: OnLost) {
  const { host, port, tls, database } = address;
  const socket = { ...socketTo(tls), host, port, reconnectStrategy: false as const };
  return createClient({ ...loginOf(address), database, socket, disableOfflineQueue: true }).on('error', onLost);
}

/** A client of one server that connects again by itself. */
export function lastingClient(address: Access & Host) {
  const { host, port, tls } = address;
  const socket = { ...socketTo(tls), host, port, reconnectStrategy: RECONNECT_PAUSE };
  return createClient({ ...loginOf(address), socket }).on('error', () => undefined);
}

/** A client of a cluster, whose nodes connect again by themselves until it is `gone`. */
export function clusterClient({ nodes, ...access }: ClusterAddress, gone: () => boolean) {
  const socket = { ...socketTo(access.tls), reconnectStrategy: () => !gone() && RECONNECT_PAUSE };
  const cluster = createCluster({
    rootNodes: nodes.map(({ host, port }) => ({ socket: { host, port, socketTimeout: DISCOVERY_TIMEOUT } })),
    defaults: { ...loginOf(access), socket, disableOfflineQueue: true },
  });
  return cluster.on('error', () => undefined);
}

function loginOf({ username, password }: Access) {
  return { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
}

function socketTo(tls: boolean) {
  return { connectTimeout: CONNECT_TIMEOUT, ...(tls && { tls: true as const }) };
}
