/** @seconds 20 */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'dist/bot');

describe("The bot's build", () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(DIST, file)).isFile(),
  );

  test('is there', () => {
    expect(files).toContain('main.js');
  });

  test('holds no file of the sandbox', () => {
    expect(files.filter((file) => /sandbox/i.test(file))).toEqual([]);
  });

  test('does not even mention it', () => {
    expect(files.filter((file) => /sandbox/i.test(readFileSync(join(DIST, file), 'utf8')))).toEqual([]);
  });
});

describe('The wall between the programs', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'muster-build-'));
    cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });

  afterAll(() => rmSync(copy, { recursive: true }));

  function compile(program: 'bot' | 'sandbox'): string {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    return spawnSync(process.execPath, [tsc, '-p', join(copy, 'src', program), '--noEmit'], { encoding: 'utf8' })
      .stdout;
  }

  test.each(['bot', 'sandbox'] as const)('stands where nobody crosses it: the %s compiles', (program) => {
    expect(compile(program)).toBe('');
  });

  test.each([
    ['bot', 'sandbox/tenant', "import { contoso } from '../sandbox/tenant';\nexport const people = contoso.users;\n"],
    ['sandbox', 'bot/settings/settings', "export { readSettings } from '../bot/settings/settings';\n"],
    ['bot', 'sandbox/tenant', "export type People = import('../sandbox/tenant').User[];\n"],
  ] as const)('does not let the %s import %s', (program, target, source) => {
    const planted = join(copy, 'src', program, 'planted.ts');
    writeFileSync(planted, source);
    const said = compile(program);
    rmSync(planted);
    expect(said).toMatch(new RegExp(`planted\\.ts.*error TS6059: File '[^']*${target}\\.ts' is not under 'rootDir'`));
  });
});
