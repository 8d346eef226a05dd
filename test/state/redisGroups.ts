import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/runningBot';
import { RedisServer } from './redisServer';

const SLOTS = 16_384;

/** Three real nodes that share the slots of a cluster. */
export async function startCluster(): Promise<RedisServer[]> {
  const buses = [await freePort(), await freePort(), await freePort()];
  const nodes = await Promise.all(
    buses.map((bus) => RedisServer.start(['cluster-enabled yes', `cluster-port ${bus}`])),
  );
  const share = Math.ceil(SLOTS / nodes.length);
  nodes.forEach((node, i) => {
    const last = Math.min((i + 1) * share, SLOTS) - 1;
    node.say('cluster', 'addslotsrange', String(i * share), String(last));
    node.say('cluster', 'set-config-epoch', String(i + 1));
    nodes[0]?.say('cluster', 'meet', '127.0.0.1', String(node.port), String(buses[i]));
  });
  await comeTrue(() => nodes.every((node) => node.say('cluster', 'info').includes('cluster_state:ok')));
  return nodes;
}

export interface Watched {
  readonly master: RedisServer;
  readonly replica: RedisServer;
  readonly sentinel: RedisServer;
}

/** A real server, its replica, and a sentinel that calls it “muster” and puts the replica in its place when it is gone. */
export async function startWatched(): Promise<Watched> {
  const master = await RedisServer.start(['repl-diskless-sync-delay 0']);
  const replica = await RedisServer.start([`replicaof 127.0.0.1 ${master.port}`]);
  await comeTrue(() => replica.say('info', 'replication').includes('master_link_status:up'));
  const watch = [`monitor muster 127.0.0.1 ${master.port} 1`, 'down-after-milliseconds muster 500'];
  const sentinel = await RedisServer.start(
    watch.map((line) => `sentinel ${line}`),
    ['--sentinel'],
  );
  await comeTrue(() => sentinel.say('info', 'sentinel').includes('slaves=1'));
  return { master, replica, sentinel };
}

export async function comeTrue(look: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !look(); await wait(50))
    if (Date.now() > end) throw new Error('It did not come true within 20 seconds.');
}
