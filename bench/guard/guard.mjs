import { fileURLToPath } from 'node:url';
import { workloads } from '../turns.mjs';
import { buildOf } from './builds.mjs';
import { history, yardsticks } from './history.mjs';
import { interval } from './interval.mjs';
import { measure } from './measure.mjs';

/** What a turn may cost beside the last release's, and beside that of the best one. */
const LIMITS = { last: 1.15, best: 1.25 };

/** @typedef {{ seconds: number, rounds: number, conc: number, plant: string | undefined }} GuardOptions */
/** @typedef {{ workload: string, figure: 'CPU' | 'allocation', beside: 'last' | 'best', release: string, low: number, middle: number, high: number, limit: number, isDearer: boolean, bought: string }} Verdict */

/**
 * Runs today's build and those of the last and the best release by turns, on this machine; one verdict for each workload,
 * figure and release.
 * @param {GuardOptions} options
 * @returns {Promise<Verdict[]>}
 */
export async function guard(options) {
  const lines = history();
  const { last, best } = yardsticks(lines);
  if (!last || !best) throw new Error('bench/history.json knows no release yet. Add one: npm run bench -- --remember.');
  const today = { name: 'today', args: planted(options.plant), env: { BUSY_MS: options.plant } };
  const releases = [...new Set([last.commit, best.commit])].map((name) => ({ name, folder: buildOf(name) }));
  const bought = lines.at(-1)?.release ? '' : (lines.at(-1)?.bought ?? '');
  const verdicts = [];
  for (const figure of /** @type {const} */ (['CPU', 'allocation'])) {
    const measured = await measure(figure, [today, ...releases], options);
    for (const [beside, release] of /** @type {const} */ ([
      ['last', last],
      ['best', best],
    ]))
      for (const workload of Object.keys(workloads)) {
        const own = measured.filter((run) => run.workload === workload && run.build === 'today');
        const its = measured.filter((run) => run.workload === workload && run.build === release.commit);
        const found = interval(own.map(({ cost }, round) => cost / (its[round]?.cost ?? Number.NaN)));
        const limit = LIMITS[beside];
        const isDearer = found.low > limit && bought === '';
        verdicts.push({ workload, figure, beside, release: release.what, ...found, limit, isDearer, bought });
      }
  }
  return verdicts;
}

/**
 * What makes today's build dearer on purpose: `formats`, or so many milliseconds of processor time a turn.
 * @param {string | undefined} plant
 */
function planted(plant) {
  if (plant === undefined) return [];
  const name = plant === 'formats' ? 'formats' : 'busy';
  return ['--require', fileURLToPath(new URL(`../bots/${name}.cjs`, import.meta.url))];
}
