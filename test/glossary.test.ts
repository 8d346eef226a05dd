import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { exportedNames } from './support/exportedNames';

const ROOT = join(__dirname, '..');
const [, words = '', kept = ''] = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').split(
  /^#+ (?:Words|Keys that stay)$/m,
);

const files = ['src', 'storm', 'test', 'scripts', 'infra'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .map((file) => `${folder}/${file.replaceAll(sep, '/')}`),
);
const exported = new Map(files.map((file) => [file, exportedNames(readFileSync(join(ROOT, file), 'utf8'))]));

/** What stands in code in one column of a table. */
function codeIn(table: string, column: number): string[] {
  const cells = table.split('\n').map((row) => row.split('|')[column] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
}

const retired = codeIn(words, 3);
const stays = codeIn(kept, 1);

/** A retired name is compared as it is written: a file is named after what it exports, but may begin with a small letter. */
function retiredNames(file: string, names: readonly string[]): string[] {
  const found = names.filter((name) => retired.includes(name.split('.').at(-1) ?? '') && !stays.includes(name));
  const own = basename(file).split('.')[0] ?? '';
  return [...(retired.includes(own) ? [file] : []), ...found.map((name) => `${file}: ${name}`)];
}

describe('The glossary', () => {
  const all = [...exported.values()].flat();

  test('is read whole', () => {
    expect(codeIn(words, 1)).toEqual(expect.arrayContaining(['CommandText', 'injectFault']));
    expect(retired).toEqual(expect.arrayContaining(['Heard', 'trouble']));
    expect(stays).not.toEqual([]);
  });

  test('has only words that the code has', () => {
    const known = new Set(all.flatMap((name) => name.split('.')));
    expect(codeIn(words, 1).filter((word) => !known.has(word))).toEqual([]);
  });

  test('retires names that nobody uses any more', () => {
    expect([...exported].flatMap(([file, names]) => retiredNames(file, names))).toEqual([]);
  });

  test('keeps no key that is not there', () => {
    expect(stays.filter((key) => !all.includes(key))).toEqual([]);
  });
});

describe('The check itself', () => {
  test('finds what is exported, and its properties', () => {
    const source = `
      interface Own { readonly hidden: string }
      export interface Shown { readonly one: string; two(): void; readonly deep: { three: string } }
      export type Either = { four: string } | Own;
      export class Door { #private = 1; private readonly alsoPrivate = 1; constructor(readonly five: string, private six: string) {} get seven() { return 1; } }
      export const eight = 1, { nine, ten: [eleven] } = {};
      export function twelve() {}
      class Later {}
      export { Later, Own as Renamed };
      export default class Thirteen {}`;
    expect(exportedNames(source)).toEqual(
      expect.arrayContaining([
        ...['Shown', 'Shown.one', 'Shown.two', 'Shown.deep', 'Shown.three', 'Either', 'Either.four'],
        ...['Door', 'Door.five', 'Door.seven', 'eight', 'nine', 'eleven', 'twelve', 'Later', 'Renamed', 'Thirteen'],
      ]),
    );
    expect(exportedNames(source).filter((name) => /hidden|rivate|six|ten$/.test(name))).toEqual([]);
  });

  test('finds a retired name as an export, a property and a file', () => {
    expect(retiredNames('src/bot/turn/heard.ts', ['Heard', 'Fine.HeardData', 'Fine.hearing', 'hear'])).toEqual([
      'src/bot/turn/heard.ts',
      'src/bot/turn/heard.ts: Heard',
      'src/bot/turn/heard.ts: Fine.HeardData',
    ]);
  });
});
