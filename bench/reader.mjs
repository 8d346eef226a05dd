import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { isJson, objectIn, textIn } from '../dist/sandbox/teams/json.js';
import { contextOf } from '../test/language/contextOf.mjs';

/** @typedef {import('../dist/bot/language/reading.js').Context} Context */
/** @typedef {{ text: string, context: Context }} Line */

const warmUp = 20;
const rounds = 50;

/**
 * What reading a line costs: Muster's reader beside chrono alone, which finds days and times but neither a repetition nor
 * a title. Each in a process of its own, so that its memory is its own.
 */
export function readerCost() {
  return ['muster', 'muster, new names', 'muster, 1,000 characters', 'chrono alone'].map((contestant) => {
    const flags = ['--expose-gc', fileURLToPath(import.meta.url), contestant];
    const { stdout, status } = spawnSync(process.execPath, flags, { encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
    if (status !== 0) throw new Error(`The reader of ${contestant} could not be measured.`);
    const [turnsPerSecond, p50, p99, heap] = stdout.split(' ').map(Number);
    return { workload: 'reader', contestant, turnsPerSecond, p50, p99, heap };
  });
}

/**
 * The lines as one contestant reads them: as they are, each with lists that nobody has named before, or as long as a line may
 * be.
 * @param {string | undefined} contestant
 * @param {number} round
 */
function linesFor(contestant, round) {
  if (contestant === 'muster, 1,000 characters')
    return lines().map(({ text, context }) => ({ text: `${text} `.repeat(1_000).slice(0, 1_000), context }));
  if (contestant !== 'muster, new names') return lines();
  return lines().map(({ text, context }, at) => ({
    text,
    context: { ...context, known: { ...context.known, lists: [`List ${round} ${at}`, `Other ${at} ${round}`] } },
  }));
}

/** The lines of the quick-add tests, each with its context. */
function lines() {
  const folder = new URL('../test/language/', import.meta.url);
  const standard = JSON.parse(readFileSync(new URL('context.en.json', folder), 'utf8'));
  const text = readFileSync(new URL('lines.en.jsonl', folder), 'utf8');
  const cases = text.split('\n').filter(Boolean);
  return cases
    .map((line) => JSON.parse(line))
    .map((one) => ({
      text: textIn(one, 'text') ?? '',
      context: contextOf({ ...(isJson(standard) && standard), ...objectIn(one, 'context') }),
    }));
}

/**
 * @param {string | undefined} contestant
 * @returns {Promise<(line: Line) => unknown>}
 */
async function readerOf(contestant) {
  if (!contestant?.startsWith('muster')) {
    const { casual } = await import('chrono-node/en');
    return ({ text, context }) => casual.parse(text, context.now, { forwardDate: true });
  }
  const { Catalog } = await import('../dist/bot/kinds/catalog.js');
  const { Languages } = await import('../dist/bot/language/languages.js');
  const { readLine } = await import('../dist/bot/language/readLine.js');
  const layers = Catalog.load().named('todoTask')?.quickAdd?.layers ?? [];
  const language = Languages.load().for('en');
  return ({ text, context }) => readLine(text, layers, language, context);
}

/**
 * Turns a second, milliseconds a line and MiB of heap that stay, in this process.
 * @param {string | undefined} contestant
 */
async function measure(contestant) {
  const all = lines();
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const read = await readerOf(contestant);
  for (let i = 0; i < warmUp; i++) for (const line of all) read(line);
  global.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  /** @type {number[]} */
  const times = [];
  const isLong = contestant === 'muster, 1,000 characters';
  for (let i = 0; i < (isLong ? rounds / 10 : rounds); i++)
    for (const line of linesFor(contestant, i)) {
      const start = performance.now();
      read(line);
      times.push(performance.now() - start);
    }
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  /** @param {number} share */
  const at = (share) => times[Math.floor(times.length * share)];
  return [(times.length * 1000) / total, at(0.5), at(0.99), heap];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await measure(process.argv[2])).join(' '));
