import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const sixLines = ['one();', 'two();', 'three();', 'four();', 'five();', 'six();'].join('\n');

describe('npm run measure', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-house-'));
    cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    put('src/bot/app.ts', '// any as string!\nexport const app = ["as any"] as const;\n');
    put('src/sandbox/main.ts', 'export {};\n');
    put('test/app.test.ts', 'export {};\n');
    put('cards/shared/note.json', '{}\n');
    git('init', '--quiet');
    git('add', 'src', 'test', 'cards');
    git('-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', 'commit', '--quiet', '--message', 'base');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function put(name: string, text: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  function git(...args: string[]): void {
    execFileSync('git', args, { cwd: folder });
  }

  /** The last line, or the row of one measure. */
  function measured(row?: string): string | undefined {
    const printed = execFileSync(process.execPath, [join(folder, 'scripts/measure.mjs'), 'HEAD'], { encoding: 'utf8' });
    const lines = printed.trim().split('\n');
    return row ? lines.find((line) => line.startsWith(row))?.replace(/ +/g, ' ') : lines.at(-1);
  }

  test('says that nothing is worse where nothing has changed', () => {
    expect(measured()).toBe('since HEAD: nothing worse');
  });

  test.each([
    ['a cast', 'src/bot/app.ts', 'export const app = [] as string[];\n', 'src/bot: casts 0 → 1'],
    ['a value that must be there', 'src/bot/app.ts', 'export const app = [0].at(0)!;\n', 'src/bot: casts 0 → 1'],
    ['an any', 'src/sandbox/main.ts', 'export let main: any;\n', 'src/sandbox: any 0 → 1'],
    ['a file that imports itself', 'test/app.test.ts', "import './app.test';\n", 'test: files in import cycles 0 → 1'],
    ['a longer card', 'cards/shared/note.json', '{\n}\n', 'cards: lines 1 → 2'],
    ['a copy', 'test/copies.ts', `a();\n${sixLines}\nb();\n  ${sixLines}\nc();\n`, 'test: duplicate blocks 0 → 2'],
    ['a long function', 'src/bot/app.ts', 'export function app() {\n\n}\n', 'src/bot: lines a function, max 0 → 3'],
    ['a long method', 'src/bot/app.ts', 'class App {\n  #a() {\n\n  }\n}\n', 'src/bot: lines a function, max 0 → 3'],
  ])('finds %s', (_, file, text, finding) => {
    put(file, text);
    const verdict = measured();
    expect(verdict).toMatch(/^since HEAD: worse: /);
    expect(verdict).toContain(finding);
  });

  test('counts no words of comments and strings, and no as const', () => {
    expect(measured('src/bot: casts')).toBe('src/bot: casts | 0 | 0');
    expect(measured('src/bot: any')).toBe('src/bot: any | 0 | 0');
  });

  test('is content with less, with more files, and with more tests', () => {
    put('src/bot/app.ts', 'export {};\n');
    put('test/other.test.ts', 'export {};\n');
    put('src/bot/empty.ts', '');
    expect(measured('test: files')).toBe('test: files | 1 | 2');
    expect(measured()).toBe('since HEAD: nothing worse');
  });
});
