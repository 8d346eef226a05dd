import { ClusterLink } from './clusterLink';
import type { RedisAddress } from './redisAddress';
import { serverClient } from './redisClients';
import { RedisConnection } from './redisConnection';
import { RedisStore } from './redisStore';
import { SentinelLink } from './sentinelLink';
import type { Store } from './store';

/** Connects in the background, for as long as it takes. */
export function openRedis(address: RedisAddress): Store {
  return new RedisStore(
    new RedisConnection((onLost) => {
      if (address.kind === 'cluster') return new ClusterLink(address);
      return address.kind === 'sentinel' ? new SentinelLink(address, onLost) : serverClient(address, onLost);
    }),
  );
}
