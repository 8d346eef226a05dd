const base = 'sample';

/**
 * @typedef {object} Result
 * @property {string} workload
 * @property {string} contestant
 * @property {number | undefined} turnsPerSecond
 * @property {number | undefined} p50
 * @property {number | undefined} p99
 * @property {number} [ratio]
 * @property {number} [cpuPer1000]
 * @property {number} [driverLoad]
 * @property {number} [rssPeak]
 * @property {number | undefined} [heap]
 */
/** @typedef {{ contestant: string, workload: string, round: number } & Awaited<ReturnType<typeof import('./drive.mjs').drive>>} Run */

/**
 * NaN of none.
 * @param {readonly (number | undefined)[]} numbers
 */
export function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(sorted.length / 2) - 1);
  return sorted.length % 2 ? low : (low + high) / 2;
}

/**
 * Medians of a contestant's rounds; the ratio is taken round by round, so that a busy minute touches both sides of it.
 * @param {readonly Run[]} runs
 * @returns {Result[]}
 */
export function summarise(runs) {
  return runs
    .filter(({ round }) => round === 1)
    .map(({ workload, contestant }) => {
      const own = runs.filter((run) => run.workload === workload && run.contestant === contestant);
      return {
        workload,
        contestant,
        ratio: median(own.map((run) => ratioOf(run, runs))),
        turnsPerSecond: median(own.map((run) => run.turnsPerSecond)),
        p50: median(own.map((run) => run.p50)),
        p99: median(own.map((run) => run.p99)),
        cpuPer1000: median(own.map((run) => run.cpuPer1000)),
        driverLoad: median(own.map((run) => run.driverLoad)),
        rssPeak: Math.max(...own.map((run) => run.rssPeak ?? Number.NaN)),
      };
    });
}

/**
 * @param {Run} run
 * @param {readonly Run[]} runs
 */
function ratioOf({ workload, round, turnsPerSecond }, runs) {
  const other = runs.find((one) => one.workload === workload && one.round === round && one.contestant === base);
  return other && turnsPerSecond / other.turnsPerSecond;
}

/** @type {readonly [string, (result: Result) => string][]} */
const columns = [
  ['workload', ({ workload }) => workload],
  ['contestant', ({ contestant }) => contestant],
  ['turns/s', ({ turnsPerSecond }) => decimals(turnsPerSecond, 0)],
  [`ratio to ${base}`, ({ ratio }) => decimals(ratio, 1)],
  ['p50 ms', ({ p50 }) => milliseconds(p50)],
  ['p99 ms', ({ p99 }) => milliseconds(p99)],
  ['CPU s/1000', ({ cpuPer1000 }) => decimals(cpuPer1000, 2)],
  ['RSS peak MiB', ({ rssPeak }) => decimals(rssPeak, 0)],
  ['heap MiB', ({ heap }) => decimals(heap, 1)],
  ['driver load', ({ driverLoad }) => decimals(driverLoad, 2)],
];

/** @param {number | undefined} time */
function milliseconds(time) {
  return decimals(time, time !== undefined && time < 1 ? 3 : 1);
}

/**
 * @param {number | undefined} number
 * @param {number} digits
 */
function decimals(number, digits) {
  return number !== undefined && Number.isFinite(number) ? number.toFixed(digits) : '–';
}

/** @param {readonly Result[]} results */
export function printTable(results) {
  const rows = [columns.map(([title]) => title), ...results.map((result) => columns.map(([, cell]) => cell(result)))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  for (const row of rows) {
    const cells = widths.map((width, index) => (index < 2 ? row[index]?.padEnd(width) : row[index]?.padStart(width)));
    console.log(cells.join('  '));
  }
}
