// How long the reader takes for lines of the greatest length, made of the words on standard input (a JSON array).
// Prints JSON: milliseconds of this process's own time, so that a busy machine does not count, by kind, language and line.
import '../../scripts/prepare.mjs';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Catalog } = require('../../dist/bot/kinds/catalog.js');
const { Languages } = require('../../dist/bot/language/languages.js');
const { LONGEST, readLine } = require('../../dist/bot/language/readLine.js');

const ROUNDS = 8;
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
const texts = [...JSON.parse(readFileSync(0, 'utf8')), ...HOSTILE]
  .flatMap((words) => [`${words} `, words])
  .map((words) => words.repeat(Math.ceil(LONGEST / words.length)).slice(0, LONGEST));
const cases = ['todoTask', 'plannerTask', 'microsoft365Group'].flatMap((kind) =>
  ['en-US', 'de-DE'].flatMap((locale) => texts.map((text) => ({ kind, locale, text }))),
);

function read({ kind, locale, text }) {
  const context = { now: new Date(0), timeZone: 'UTC', locale, known: { lists: ['Tasks', 'Work'] } };
  readLine(text, catalog.named(kind).quickAdd.layers, languages.for(locale), context);
}

function timeOf(one) {
  const start = process.cpuUsage();
  read(one);
  return process.cpuUsage(start).user / 1_000;
}

// As in a bot that has been up for a while.
cases.forEach(read);
const times = cases.map((one) => ({
  ms: Math.min(...Array.from({ length: ROUNDS }, () => timeOf(one))),
  kind: one.kind,
  locale: one.locale,
  text: one.text.slice(0, 40),
}));
console.log(JSON.stringify(times));
