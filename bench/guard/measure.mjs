import { startContestant } from '../contestant.mjs';
import { contestants } from '../contestants.mjs';
import { stageMuster } from '../stage.mjs';
import { startStandIns } from '../standIns/start.mjs';
import { teams } from '../teams.mjs';
import { prepare, workloads } from '../turns.mjs';

/** @typedef {import('../standIns/start.mjs').StandIns} StandIns */
/** @typedef {{ name: string, folder?: string, args?: readonly string[], env?: NodeJS.ProcessEnv }} Build a folder that was built (this one) and what it is started with beyond its own */
/** @typedef {{ seconds: number, rounds: number, conc: number }} Load */

/**
 * CPU seconds or MB allocated for 1,000 turns of each build, round by round, the builds by turns.
 * @param {'CPU' | 'allocation'} figure
 * @param {readonly Build[]} builds
 * @param {Load} load
 */
export async function measure(figure, builds, { seconds, rounds, conc }) {
  const standIns = await startStandIns();
  const channel = teams(standIns);
  /** @type {Awaited<ReturnType<typeof startBuild>>[]} */
  const bots = [];
  try {
    for (const build of builds) {
      const started = await startBuild(build, standIns, figure === 'allocation' ? ['--trace-gc'] : []);
      bots.push(started);
      await prepare(started.bot, channel, standIns, conc);
    }
    const runs = [];
    for (let round = 1; round <= rounds; round += 1) {
      console.error(`${figure}, round ${round} of ${rounds} …`);
      for (const [workload, run] of Object.entries(workloads))
        for (const { build, bot } of round % 2 ? bots : [...bots].reverse()) {
          const { cpuPer1000, allocatedPer1000 } = await run(bot, channel, { seconds, conc });
          runs.push({ workload, build, cost: (figure === 'CPU' ? cpuPer1000 : allocatedPer1000) ?? Number.NaN });
        }
    }
    return runs;
  } finally {
    for (const { bot, remove } of bots) {
      await bot.stop();
      remove();
    }
    await standIns.stop();
  }
}

/**
 * @param {Build} build
 * @param {StandIns} standIns
 * @param {readonly string[]} flags
 */
async function startBuild({ name, folder, args = [], env = {} }, standIns, flags) {
  const stage = await stageMuster('full', folder);
  const [muster] = contestants(standIns, stage);
  if (!muster) throw new Error('There is no bot to measure.');
  const bot = await startContestant({
    ...muster,
    name: `muster-${name}`,
    args: [...flags, ...args, ...muster.args],
    env: { ...muster.env, ...env },
  });
  return { build: name, bot, remove: stage.remove };
}
