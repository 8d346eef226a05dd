import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const warmUp = 20;
const rounds = 50;

/**
 * What reading a line costs: Muster's reader beside chrono alone, which finds days and times but neither a repetition nor
 * a title. Each in a process of its own, so that its memory is its own.
 * @param {string} main Muster as built
 */
export function readerCost(main) {
  return ['muster', 'chrono alone'].map((contestant) => {
    const flags = ['--expose-gc', fileURLToPath(import.meta.url), contestant, dirname(main)];
    const { stdout, status } = spawnSync(process.execPath, flags, { encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
    if (status !== 0) throw new Error(`The reader of ${contestant} could not be measured.`);
    return { workload: 'reader', contestant, ...JSON.parse(stdout) };
  });
}

/** The lines of the quick-add tests, each with its context. */
function lines() {
  const folder = new URL('../test/language/', import.meta.url);
  const standard = JSON.parse(readFileSync(new URL('context.en.json', folder), 'utf8'));
  const text = readFileSync(new URL('lines.en.jsonl', folder), 'utf8');
  const cases = text.split('\n').filter(Boolean);
  return cases
    .map((line) => JSON.parse(line))
    .map(({ text: said, context }) => ({ said, context: { ...standard, ...context } }));
}

function readerOf(contestant, bot) {
  if (contestant !== 'muster') {
    const { casual } = require('chrono-node/en');
    return ({ said, context }) => casual.parse(said, new Date(context.timestamp), { forwardDate: true });
  }
  const { Catalog } = require(join(bot, 'kinds', 'catalog.js'));
  const { Languages } = require(join(bot, 'language', 'languages.js'));
  const { readLine } = require(join(bot, 'language', 'readLine.js'));
  const { layers } = Catalog.load().named('todoTask').quickAdd;
  const language = Languages.load().for('en');
  return ({ said, context }) =>
    readLine(said, layers, language, {
      now: new Date(context.timestamp),
      timeZone: context.localTimezone,
      locale: context.locale,
      known: context.known,
    });
}

/** Milliseconds a line and MiB of heap that stay, in this process. */
function measure(contestant, bot) {
  const all = lines();
  global.gc();
  const before = process.memoryUsage().heapUsed;
  const read = readerOf(contestant, bot);
  for (let i = 0; i < warmUp; i++) all.forEach(read);
  global.gc();
  const heap = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const times = [];
  for (let i = 0; i < rounds; i++)
    for (const line of all) {
      const start = performance.now();
      read(line);
      times.push(performance.now() - start);
    }
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share) => times[Math.floor(times.length * share)];
  return { turnsPerSecond: (times.length * 1000) / total, p50: at(0.5), p99: at(0.99), heap };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(measure(process.argv[2], process.argv[3])));
