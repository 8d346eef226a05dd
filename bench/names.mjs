import { performance } from 'node:perf_hooks';

const { Catalog } = await import('../dist/bot/kinds/catalog.js');
const { Languages } = await import('../dist/bot/language/languages.js');
const { readLine } = await import('../dist/bot/language/readLine.js');

const LINES = 200;
const PLANS = 1_000;
const BUCKETS = 20;
const WORDS = [
  ...['Launch', 'Website', 'Roadmap', 'Onboarding', 'Review', 'Backlog', 'Doing', 'Done', 'Ideas', 'Month'],
  ...['Quarter', 'Team', 'Sales', 'Ops', 'Legal', 'Brand', 'Event', 'Budget', 'Audit', 'Garden'],
];

/**
 * What a line costs that may name any of 1,000 plans with 20 buckets each, none of which the reader has seen before: turns a
 * second, milliseconds a line, and nothing that stays.
 */
export function namesCost() {
  const layers = Catalog.load().named('plannerTask')?.quickAdd?.layers ?? [];
  const language = Languages.load().for('en');
  /** @type {number[]} */
  const times = [];
  for (let line = 0; line < 2 * LINES; line++) {
    const { text, known } = lineWithPlans(line);
    const start = performance.now();
    readLine(text, layers, language, { now: new Date(0), timeZone: 'UTC', locale: 'en-US', known });
    if (line >= LINES) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  /** @param {number} share */
  const at = (share) => times[Math.floor(times.length * share)] ?? 0;
  const contestant = `muster, ${PLANS} plans of ${BUCKETS}`;
  return {
    workload: 'reader',
    contestant,
    turnsPerSecond: (times.length * 1000) / total,
    p50: at(0.5),
    p99: at(0.99),
    heap: 0,
  };
}

/**
 * By turns with a plan and its bucket, and with a bucket alone.
 * @param {number} line
 */
function lineWithPlans(line) {
  /** @param {number} number */
  const name = (number) => `${WORDS[number % 20]} ${WORDS[(number * 7 + line) % 20]} ${line}-${number}`;
  const made = Array.from({ length: PLANS }, (_plan, i) => ({
    title: name(i),
    buckets: Array.from({ length: BUCKETS }, (_bucket, j) => name(PLANS + i * BUCKETS + j)),
  }));
  const plans = structuredClone(made);
  const plan = plans[(line * 37) % PLANS];
  const [title, bucket] = [plan?.title, plan?.buckets[3]];
  const place = line % 2 === 0 ? `to ${title} / ${bucket}` : `in the ${bucket} bucket`;
  return { text: `Sketch the map ${place} by Friday @Uma`, known: { plans } };
}
