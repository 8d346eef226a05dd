/** @typedef {{ what: string, value: string, isGood: boolean }} Finding */
/** @typedef {{ turnsPerSecond: number, p99: number }} Closed */

/**
 * @param {number[]} times
 * @param {number} share
 */
function at(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

/**
 * What came of the overload, beside what is promised of it.
 * @param {{ rate: number, seconds: number, storm: import('./openLoop.mjs').Outcome[], health: number[], before: Closed,
 *   after: Closed, lost: { messages: number, presses: number } }} measured
 * @returns {Finding[]}
 */
export function findings({ rate, seconds, storm, health, before, after, lost }) {
  /** @param {string} end */
  const of = (end) => storm.filter((one) => one.end === end);
  const slowest = Math.max(...storm.map(({ ms }) => ms));
  const share = of('answered').length / (rate * seconds);
  const ms = (/** @type {number} */ time) => `${time.toFixed(0)} ms`;
  return [
    { what: 'before: p99', value: ms(before.p99), isGood: before.p99 < 1000 },
    { what: 'its driver came late by, at most', value: ms(Math.max(...storm.map(({ late }) => late))), isGood: true },
    { what: 'turns begun', value: `${storm.length}`, isGood: storm.length > 0 },
    { what: 'neither answered nor refused', value: `${of('failed').length}`, isGood: of('failed').length === 0 },
    { what: 'refused', value: `${of('refused').length}`, isGood: true },
    { what: 'slowest answer or refusal', value: ms(slowest), isGood: slowest < 5000 },
    {
      what: 'p50 of the answered',
      value: ms(
        at(
          of('answered').map((one) => one.ms),
          0.5,
        ),
      ),
      isGood: true,
    },
    { what: 'answered, of what was sustained before', value: `${(100 * share).toFixed(0)} %`, isGood: share >= 0.8 },
    { what: '/health: p50', value: ms(at(health, 0.5)), isGood: true },
    { what: '/health: p99', value: ms(at(health, 0.99)), isGood: at(health, 0.99) < 100 },
    { what: 'messages without their card', value: `${lost.messages}`, isGood: lost.messages === 0 },
    { what: 'presses without their group', value: `${lost.presses}`, isGood: lost.presses === 0 },
    {
      what: 'two seconds later: turns/s, of before',
      value: `${((100 * after.turnsPerSecond) / before.turnsPerSecond).toFixed(0)} %`,
      isGood: after.turnsPerSecond > 0.8 * before.turnsPerSecond,
    },
    { what: 'two seconds later: p99', value: ms(after.p99), isGood: after.p99 < 1000 },
  ];
}

/**
 * Prints them; true where all is as promised.
 * @param {Finding[]} found
 */
export function printFindings(found) {
  for (const { what, value, isGood } of found) console.log(`${isGood ? '✓' : '✗'} ${what.padEnd(42)} ${value}`);
  const wrong = found.filter(({ isGood }) => !isGood).length;
  console.log(`${wrong} of ${found.length} not as promised`);
  return wrong === 0;
}
