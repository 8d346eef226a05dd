import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Hono } from 'hono';

/** The package's root: this folder lies equally deep in `src` and in `dist`. */
export const root = join(__dirname, '../../..');

const compiled = join(root, 'dist/sandbox/teams/page');
const source = join(root, 'src/sandbox/teams/page');
const adaptiveCards = join(root, 'node_modules/adaptivecards/dist');
const axe = join(root, 'node_modules/axe-core');

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The chat page's own files, compiled or as they stand, and Microsoft's card renderer. */
export function pageFiles(): Hono {
  const files = new Hono();
  files.get('/', () => file([source], 'index.html'));
  files.get('/webview.js', () => file([compiled], 'webview.js'));
  files.get('/page/*', (c) => file([compiled, source], c.req.path.slice('/page/'.length)));
  files.get('/lib/axe.min.js', () => file([axe], 'axe.min.js'));
  files.get('/lib/:name{adaptivecards\\.(?:min\\.js|css)}', (c) => file([adaptiveCards], c.req.param('name')));
  return files;
}

/** The first folder that has the file answers; a path cannot leave its folder. */
async function file(folders: readonly string[], path: string): Promise<Response> {
  const type = mediaTypes[extname(path)];
  for (const folder of type ? folders : []) {
    const content = await readFile(join(folder, normalize(`/${path}`))).catch(() => undefined);
    if (content) return new Response(content, { headers: { 'content-type': type ?? '', 'cache-control': 'no-cache' } });
  }
  return new Response(`There is no ${path} here.`, { status: 404 });
}
