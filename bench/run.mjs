// node bench/run.mjs [--seconds 3] [--rounds 3] [--conc 16] [--form full|own] [--only muster,sample] [--profile folder]
// Installs what the bench itself needs, once, then measures. Muster must have been built before.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    conc: { type: 'string', default: '16' },
    form: { type: 'string', default: 'full' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
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
/** @param {'seconds' | 'rounds' | 'conc'} name */
function number(name, most = Number.MAX_SAFE_INTEGER) {
  const value = Number(values[name]);
  if (value > 0 && value <= most) return value;
  console.error(`--${name} ${values[name]}: give a number above 0${most < 1000 ? `, ${most} at most` : ''}.`);
  process.exit(1);
}

const { bench } = await import('./bench.mjs');
await bench({
  seconds: number('seconds'),
  rounds: number('rounds'),
  conc: number('conc', 128),
  form: values.form,
  only: values.only.split(',').filter(Boolean),
  profile: values.profile,
});
