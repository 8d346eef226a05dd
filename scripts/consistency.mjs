// npm run consistency [-- --seeds 1-30]: whether code, manifest, Entra manifest, Bicep, compose file, .env.example and docs
// say the same. With seeds it writes one name otherwise at one place, for each seed, and tells which check finds it.
import { parseArgs } from 'node:util';
import { openCheckout, withFile } from './consistency/checkout.mjs';
import { drawnChange, namesIn } from './consistency/draw.mjs';
import { CHECKS } from './consistency/inconsistencies.mjs';

const checkout = openCheckout();

/** @param {typeof checkout} files */
function problems(files) {
  return Object.entries(CHECKS).flatMap(([name, check]) => check(files).map((problem) => `${name}: ${problem}`));
}

const names = namesIn(checkout);

/** @param {number} seed */
function isFound(seed) {
  const { file, line, before, after, text } = drawnChange(checkout, names, seed);
  const [first = 'nobody finds it'] = problems(withFile(checkout, file, text));
  console.log(`${seed} ${file}:${line} ${before} → ${after}: ${first}`);
  return first !== 'nobody finds it';
}

const { values } = parseArgs({ options: { seeds: { type: 'string' } } });
const [from = 1, to = from] = values.seeds?.split('-').map(Number) ?? [];
const wrong = problems(checkout);
for (const problem of wrong) console.log(problem);
const seeds = values.seeds ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [];
const missed = seeds.filter((seed) => !isFound(seed));
console.log(`${wrong.length} inconsistencies, ${seeds.length} changes, ${missed.length} not found`);
process.exitCode = wrong.length + missed.length > 0 ? 1 : 0;
