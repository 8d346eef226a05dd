// Runs the tests: those that every change must pass, several files at once; with `--deep` those that kill programs, cut
// connections, storm and hold others to a few seconds, one by one. A file is deep by its name, `*.deep.test.ts`. What
// else stands on the command line is handed to Jest; a file that is named there runs whichever it is.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const deep = '\\.deep\\.test\\.ts$';

/** Tests wait more than they compute: twice as many files as there are cores keep these busy. */
const workers = Math.ceil(availableParallelism() * 2);

/** @param {readonly string[]} given */
function argumentsFor(given) {
  if (given.includes('--deep')) return [deep, '--runInBand', ...given.filter((one) => one !== '--deep')];
  const isNamed = given.some((one) => !one.startsWith('-'));
  return isNamed ? given : [`--testPathIgnorePatterns=${deep}`, `--maxWorkers=${workers}`, ...given];
}

const child = spawn(process.execPath, [jest, ...argumentsFor(process.argv.slice(2))], { cwd: root, stdio: 'inherit' });
/** @type {readonly NodeJS.Signals[]} */
const endings = ['SIGTERM', 'SIGINT'];
for (const signal of endings) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
