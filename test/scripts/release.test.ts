import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const lock = {
  name: 'mini',
  version: '1.4.9',
  lockfileVersion: 3,
  packages: { '': { name: 'mini', version: '1.4.9' }, 'node_modules/other': { version: '1.4.9' } },
};
const changelog = `# Changelog

## [Unreleased]

### Added

- Something that people will notice.

## [1.4.9] - 2026-01-31

- What was there.
`;

describe('npm run release', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-release-'));
    cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
    put('package.json', JSON.stringify({ name: 'mini', version: '1.4.9', private: true }, null, 2));
    put('package-lock.json', JSON.stringify(lock, null, 2));
    put('CHANGELOG.md', changelog);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function put(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }

  function read(name: string): string {
    return readFileSync(join(folder, name), 'utf8');
  }

  function release(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [join(folder, 'scripts/release.mjs'), ...args], { encoding: 'utf8' });
  }

  test.each([
    ['patch', '1.4.10'],
    ['minor', '1.5.0'],
    ['major', '2.0.0'],
    ['1.10.0', '1.10.0'],
  ])('%s makes %s of 1.4.9, wherever the version stands', (wanted, version) => {
    expect(release(wanted)).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(read('package.json'))).toEqual({ name: 'mini', version, private: true });
    expect(JSON.parse(read('package-lock.json'))).toEqual({
      ...lock,
      version,
      packages: { ...lock.packages, '': { name: 'mini', version } },
    });
  });

  test('dates what is unreleased, and leaves room for what comes next', () => {
    release('minor');
    const today = new Date().toISOString().slice(0, 10);
    expect(read('CHANGELOG.md')).toBe(
      changelog.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [1.5.0] - ${today}\n`),
    );
  });

  test('says what is left to do', () => {
    const { stdout } = release('minor');
    expect(stdout).toContain('This is 1.5.0 now');
    for (const step of ['npm test', 'git commit', 'git tag v1.5.0', 'git push', 'npm run package'])
      expect(stdout).toContain(step);
  });

  test.each([
    ['without a version', [], 'npm run release -- minor'],
    ['with a word that is none', ['next'], 'npm run release -- minor'],
    ['with half a version', ['1.5'], 'npm run release -- minor'],
    ['with the same version', ['1.4.9'], '1.4.9 is not higher than 1.4.9'],
    ['with a version that has more than three numbers', ['1.4.10-1'], 'npm run release -- minor'],
    ['with a lower version', ['0.99.99'], '0.99.99 is not higher than 1.4.9'],
  ])('%s changes nothing and helps', (_, args, sentence) => {
    expectRefusal(release(...args), sentence);
  });

  test('where nothing is unreleased it changes nothing and helps', () => {
    const empty = changelog.replace('- Something that people will notice.\n', '');
    put('CHANGELOG.md', empty);
    expectRefusal(release('minor'), 'nothing under [Unreleased]', empty);
  });

  test('a second run in a row finds nothing to release', () => {
    release('minor');
    expect(release('minor')).toMatchObject({ status: 1, stdout: '' });
    expect(JSON.parse(read('package.json'))).toMatchObject({ version: '1.5.0' });
  });

  function expectRefusal(ended: ReturnType<typeof release>, sentence: string, unchanged = changelog): void {
    expect(ended).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(sentence) });
    expect(JSON.parse(read('package.json'))).toMatchObject({ version: '1.4.9' });
    expect(JSON.parse(read('package-lock.json'))).toEqual(lock);
    expect(read('CHANGELOG.md')).toBe(unchanged);
  }
});
