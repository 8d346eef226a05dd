const base = 'sample';

function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of a contestant's rounds; the ratio is taken round by round, so that a busy minute touches both sides of it. */
export function summarise(runs) {
  const results = [];
  for (const { workload, contestant } of runs.filter(({ round }) => round === 1)) {
    const own = runs.filter((run) => run.workload === workload && run.contestant === contestant);
    const of = (name) => median(own.map((run) => run[name]));
    const ratios = own.map((run) => {
      const other = runs.find((one) => one.workload === workload && one.round === run.round && one.contestant === base);
      return other && run.turnsPerSecond / other.turnsPerSecond;
    });
    const figures = ['turnsPerSecond', 'p50', 'p99', 'cpuPer1000', 'driverLoad'].map((name) => [name, of(name)]);
    const rssPeak = Math.max(...own.map((run) => run.rssPeak ?? Number.NaN));
    results.push({ workload, contestant, ratio: median(ratios), ...Object.fromEntries(figures), rssPeak });
  }
  return results;
}

const columns = [
  ['workload', ({ workload }) => workload],
  ['contestant', ({ contestant }) => contestant],
  ['turns/s', ({ turnsPerSecond }) => decimals(turnsPerSecond, 0)],
  [`ratio to ${base}`, ({ ratio }) => decimals(ratio, 1)],
  ['p50 ms', ({ p50 }) => decimals(p50, p50 < 1 ? 3 : 1)],
  ['p99 ms', ({ p99 }) => decimals(p99, p99 < 1 ? 3 : 1)],
  ['CPU s/1000', ({ cpuPer1000 }) => decimals(cpuPer1000, 2)],
  ['RSS peak MiB', ({ rssPeak }) => decimals(rssPeak, 0)],
  ['heap MiB', ({ heap }) => decimals(heap, 1)],
  ['driver load', ({ driverLoad }) => decimals(driverLoad, 2)],
];

function decimals(number, digits) {
  return Number.isFinite(number) ? number.toFixed(digits) : '–';
}

export function printTable(results) {
  const rows = [columns.map(([title]) => title), ...results.map((result) => columns.map(([, cell]) => cell(result)))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index].length)));
  for (const row of rows)
    console.log(
      row.map((cell, index) => (index < 2 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join('  '),
    );
}
