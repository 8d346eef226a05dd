import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page that is serious or critical: the rule and the element, a line for each. */
export async function seriousIssues(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found: Result[] = await page.evaluate('axe.run().then(({ violations }) => violations)');
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
