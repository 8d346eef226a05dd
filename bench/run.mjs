// node bench/run.mjs [--seconds 3] [--rounds 3] [--conc 16] [--form full|own] [--only muster,sample] [--profile folder]
// node bench/run.mjs --guard [--rounds 9] [--plant formats|0.5]: today's build beside those of the last and the best release
// node bench/run.mjs --remember "words" [--release] [--commit 4439ff9] [--bought "words"]: a line of today's build, or of that
// commit's, in history.json
// Installs what the bench itself needs, once, then measures. Muster must have been built before.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string' },
    conc: { type: 'string', default: '16' },
    form: { type: 'string', default: 'full' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
    guard: { type: 'boolean', default: false },
    plant: { type: 'string' },
    remember: { type: 'string' },
    release: { type: 'boolean', default: false },
    bought: { type: 'string' },
    commit: { type: 'string' },
  },
});

const wanted = readFileSync(new URL('package-lock.json', import.meta.url), 'utf8');
const installed = new URL('node_modules/.muster-installed', import.meta.url);
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
  console.error("Installing the bench's own packages (once) …");
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', flags, {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(installed, wanted);
}
/**
 * @param {'seconds' | 'rounds' | 'conc'} name
 * @param {string | undefined} given
 */
function number(name, given, most = Number.MAX_SAFE_INTEGER) {
  const value = Number(given);
  if (value > 0 && value <= most) return value;
  console.error(`--${name} ${given}: give a number above 0${most < 1000 ? `, ${most} at most` : ''}.`);
  process.exit(1);
}

const seconds = number('seconds', values.seconds);
const rounds = number('rounds', values.rounds ?? (values.guard ? '9' : '3'));
const conc = number('conc', values.conc, 128);

if (values.guard) {
  const { guard } = await import('./guard/guard.mjs');
  const { printVerdicts } = await import('./guard/report.mjs');
  process.exitCode = printVerdicts(await guard({ seconds, rounds, conc, plant: values.plant })) > 0 ? 1 : 0;
} else if (values.remember !== undefined) {
  const { rememberBuild } = await import('./guard/rememberBuild.mjs');
  const { release, bought, commit } = values;
  await rememberBuild({ what: values.remember, release, bought, commit, seconds, rounds, conc });
} else {
  const { bench } = await import('./bench.mjs');
  const { form, profile } = values;
  await bench({ seconds, rounds, conc, form, only: values.only.split(',').filter(Boolean), profile });
}
