import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { secretIn } from './support/secrets';

const ROOT = join(__dirname, '..');
const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

/** Made up, so that the search has something to find and to name. */
const MADE_UP = ['test/redaction.test.ts', 'test/support/secrets.ts'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'test-results', '.git']);

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => !LEFT_OUT.has(name))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(ROOT, path)).isDirectory() ? filesIn(path) : [path]));
}

describe('SECURITY.md', () => {
  test('names only files that are there', () => {
    const linked = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    const written = [...page.matchAll(/`((?:src|infra|test)\/[^`]+|Dockerfile)`/g)].map(([, path = '']) => path);
    expect(linked.length).toBeGreaterThan(30);
    expect([...linked, ...written].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  const rows = [...page.matchAll(/^\| \*\*.*$/gm)].map(([row]) => row.replace(/ \|$/, '').split(' | '));

  test('names for every attack a defence, and a file of tests that shows it', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(row).toHaveLength(4);
      expect(row[2]).toMatch(/\]\(test\/.*\.test\.ts\)/);
    }
  });

  test('names for every attack the command that runs these files', () => {
    const commands = (files: string) => {
      const isDeep = [...files.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path.endsWith('.deep.test.ts'));
      return [isDeep.includes(false) && '`npm test`', isDeep.includes(true) && '`npm run test:deep`'];
    };
    for (const [attack, , files = '', named] of rows)
      expect([attack, named]).toEqual([attack, commands(files).filter(Boolean).join(', ')]);
  });
});

describe('The repository', () => {
  test('holds no token, no secret and no key', () => {
    const found = filesIn('.')
      .filter((path) => !/\.(env|pem)$/.test(path) && !MADE_UP.includes(path))
      .filter((path) => secretIn(readFileSync(join(ROOT, path), 'latin1')));
    expect(found).toEqual([]);
  });

  test('does not take in settings and keys', () => {
    const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '*.pem']));
  });
});
