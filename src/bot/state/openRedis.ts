import { ClusterLink } from './clusterLink';
import type { RedisAddress } from './redisAddress';
import { RedisConnection } from './redisConnection';
import { RedisServers } from './redisServers';
import { RedisStore, SHARDS } from './redisStore';
import { SentinelLink } from './sentinelLink';
import { ServerLink } from './serverLink';
import type { Store } from './store';

/** Connects in the background, for as long as it takes, and tells what the servers should do otherwise. */
export function openRedis(address: RedisAddress, tell: (warning: string) => void): Store {
  const servers = new RedisServers(SHARDS, tell);
  const connection = new RedisConnection((onLost) => {
    if (address.kind === 'cluster') return new ClusterLink(address);
    return address.kind === 'sentinel' ? new SentinelLink(address, onLost) : new ServerLink(address, onLost);
  }, servers);
  return new RedisStore(connection, servers);
}
