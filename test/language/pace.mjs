// How long the reader takes for lines of the greatest length, made of the words on standard input (a JSON array).
// A number as argument: a line that once took no more milliseconds is measured no further.
// Prints JSON: milliseconds of this process's own time, so that a busy machine does not count, by kind, language and line.
import '../../scripts/prepare.mjs';
import { readFileSync } from 'node:fs';

const { Catalog } = await import('../../dist/bot/kinds/catalog.js');
const { Languages } = await import('../../dist/bot/language/languages.js');
const { LONGEST, readLine } = await import('../../dist/bot/language/readLine.js');

const ROUNDS = 40;
/** Milliseconds that nobody minds. */
const ENOUGH = Number(process.argv[2] ?? 0);
const HOSTILE = [
  'jan 1',
  'on friday at 5',
  'every mon,',
  '1/2/3',
  'a',
  "'",
  '#a',
  '@a',
  'remind me at',
  'for 2 days',
  ' ',
];

const catalog = Catalog.load();
const languages = Languages.load();
const wanted = JSON.parse(readFileSync(0, 'utf8'));
const texts = [...(Array.isArray(wanted) ? wanted.map(String) : []), ...HOSTILE]
  .flatMap((words) => [`${words} `, words])
  .map((words) => words.repeat(Math.ceil(LONGEST / words.length)).slice(0, LONGEST));
const cases = ['todoTask', 'plannerTask', 'microsoft365Group'].flatMap((kind) =>
  ['en-US', ...languages.all.map(({ code }) => code)].flatMap((locale) =>
    texts.map((text) => ({ kind, locale, text })),
  ),
);

/** @param {{ kind: string, locale: string, text: string }} one */
function read({ kind, locale, text }) {
  const context = { now: new Date(0), timeZone: 'UTC', locale, known: { lists: ['Tasks', 'Work'] } };
  readLine(text, catalog.named(kind)?.quickAdd?.layers ?? [], languages.for(locale), context);
}

/** @param {{ kind: string, locale: string, text: string }} one */
function timeOf(one) {
  const start = process.cpuUsage();
  read(one);
  return process.cpuUsage(start).user / 1_000;
}

/**
 * Of the best of so many rounds, the first of which that is quick enough is the last.
 * @param {{ kind: string, locale: string, text: string }} one
 */
function bestOf(one) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && best > ENOUGH; round++) best = Math.min(best, timeOf(one));
  return best;
}

// As in a bot that has been up for a while.
for (const one of cases) read(one);
const times = cases.map((one) => ({
  ms: bestOf(one),
  kind: one.kind,
  locale: one.locale,
  text: one.text.slice(0, 40),
}));
console.log(JSON.stringify(times));
