import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/consistency.mjs');

test('thirty names drawn from everywhere, each written otherwise at one place, are found by a check', () => {
  const { stdout } = spawnSync(process.execPath, [SCRIPT, '--seeds', '1-30'], { encoding: 'utf8' });
  expect(stdout).not.toMatch(/nobody finds it/);
  expect(stdout.trim().split('\n').at(-1)).toBe('0 inconsistencies, 30 changes, 0 not found');
});
