import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const graceSeconds = 15;

/** @typedef {import('./contestant.mjs').Bot} Bot */

/**
 * Runs `turn` over and over, `conc` at a time, each as soon as the one before it is done.
 * @param {{ bot: Bot, seconds: number, conc: number, profile?: string | undefined, turn: () => Promise<boolean> }} options
 *   turn tells whether there is more to do; profile names the CPU profile, where one is wanted
 */
export async function drive({ bot, seconds, conc, profile, turn }) {
  if (profile) await bot.startProfile();
  /** @type {number[]} */
  const latencies = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const before = bot.usage();
  const allocated = bot.allocated();
  const load = performance.eventLoopUtilization();

  async function worker() {
    for (let now = performance.now(), more = true; more && now < end; ) {
      more = await turn();
      const done = performance.now();
      latencies.push(done - now);
      now = done;
    }
  }
  const late = sleep((seconds + graceSeconds) * 1000, 'late', { ref: false });
  const outcome = await Promise.race([Promise.all(Array.from({ length: conc }, worker)), late]);
  if (outcome === 'late') throw new Error(`${bot.name} left a turn unanswered for ${graceSeconds} s; see ${bot.log}.`);

  if (profile) await bot.stopProfile(profile);

  const elapsed = (performance.now() - start) / 1000;
  const turns = latencies.length;
  const after = bot.usage();
  latencies.sort((a, b) => a - b);
  return {
    turns,
    turnsPerSecond: turns / elapsed,
    p50: latencies[Math.floor(turns * 0.5)] ?? Number.NaN,
    p99: latencies[Math.floor(turns * 0.99)] ?? Number.NaN,
    cpuPer1000: before && after && ((after.cpu - before.cpu) * 1000) / turns,
    allocatedPer1000: ((bot.allocated() - allocated) * 1000) / turns,
    rssPeak: after?.rss,
    driverLoad: performance.eventLoopUtilization(load).utilization,
  };
}
