import { setTimeout as sleep } from 'node:timers/promises';
import { readiness } from './readiness.mjs';

/** @typedef {import('../infra/cluster.mjs').Cluster} Cluster */
/** @typedef {import('../infra/cluster.mjs').Program} Program */

/**
 * Kills a bot with SIGKILL about as often as `every` milliseconds say, and starts it again at once.
 * @param {readonly Program[]} bots
 * @param {number} every 0 for never
 * @param {import('./random.mjs').Random} random
 */
export function killer(bots, every, random) {
  let kills = 0;
  let stopped = every === 0;
  const work = (async () => {
    while (!stopped) {
      await sleep(every * (0.67 + 0.67 * random()));
      if (stopped) return;
      const bot = bots[Math.floor(random() * bots.length)];
      await bot?.end('SIGKILL');
      kills++;
      // It may be killed again before it is ready.
      void bot?.start().catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await work;
      return kills;
    },
  };
}

/**
 * Takes Redis away for ten seconds once `begun` says that the storm is at its height, and measures how soon /ready tells.
 * @param {string} how calm, stop, hang or restart
 * @param {Cluster} cluster
 * @param {() => boolean} begun
 * @param {import('./tally.mjs').Tally} tally
 */
export function redisOutage(how, { redis, bots }, begun, tally) {
  const url = `${bots[0]?.url}`;
  /** @param {NodeJS.Signals} signal */
  const send = (signal) => redis.pid && process.kill(redis.pid, signal);
  const act = async () => {
    if (how === 'calm') return {};
    while (!begun()) await sleep(100);
    if (how === 'restart') {
      await redis.end('SIGTERM');
      await redis.start();
      return { redis: how };
    }
    if (how === 'hang') send('SIGSTOP');
    else await redis.end('SIGTERM');
    const gone = Date.now();
    const unreadyAfterMs = await readiness(url, false, 10_000);
    await sleep(Math.max(10_000 - (Date.now() - gone), 0));
    if (how === 'hang') send('SIGCONT');
    else await redis.start();
    const readyAfterMs = await readiness(url, true, 10_000);
    if (unreadyAfterMs > 2_000 || readyAfterMs > 2_000)
      tally.wrong(`/ready told after ${unreadyAfterMs} and ${readyAfterMs} ms`);
    return { redis: how, unreadyAfterMs, readyAfterMs };
  };
  return { done: act() };
}

/**
 * Ends one bot after the other as a deployment does, and starts each again before the next one's turn.
 * @param {boolean} wanted
 * @param {Cluster} cluster
 */
export function rollingRestart(wanted, { bots }) {
  let restarts = 0;
  let stopped = !wanted;
  const work = (async () => {
    while (!stopped) {
      for (const bot of bots) {
        await sleep(1_000);
        await bot.end('SIGTERM');
        await bot.start();
        restarts++;
      }
    }
  })();
  return {
    async stop() {
      stopped = true;
      await work;
      return restarts;
    },
  };
}
