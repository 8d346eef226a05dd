/** @seconds 300 */

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODES, UNWINNABLE } from '../../simulation/modes.mjs';
import { mends } from './mends';
import { ROOT, simulate } from './simulate';

const SEEDS = ['--seeds', '1-200'];

describe('Two hundred worlds of virtual time', () => {
  it.each(Object.keys(MODES))(
    'hold what every creation promises, as far as anybody can: %s',
    async (mode) => {
      const found = (await simulate([...SEEDS, '--mode', mode])).get(mode) ?? '';
      const [, broken] = /^200 worlds, \d+ crashes, \d+ questions, (\d+) broken/.exec(found) ?? [];
      // Where nobody can win, some of two hundred remain.
      expect(mode in UNWINNABLE ? Number(broken) < 50 : broken === '0').toBe(true);
    },
    300_000,
  );
});

describe('A copy of the bot in which', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'muster-mends-'));
    for (const folder of ['dist', 'simulation']) cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it.each(mends)(
    '$fault is found out within two hundred worlds: $mode',
    async ({ mode, file, mended, before }) => {
      const built = join(copy, 'dist/bot', file);
      const source = readFileSync(built, 'utf8');
      expect(source).toContain(mended);
      writeFileSync(built, source.replaceAll(mended, before));
      expect((await simulate([...SEEDS, '--first', '--mode', mode], copy)).get(mode)).toMatch(/, 1 broken: /);
    },
    300_000,
  );
});
