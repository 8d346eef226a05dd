// npm run docs [-- --out folder]: makes the documentation site from docs/ and what it leads to, into dist/docs. Open
// dist/docs/index.html, or put the folder on any web server; it runs no script and loads nothing from elsewhere.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { layoutOf } from './docs/layout.mjs';
import { htmlOf, pageOf } from './docs/site.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { out: { type: 'string', default: join('dist', 'docs') } } });
const repository = process.env.GITHUB_REPOSITORY
  ? `https://github.com/${process.env.GITHUB_REPOSITORY}`
  : 'https://github.com/<owner>/muster';

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map(
  (file) => `docs/${file.replaceAll('\\', '/')}`,
);
const files = [
  ...inDocs.filter((file) => file.endsWith('.md')),
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'infra/azure/README.md'],
];
const known = new Set(files);
const pages = new Map(
  files.map((file) => [file, pageOf(file, readFileSync(join(root, file), 'utf8'), known, repository)]),
);
rmSync(values.out, { recursive: true, force: true });
for (const page of pages.values()) {
  const target = join(values.out, htmlOf(page.file));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, layoutOf(page, pages));
}
for (const picture of inDocs.filter((file) => file.endsWith('.png')))
  cpSync(join(root, picture), join(values.out, picture.slice('docs/'.length)));
cpSync(join(root, 'docs/chat.png'), join(values.out, 'about/docs/chat.png'));
console.log(`${pages.size} pages are in ${values.out}. Begin with index.html.`);
