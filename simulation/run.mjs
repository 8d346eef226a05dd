// npm run simulate -- [--seeds 1-100] [--mode base] [--trace]: the real ledger, creations, reconciler and kinds in worlds of
// virtual time, over a store and a Graph that fail. A seed is a history; --trace tells that of one, --first ends a mode with
// the first that is broken. Ends with 1 when a mode
// that can be won was not.
import { parseArgs } from 'node:util';
import { BASE, MODES, UNWINNABLE } from './modes.mjs';
import { Simulation } from './simulation.mjs';

const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1-100' },
    mode: { type: 'string', multiple: true, default: Object.keys(MODES) },
    trace: { type: 'boolean', default: false },
    show: { type: 'string', default: '3' },
    first: { type: 'boolean', default: false },
  },
});
const [first = 1, last = first] = flags.seeds.split('-').map(Number);
let lost = 0;
for (const name of flags.mode) {
  const mode = MODES[name];
  if (!mode) throw new Error(`There is no mode ${name}. There are ${Object.keys(MODES).join(', ')}.`);
  await simulate(name, { ...BASE, ...mode });
}
process.exit(lost > 0 ? 1 : 0);

/**
 * @param {string} name
 * @param {import('./modes.mjs').Options} options
 */
async function simulate(name, options) {
  const began = performance.now();
  /** @type {Map<string, number>} */
  const counts = new Map();
  let [worlds, crashes, asked, shown, broken] = [0, 0, 0, 0, 0];
  for (let seed = first; seed <= last && !(flags.first && broken > 0); seed++) {
    const simulation = new Simulation(seed, options, flags.trace ? console.log : undefined);
    const history = await simulation.run();
    crashes += history.crashes;
    asked += history.forms.reduce((sum, form) => sum + form.asked, 0);
    if (history.violations.length > 0) broken++;
    worlds++;
    for (const { what, words } of history.violations) {
      counts.set(what, (counts.get(what) ?? 0) + 1);
      if (!UNWINNABLE[name] && shown++ < Number(flags.show)) console.log(`  ${name}, seed ${seed}: ${what}: ${words}`);
    }
  }
  const why = UNWINNABLE[name];
  if (!why) lost += broken;
  const found = [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing wrong';
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const reason = why ? `; nobody can win it: ${why}` : '';
  const count = `${worlds} worlds, ${crashes} crashes, ${asked} questions, ${broken} broken`;
  console.log(`${name}: ${count}: ${found} (${seconds} s)${reason}`);
}
