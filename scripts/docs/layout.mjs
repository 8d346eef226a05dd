import { dirname, relative } from 'node:path';
import { htmlOf } from './site.mjs';

/** @typedef {import('./site.mjs').Page} Page */

export const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1f1b2d, #eceaf3); --soft: light-dark(#5f5a70, #b4afc4); --back: light-dark(#fff, #17141f); --line: light-dark(#dedbe8, #3a3549); --link: light-dark(#5b2bbd, #b79cff); --code: light-dark(#f3f1f8, #231f2e); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--text); background: var(--back); }
a { color: var(--link); }
.pages { position: absolute; left: -999px; } .pages:focus { left: 8px; top: 8px; background: var(--back); padding: 8px; }
.frame { display: grid; grid-template-columns: 250px minmax(0, 1fr); max-width: 1180px; margin: 0 auto; }
main { grid-column: 2; grid-row: 1; } nav { grid-column: 1; grid-row: 1; padding: 24px 16px; border-right: 1px solid var(--line); font-size: 14px; }
nav h2 { font-size: 13px; margin: 20px 0 4px; color: var(--soft); } nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 3px 0; } nav a { text-decoration: none; } nav a:hover { text-decoration: underline; } nav a[aria-current] { font-weight: 700; color: var(--text); }
main { padding: 24px 32px 64px; max-width: 860px; }
h1 { line-height: 1.2; } h2 { margin-top: 2em; } code { background: var(--code); padding: 1px 4px; border-radius: 4px; font-size: 0.9em; overflow-wrap: anywhere; }
pre { background: var(--code); padding: 12px; border-radius: 8px; overflow-x: auto; } pre code { padding: 0; overflow-wrap: normal; }
.table { overflow-x: auto; } table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: 6px 10px; text-align: left; vertical-align: top; }
img { max-width: 100%; border-radius: 8px; }
@media (max-width: 800px) { .frame { display: block; } nav { border-right: 0; border-top: 1px solid var(--line); } main { padding: 16px; } .pages { position: static; display: block; padding: 12px 16px 0; } }
`;

/** Pages in the order of the menu; whatever is not named stands under its folder. @type {readonly (readonly [string, readonly string[]])[]} */
const MENU = [
  ['People', ['docs/people/README.md', 'docs/people/de.md', 'docs/people/es.md']],
  [
    'Administrators',
    [
      ...[
        'README',
        'tenant',
        'permissions',
        'settings',
        'certificates',
        'teams',
        'clouds',
        'tenants',
        'operations',
      ].map((name) => `docs/administrators/${name}.md`),
      ...[
        'docs/administrators/data.md',
        'docs/houseRules.md',
        'docs/watching.md',
        'docs/administrators/troubleshooting.md',
      ],
      ...['docs/administrators/doctor.md', 'docs/refusals.md', 'docs/privacy.md', 'docs/terms.md'],
    ],
  ],
  ['Engineers', ['docs/engineers/README.md']],
];

/**
 * A whole page with menu.
 * @param {Page} page
 * @param {ReadonlyMap<string, Page>} pages
 */
export function layoutOf(page, pages) {
  const named = MENU.flatMap(([, files]) => files);
  const others = [...pages.keys()].filter((file) => !named.includes(file) && file !== 'docs/README.md').sort();
  const groups = MENU.map(
    ([title, files]) => /** @type {const} */ ([title, title === 'Engineers' ? [...files, ...others] : files]),
  );
  const language = /\/(de|es)\.md$/.exec(page.file)?.[1] ?? 'en';
  /** @param {string} file */
  const item = (file) => {
    const target = pages.get(file);
    if (!target) return '';
    const current = file === page.file ? ' aria-current="page"' : '';
    return `<li><a href="${linkTo(page.file, file)}"${current}>${textOf(target.title)}</a></li>`;
  };
  const menu = groups.map(([title, files]) => `<h2>${title}</h2><ul>${files.map(item).join('')}</ul>`).join('');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${textOf(page.title)}</title><style>${STYLE}</style></head>
<body><a class="pages" href="#pages">All pages</a><div class="frame">
<main id="content">${page.html}</main>
<nav id="pages" aria-label="Pages" tabindex="-1"><a href="${linkTo(page.file, 'docs/README.md')}"><strong>Muster</strong></a>${menu}</nav>
</div></body></html>
`;
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkTo(from, to) {
  return relative(dirname(htmlOf(from)), htmlOf(to)).replaceAll('\\', '/');
}

/** @param {string} text */
function textOf(text) {
  return text.replace(/[`*_]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
