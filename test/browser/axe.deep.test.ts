/** @seconds 60 */

import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CARDS, catalog, deck } from '../support/cardFixture';
import { describeInBrowser, launchChromium } from './chromium';
import { PageAlone } from './pageAlone';
import { placeholderContrast } from './placeholderContrast';
import { seriousIssues } from './seriousIssues';

const themes = ['Light', 'Dark', 'High contrast'];

/** Every card that is there, but for what only lends its parts to others. */
const paths = [...deck.cards.keys()].filter((path) => path !== 'shared/form');

function sampleOf(path: string): Record<string, never> {
  const files = [`shared/${posix.basename(path)}.sample.json`, `${path}.sample.json`];
  const there = files.map((file) => join(CARDS, file)).filter((file) => existsSync(file));
  return Object.assign({}, ...there.map((file) => JSON.parse(readFileSync(file, 'utf8'))));
}

/** With everything shown that is folded away. */
function unfolded(card: object): object {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true'));
}

describeInBrowser('Nothing shuts anybody out', () => {
  let browser: Browser;
  let alone: PageAlone;
  let page: Page;

  beforeAll(async () => {
    [browser, alone] = await Promise.all([launchChromium(), PageAlone.start()]);
    page = await browser.newPage({ viewport: { width: 1200, height: 2000 } });
  });

  afterAll(async () => {
    await browser?.close();
    alone?.stop();
  });

  test('every kind has its cards looked at', () => {
    for (const { name } of catalog.kinds) expect(paths).toContain(`${name}/form`);
  });

  test.each(paths)('of the card %s, in any theme', async (path) => {
    alone.card = unfolded(deck.fill(path, sampleOf(path)));
    await page.goto(alone.url);
    await page.locator('.card .ac-adaptiveCard').waitFor();
    const found: string[] = [];
    for (const theme of themes) {
      await page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption(theme);
      found.push(...(await seriousIssues(page)).map((issue) => `${theme}: ${issue}`));
      const contrast = await placeholderContrast(page.locator('.card [placeholder]'));
      if (contrast < 4.5) found.push(`${theme}: a placeholder stands out by ${contrast} only`);
    }
    expect(found).toEqual([]);
  });
});
