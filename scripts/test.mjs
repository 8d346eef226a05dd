// Runs the tests: first, several at once, all that do not mind company; then, one by one, those that kill programs, cut
// connections and hold others to a few seconds. What is named on the command line is handed to Jest instead.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const alone = '/test/(storm|crashPoints|infra|state)/';

const folder = mkdtempSync(join(tmpdir(), 'muster-tests-'));
const env = { ...process.env, MUSTER_TEST_COUNTS: join(folder, 'counts') };
/** @param {readonly string[]} args */
const run = (args) => spawnSync(process.execPath, [jest, ...args], { cwd: root, stdio: 'inherit', env }).status ?? 1;

const named = process.argv.slice(2);
const status =
  named.length > 0 ? run(named) : run([`--testPathIgnorePatterns=${alone}`]) || run([alone, '--runInBand']);
rmSync(folder, { recursive: true });
process.exitCode = status;
