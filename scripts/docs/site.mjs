import { dirname, posix, relative } from 'node:path';
import { Marked } from 'marked';

/** @typedef {{ readonly file: string, readonly title: string, readonly html: string }} Page */

/** Beside what a link within the site leads to, everything else of the repository. */
const REPOSITORY = '.';

/**
 * As GitHub names headings in addresses.
 * @param {string} heading
 */
export function slugOf(heading) {
  return heading
    .replace(/<[^>]+>|[`*_]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * One page of Markdown as HTML. Links to other pages of the site lead to their HTML; links to files that are not part of it
 * lead to the repository.
 * @param {string} file from the root, such as docs/README.md
 * @param {string} text
 * @param {ReadonlySet<string>} pages files that the site has
 * @param {string} repository its address
 * @returns {Page}
 */
export function pageOf(file, text, pages, repository) {
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens);
        return `<h${depth} id="${slugOf(inner)}">${inner}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${addressOf(file, href, pages, repository)}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  const html = marked
    .parse(text, { async: false })
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return { file, title: /^# (.*)$/m.exec(text)?.[1] ?? file, html };
}

/**
 * @param {string} file
 * @param {string} href
 * @param {ReadonlySet<string>} pages
 * @param {string} repository
 */
function addressOf(file, href, pages, repository) {
  if (/^[a-z]+:/.test(href) || href.startsWith('#')) return href;
  const [path = '', heading] = href.split('#');
  const target = posix.normalize(posix.join(posix.dirname(file), path));
  const known = [target, posix.join(target, 'README.md')].find((one) => pages.has(one));
  const anchor = heading ? `#${heading}` : '';
  if (!known) return `${repository}/blob/main/${target === REPOSITORY ? '' : target}${anchor}`;
  return `${relative(dirname(htmlOf(file)), htmlOf(known)).replaceAll('\\', '/') || posix.basename(htmlOf(known))}${anchor}`;
}

/**
 * Where a page lies in the site.
 * @param {string} file
 */
export function htmlOf(file) {
  const inner = file.startsWith('docs/') ? file.slice('docs/'.length) : `about/${file}`;
  return inner.replace(/README\.md$/, 'index.html').replace(/\.md$/, '.html');
}
