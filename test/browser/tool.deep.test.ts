import type { Browser, Page } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage, looks } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const lines = (page: Page) => page.getByRole('list', { name: 'Requests, newest last' });

describeInBrowser('The page as a tool', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'group');
    await alex.say('@mus');
    await alex.page.keyboard.type('new security group Lantern crew');
    await alex.page.keyboard.press('Enter');
    await alex.openForm();
    await alex.create();
    await alex.sees('Security group created');
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('shows what a press has brought about below it, and still after a reload', async () => {
    await alex.page.reload();
    const posted = lines(alex.page).locator('li.toBot li.toBot li.graph').filter({ hasText: 'POST/v1.0/groups201' });
    await posted.waitFor();
    await alex.keep('tree');
  });

  test('is searched by whatever travelled, and opens by the keyboard alone', async () => {
    const { page } = alex;
    await page.getByRole('searchbox', { name: 'Search all that travelled' }).fill('lantern-crew');
    await lines(page).locator('.found').first().waitFor();
    const asked = lines(page).locator('.graph');
    expect(await asked.filter({ visible: true }).count()).toBeLessThan(await asked.count());
    await page.keyboard.press('Tab');
    while ((await page.evaluate(() => document.activeElement?.tagName)) !== 'SUMMARY') await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await lines(page).locator('details[open] pre').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy as curl');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await lines(page).getByText('Answered 200.').waitFor();
    await page.getByRole('searchbox').fill('');
  });

  test('edits, reacts to and deletes a message by its menu', async () => {
    const { page } = alex;
    const mine = page.locator('.message.mine').last();
    const choose = async (of: typeof mine, name: string) => {
      await of.getByRole('button', { name: /^More about/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name }).press('Enter');
    };
    await choose(mine, 'Edit');
    await page.getByRole('dialog').getByRole('textbox').fill('@{Muster} new security group Lamp crew');
    await page.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Lamp crew').waitFor();
    await choose(page.locator('.message.from-bot').last(), 'like');
    await page.locator('.reaction').waitFor();
    await choose(page.locator('.message.from-bot').last(), 'Card as JSON');
    await page.getByRole('dialog').getByText('"AdaptiveCard"').waitFor();
    await page
      .getByRole('dialog')
      .getByText('axe finds nothing')
      .or(page.getByLabel('What axe finds'))
      .first()
      .waitFor();
    await alex.keep('card-json');
    await page.keyboard.press('Escape');
    await choose(mine, 'Delete');
    await mine.getByText('This message has been deleted.').waitFor();
  });

  test('has a second person beside the first, who sees what they may', async () => {
    await alex.page.getByRole('button', { name: 'Two people side by side' }).click();
    const beside = alex.page.frameLocator('iframe');
    await beside.getByText('Security group created').waitFor();
    expect(await beside.getByText('Only you see').count()).toBe(0);
    await alex.keep('side-by-side');
    await alex.page.getByRole('button', { name: 'Two people side by side' }).click();
  });

  test('moves the clock, lets a call fail and starts afresh, in the panel of the world', async () => {
    const { page } = alex;
    await page.getByRole('button', { name: 'World', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'World' });
    await panel
      .getByRole('combobox', { name: /^Everything, the bot included, is/ })
      .selectOption({ label: 'in 8 days: forms have expired' });
    await panel.getByRole('button', { name: 'Let it happen' }).click();
    await panel.getByText('It waits for the next such call.').waitFor();
    await panel.getByRole('list', { name: 'Faults that wait' }).getByText('"times":1').waitFor();
    expect((await (await fetch(`${sandbox.url}/sandbox/clock`)).json()).ahead).toBe(691_200);
    await alex.keep('world');
    await panel.getByRole('button', { name: 'Start afresh' }).click();
    await page.locator('.log').getByText('Security group created').first().waitFor({ state: 'detached' });
    expect((await (await fetch(`${sandbox.url}/sandbox/clock`)).json()).ahead).toBe(0);
  });

  test('looks right in every theme, and in a narrow window', async () => {
    const { page } = alex;
    await page.getByRole('log').getByText('What I can do').first().waitFor();
    await alex.say('@mus');
    await page.keyboard.type('help');
    await page.keyboard.press('Enter');
    await lines(page).locator('li.fromBot').last().waitFor();
    for (const [look, theme, width] of looks) {
      await page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption(theme);
      await page.setViewportSize({ width, height: 800 });
      if (width < 720) await page.getByRole('button', { name: 'Inspector' }).click();
      await alex.keep(look);
      expect([look, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([look, width]);
    }
  });
});
