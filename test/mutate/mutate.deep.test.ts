import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const limit = 'export const fits = (id: string): boolean => id.length <= 50;\n';
const imports = "import { fits } from '../src/bot/";

/** Three folders with the same line: the tests of one know its edge, and of one it is said that it does not matter. */
const project = {
  'src/bot/tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      composite: true,
      module: 'node20',
      types: [],
      rootDir: '.',
      outDir: '../../dist/bot',
    },
    include: ['.'],
  }),
  'src/bot/strong/limit.ts': limit,
  'src/bot/weak/limit.ts': limit,
  'src/bot/excused/any.ts': limit,
  'scripts/mutate/immaterial.json': JSON.stringify(
    ['number', 'operator'].map((rule) => ({ file: 'any.ts', before: 'export const', rule, reason: 'it is a sample' })),
  ),
  'test/strong.test.ts': `${imports}strong/limit';
    test.each([[50, true], [51, false]])('%i', (length, expected) => expect(fits('x'.repeat(length))).toBe(expected));`,
  'test/weak.test.ts': `${imports}weak/limit';
    test('it answers', () => expect(fits('x')).toBeDefined());`,
  'test/excused.test.ts': `${imports}excused/any';
    test('it answers', () => expect(fits('x')).toBeDefined());`,
  'jest.config.mjs': `export default { roots: ['<rootDir>/test'], transform: { '\\\\.[cm]?[jt]s$': ['@swc/jest', {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] } };`,
};

test('a change that no test notices is shown with its line, and with the reason where it does not matter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-mutate-test-'));
  try {
    for (const [file, text] of Object.entries(project)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const flags = ['--root', folder, '--sample', '3', '--seed', '7', '--jobs', '1'];
    const { status, stdout } = spawnSync(process.execPath, ['scripts/mutate.mjs', ...flags], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^src\/bot\/strong +1 +0$/m);
    expect(stdout).toMatch(/^src\/bot\/weak +0 +1$/m);
    expect(stdout).toMatch(/^ {2}src\/bot\/weak\/limit\.ts:1 .*\n +- export const fits = .* <= 50;\n +\+ export /m);
    expect(stdout).toMatch(
      /do not matter .*:\n {2}src\/bot\/excused\/any\.ts:1 .*\n.*\n.*\n +because it is a sample$/m,
    );
    expect(stdout).toMatch(/^2 mutants, 1 killed, 1 survived \(50\.0 %\), seed 7, commit none$/m);
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
