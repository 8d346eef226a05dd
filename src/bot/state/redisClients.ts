import { createClient, createCluster } from '@redis/client';
import type { Access, ClusterAddress, Host, SingleAddress } from './redisAddress';
import type { OnLost, RedisLink } from './redisLink';

const CONNECT_TIMEOUT = 1_000;
const RECONNECT_PAUSE = 200;

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

/** A cluster's client looks after its nodes itself: a lost one comes back, or another takes its place. */
export function clusterLink({ nodes, ...access }: ClusterAddress): RedisLink {
  const socket = { ...socketTo(access.tls), reconnectStrategy: RECONNECT_PAUSE };
  const cluster = createCluster({
    rootNodes: nodes.map(({ host, port }) => ({ socket: { host, port } })),
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
