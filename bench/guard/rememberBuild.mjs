import { execFileSync } from 'node:child_process';
import { bench } from '../bench.mjs';
import { median } from '../report.mjs';
import { buildOf } from './builds.mjs';
import { remember } from './history.mjs';
import { measure } from './measure.mjs';

/**
 * Measures a build and the floor, and adds a line to history.json: today's build, where no commit is named.
 * @param {{ what: string, release: boolean, bought: string | undefined, commit: string | undefined, seconds: number, rounds: number, conc: number }} options
 */
export async function rememberBuild({ what, release, bought, commit, ...load }) {
  const folder = commit && buildOf(commit);
  const results = await bench({ ...load, form: 'full', only: ['muster', 'floor'], profile: undefined, folder });
  /** @param {string} contestant */
  const cpuOf = (contestant) => {
    /** @param {string} workload */
    const of = (workload) =>
      results.find((result) => result.workload === workload && result.contestant === contestant)?.cpuPer1000 ?? 0;
    return { W1: rounded(of('W1')), W2: rounded(of('W2')) };
  };
  const head = () => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const allocations = await measure('allocation', [{ name: 'build', ...(folder && { folder }) }], load);
  /** @param {string} workload */
  const allocated = (workload) =>
    rounded(median(allocations.filter((run) => run.workload === workload).map(({ cost }) => cost)));
  remember({
    what,
    commit: commit ?? head(),
    ...(release && { release }),
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: cpuOf('muster'),
    floor: cpuOf('floor'),
    allocated: { W1: allocated('W1'), W2: allocated('W2') },
    ...(bought !== undefined && { bought }),
  });
}

/** @param {number} figure */
function rounded(figure) {
  return Math.round(figure * 100) / 100;
}
