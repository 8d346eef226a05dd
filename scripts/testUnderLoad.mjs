// Runs `npm test` again and again beside a process that keeps every core busy: `npm run test:load -- [runs]`,
// five times where no number stands. What hangs on how fast a machine is shows itself here.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'muster-load-'));
const cores = availableParallelism();
/** Ends with whoever has begun it, however that ends. */
const busy = `process.stdin.on('close', () => process.exit()).resume();
const { Worker } = require('node:worker_threads');
for (let i = 0; i < ${cores}; i++) new Worker('for (;;);', { eval: true });`;

/** @param {number} number */
function run(number) {
  const file = join(folder, `run-${number}`);
  const began = performance.now();
  const env = { ...process.env, MUSTER_TEST_COUNTS: file };
  const { status } = spawnSync('npm', ['test'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(
    `run ${number}: ${seconds} s, ${status === 0 ? readFileSync(file, 'utf8').trim() : `ended with ${status}`}`,
  );
  return { passed: status === 0, seconds };
}

const runs = Number(process.argv[2] ?? 5);
const load = spawn(process.execPath, ['-e', busy], { stdio: ['pipe', 'ignore', 'ignore'] });
const results = Array.from({ length: runs }, (_, index) => run(index + 1));
load.kill('SIGKILL');
rmSync(folder, { recursive: true });

const passed = results.filter((result) => result.passed).length;
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const seconds = results.map((result) => result.seconds).join(', ');
console.log(
  `${runs} runs beside ${cores} busy cores at ${commit}: ${passed} passed, ${runs - passed} failed, in ${seconds} s`,
);
process.exitCode = passed === runs ? 0 : 1;
