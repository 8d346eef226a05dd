import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/docs.mjs');
let site: string;
let pages: string[];
const read = (page: string) => readFileSync(join(site, page), 'utf8');

beforeAll(() => {
  site = join(mkdtempSync(join(tmpdir(), 'muster-site-')), 'docs');
  expect(spawnSync(process.execPath, [SCRIPT, '--out', site]).status).toBe(0);
  pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
});
afterAll(() => rmSync(dirname(site), { recursive: true }));

/** Links and pictures of a page that lead nowhere within the site. */
function deadEnds(page: string): string[] {
  const targets = [...read(page).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path, anchor] = target.split('#');
    const file = path ? join(dirname(page), path) : page;
    if (!existsSync(join(site, file))) return true;
    return anchor !== undefined && !read(file).includes(`id="${anchor}"`);
  });
}

test('has a page for people, administrators and engineers, and every page of docs', () => {
  const some = ['index.html', 'people/de.html', 'administrators/tenant.html', 'administrators/settings.html'];
  expect(pages).toEqual(expect.arrayContaining([...some, 'engineers/index.html', 'architecture.html']));
});

test('every link and picture leads somewhere', () => {
  expect(pages.flatMap((page) => deadEnds(page).map((target) => `${page}: ${target}`))).toEqual([]);
});

test('every page is in the menu of every page, and can be read without a script', () => {
  const count = (page: string) => /<nav[\s\S]*<\/nav>/.exec(read(page))?.[0].match(/<li><a href=/g)?.length;
  expect(new Set(pages.map(count)).size).toBe(1);
  for (const page of pages) expect(read(page)).not.toMatch(/<script|src="http/);
});

test('pages are in their own language', () => {
  expect(read('people/es.html')).toContain('<html lang="es">');
  expect(read('people/index.html')).toContain('<html lang="en">');
});
