import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownPage } from '../../src/bot/pages/markdownPage';
import { FakeChannel } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'muster-pages-'));
let microsoft: Microsoft;
let bot: FakeChannel;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  const TERMS_FILE = join(folder, 'terms.md');
  writeFileSync(TERMS_FILE, '# House rules of Contoso\n\nBe kind <script>alert(1)</script>.');
  bot = await FakeChannel.open({ ...microsoft.environment, TERMS_FILE });
});

afterAll(async () => {
  await bot.close();
  await microsoft.stop();
  rmSync(folder, { recursive: true });
});

test('Anybody can read what Muster does with what it reads, as docs/privacy.md says it', async () => {
  const answer = await fetch(`${bot.url}/privacy`);
  const html = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html).toContain('<title>Privacy</title>');
  const headings = readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8').match(/^## .*$/gm) ?? [];
  expect(headings.length).toBeGreaterThan(3);
  for (const heading of headings) expect(html).toContain(`<h2>${heading.slice(3)}</h2>`);
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('A file of one’s own stands in the place of a page, and is text, not markup', async () => {
  const html = await (await fetch(`${bot.url}/terms`)).text();
  expect(html).toContain('<h1>House rules of Contoso</h1>');
  expect(html).not.toContain('<script>');
});

test('Markdown becomes a page', () => {
  const html = markdownPage(
    '# Title\n\nOne **bold** word\nand a [link](https://contoso.example/a?b=1&c=2).\n\n- first\n- second\n  goes on\n\n[no](javascript:x) [yes](privacy.md)',
  );
  for (const part of [
    '<h1>Title</h1>',
    '<p>One <strong>bold</strong> word and a <a href="https://contoso.example/a?b=1&#38;c=2">link</a>.</p>',
    '<ul><li>first</li><li>second goes on</li></ul>',
    '<p>[no](javascript:x) <a href="/privacy">yes</a></p>',
  ])
    expect(html).toContain(part);
});
