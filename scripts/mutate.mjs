// Are the tests able to fail? Changes lines of src/bot at random, one small change at a time in a copy of the project,
// and looks whether a test notices. `npm run mutate -- --sample 60 --seed 1`; `--help` lists the options.
//
// Each line with something to change is equally likely, whatever its folder; a change that does not compile is drawn
// anew. Which tests are near is measured once: each test file of the fast suite runs while every statement of the bot
// tells that it runs, in Jest and in the programs that the test starts. How that judges a change: mutate/judge.mjs.
//
// StrykerJS would do this, but wants Node 22, the compiler's JavaScript interface, which TypeScript 7 has no more, and
// tests that run in one process; ours start the built bot.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Checkout } from './mutate/checkout.mjs';
import { CoverageMap } from './mutate/coverage.mjs';
import { draw, drawnLines } from './mutate/draw.mjs';
import { Judge } from './mutate/judge.mjs';
import { readMutations } from './mutate/mutations.mjs';
import { byFolder, immaterialIn, reasonFor, sides } from './mutate/report.mjs';

/** @typedef {import('./mutate/judge.mjs').Suspect} Suspect */
/** @typedef {import('./mutate/mutations.mjs').Mutation} Mutation */

const usage = `npm run mutate -- [options]
  --sample N       how many changes (60)
  --seed N         which ones (1)
  --only FOLDER    of src/bot, as often as wanted
  --outside FOLDER not in this folder of src/bot, as often as wanted
  --jobs N         copies that work at the same time (the number of cores, at most 4)
  --list           prints every change that can be drawn, and runs nothing
  --quick          asks the quicker half of the tests alone; the others may kill what survives
  --whole          asks test files that do not run a changed line as well
  --root FOLDER    of another project that is built as this one`;

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [] },
    outside: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    quick: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    root: { type: 'string', default: '.' },
    help: { type: 'boolean', default: false },
  },
});
const root = resolve(options.root);
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
const bot = 'src/bot';
/** Test files that read sources instead of running them. */
const readsSources = /['"`/]src\/bot['"`]|'src'/;
const deep = /\.deep\.test\.ts$/;

function readSources() {
  const files = readdirSync(join(root, bot), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Map(
    files.sort().map((name) => {
      const file = `${bot}/${name.replaceAll('\\', '/')}`;
      const source = readFileSync(join(root, file), 'utf8');
      return [file, { source, reading: readMutations(file, source) }];
    }),
  );
}

/** @param {string} file @param {string} folder */
const isIn = (file, folder) => file.startsWith(`${bot}/${folder}/`);

/** @param {string} file */
const isWanted = (file) =>
  !options.outside.some((folder) => isIn(file, folder)) &&
  (options.only.length === 0 || options.only.some((folder) => isIn(file, folder)));

/** @param {string} line */
const tell = (line) => process.stderr.write(`${line}\n`);

async function main() {
  const sources = readSources();
  const wanted = [...sources].filter(([file]) => isWanted(file)).flatMap(([, { reading }]) => reading.mutations);
  const sourceOf = (/** @type {string} */ file) => sources.get(file)?.source ?? '';
  const where = (/** @type {{ mutation: Mutation }} */ { mutation }) => {
    const { before, after } = sides(mutation, sourceOf(mutation.file));
    return `${mutation.file}:${mutation.line} (${mutation.rule})\n    - ${before}\n    + ${after}`;
  };
  if (options.list) return console.log(wanted.map((mutation) => where({ mutation })).join('\n'));
  const checkouts = openCheckouts();
  const [first] = checkouts;
  if (!first || !(await first.build()))
    throw new Error('The bot does not build without any change; see "npx tsc --build".');
  const coverage = new CoverageMap(join(root, 'test-results/mutate/coverage.json'), sources);
  const found = await first.testFiles(deep);
  await coverage.measure(checkouts, found, tell);
  const { always, tests } = await unsure(first, coverage, found);

  tell('Drawing …');
  const drawn = await draw(drawnLines(wanted, Number(options.seed)), Number(options.sample), checkouts);
  let done = 0;
  const judge = new Judge(checkouts, coverage, {
    tests,
    always,
    whole: options.whole,
    quick: options.quick,
    tell: (one) =>
      tell(`${++done}/${drawn.length} ${one.killedBy ? `killed by ${one.killedBy}` : 'survived'}: ${where(one)}`),
  });
  report(await judge.judge(drawn), sourceOf, where);
}

/** Copies that are gone when the script ends, with whatever runs in them. */
function openCheckouts() {
  const work = mkdtempSync(join(tmpdir(), 'muster-mutate-'));
  const checkouts = Array.from({ length: Number(options.jobs) }, (_, i) => new Checkout(root, join(work, `${i}`)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  process.once('exit', () => {
    for (const checkout of checkouts) checkout.stop();
    rmSync(work, { recursive: true, force: true });
  });
  return checkouts;
}

/**
 * The tests that pass without any change, and which of them are asked about every change.
 * @param {Checkout} checkout @param {CoverageMap} coverage @param {readonly string[]} found
 */
async function unsure(checkout, coverage, found) {
  const failed = found.filter((test) => coverage.hasFailed(test));
  await checkout.change([]);
  /** @type {Set<string>} */
  const broken = new Set();
  for (const test of failed)
    if ((await checkout.test([test], { limit: 600 })).status !== 'passed') {
      broken.add(test);
      tell(`${test} fails without any change, and is left out.`);
    }
  const reading = found.filter((test) => readsSources.test(readFileSync(join(root, test), 'utf8')));
  return { always: new Set([...failed, ...reading]), tests: found.filter((test) => !broken.has(test)) };
}

/** @param {readonly Suspect[]} judged @param {(file: string) => string} sourceOf @param {(one: Suspect) => string} where */
function report(judged, sourceOf, where) {
  const list = join(root, 'scripts/mutate/immaterial.json');
  const immaterial = existsSync(list) ? immaterialIn(JSON.parse(readFileSync(list, 'utf8'))) : [];
  const reasonOf = (/** @type {Suspect} */ { mutation }) => reasonFor(mutation, sourceOf(mutation.file), immaterial);
  const counted = judged.filter((one) => one.killedBy || !reasonOf(one));
  const survived = counted.filter(({ killedBy }) => !killedBy);
  const excused = judged.filter((one) => !counted.includes(one));
  const killed = counted.length - survived.length;
  console.log(byFolder(counted));
  const shown = (/** @type {Suspect} */ one) => `  ${where(one)}${one.isRun ? '' : '\n    no test runs it'}`;
  if (survived.length > 0) console.log(`\nSurvived:\n${survived.map(shown).join('\n')}`);
  if (excused.length > 0)
    console.log(
      `\nSurvived and do not matter (not counted):\n${excused.map((one) => `  ${where(one)}\n    because ${reasonOf(one)}`).join('\n')}`,
    );
  const share = counted.length === 0 ? 100 : (100 * killed) / counted.length;
  console.log(
    `\n${counted.length} mutants, ${killed} killed, ${survived.length} survived (${share.toFixed(1)} %), seed ${options.seed}, commit ${commit || 'none'}`,
  );
}

if (options.help) console.log(usage);
else await main();
