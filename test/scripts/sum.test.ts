import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../.ci/sum.mjs');

describe('The last line of .ci/run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-sum-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['is the sum of both runs', '10 passed, 0 failed\n2 passed, 0 failed\n', 0, '12 passed, 0 failed\n'],
    ['counts what failed', '10 passed, 2 failed\n3 passed, 1 failed\n', 1, '13 passed, 3 failed\n'],
    [
      'counts what was skipped',
      '10 passed, 0 failed, 4 skipped\n2 passed, 0 failed\n',
      0,
      '12 passed, 0 failed, 4 skipped\n',
    ],
    ['counts a failure of lint as one', '10 passed, 0 failed\n', 1, '10 passed, 1 failed\n'],
    ['does not hide that nothing ran', '', 1, '0 passed, 1 failed\n'],
  ])('%s', (_what, lines, status, last) => {
    const file = join(folder, 'counts');
    writeFileSync(file, lines);
    const { stdout } = spawnSync(process.execPath, [SCRIPT, file, String(status)], { encoding: 'utf8' });
    expect(stdout).toBe(last);
  });
});
