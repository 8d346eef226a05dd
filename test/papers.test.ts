import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(__dirname, '..');
const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;
const folders = readdirSync(ROOT, { withFileTypes: true }).filter((one) => one.isDirectory() && isOurs(one.name));

/** What people read, and what tells other programs which commands to run. */
const papers = [
  ...readdirSync(ROOT),
  ...[...folders.map(({ name }) => name), '.github', '.vscode'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  ),
].filter(
  (file) =>
    !file.includes('node_modules/') && (file.endsWith('.md') || /^\.(github|vscode)\/.*\.(yml|json)$/.test(file)),
);

/** A name of a file or a folder from the checkout's root, unless it has a part that stands for others, such as <name>. */
const PATH = new RegExp(
  `(?<![\\w./-])(?:${folders.map(({ name }) => name).join('|')}|\\.github)/[\\w./-]*(?![\\w./<*…{-])`,
  'g',
);
/** `npm test` and `npm start` need no `run`. */
const COMMAND = /\bnpm (?:run (?:--silent |-s )?(?=\w)|(?=(?:test|start)\b))([\w:-]+)/g;
const LINK = /(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)/g;

function isOurs(folder: string): boolean {
  return !folder.startsWith('.') && !['node_modules', 'dist', 'test-results'].includes(folder);
}

function brokenLinks(paper: string, text: string): string[] {
  const links = [...text.matchAll(LINK)].map(([, link, picture]) => link ?? picture ?? '');
  return links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(paper, text, link));
}

function leadsSomewhere(paper: string, text: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const path = join(ROOT, dirname(paper), file);
  if (!existsSync(path)) return false;
  return !heading || headings(file ? readFileSync(path, 'utf8') : text).includes(heading);
}

/** As GitHub names them in addresses. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function unknownCommands(text: string): string[] {
  return [...text.matchAll(COMMAND)].map(([, name = '']) => name).filter((name) => !Object.hasOwn(scripts, name));
}

/** Named from the root, or from the folder of the paper. */
function missingFiles(paper: string, text: string): string[] {
  return [...text.matchAll(PATH)]
    .map(([path]) => normalize(path.replace(/[.-]+$/, '')))
    .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, dirname(paper), path)));
}

describe('The papers', () => {
  test('are read whole', () => {
    const names = ['README.md', 'SECURITY.md', 'storm/README.md', 'docs/properties.md', '.github/workflows/ci.yml'];
    expect(papers).toEqual(expect.arrayContaining(names));
  });

  test('name every command', () => {
    const all = papers.map((paper) => readFileSync(join(ROOT, paper), 'utf8')).join('\n');
    const named = [...all.matchAll(COMMAND)].map(([, name = '']) => name);
    expect(Object.keys(scripts).filter((name) => !named.includes(name))).toEqual([]);
  });

  describe.each(papers)('%s', (paper) => {
    const text = readFileSync(join(ROOT, paper), 'utf8');

    test('has links that lead somewhere', () => {
      expect(brokenLinks(paper, text)).toEqual([]);
    });

    test('names commands that exist', () => {
      expect(unknownCommands(text)).toEqual([]);
    });

    test('names files that exist', () => {
      expect(missingFiles(paper, text)).toEqual([]);
    });
  });
});

describe('The check itself', () => {
  test('finds a link that leads nowhere', () => {
    const text =
      '# A heading, here\n[a](../LICENSE) [b](#a-heading-here) [c](#gone) [d](gone.md) ![e](gone.png) [f](https://a.example/b)';
    expect(brokenLinks('docs/page.md', text)).toEqual(['#gone', 'gone.md', 'gone.png']);
    expect(brokenLinks('docs/page.md', '[a](../README.md#muster) [b](../README.md#gone)')).toEqual([
      '../README.md#gone',
    ]);
  });

  test('finds a command that does not exist', () => {
    expect(unknownCommands('`npm run lint`, `npm run gone -- --flag`, npm run gone:too')).toEqual(['gone', 'gone:too']);
  });

  test('finds a file that does not exist, but not one that stands for others', () => {
    const text =
      '`src/bot/app.ts`, src/bot/gone.ts. `test/kinds/<name>.test.ts` `cards/*/form.json` dist/src/gone.ts `src/gone/`';
    expect(missingFiles('docs/page.md', text)).toEqual(['src/bot/gone.ts', 'src/gone/']);
  });
});
