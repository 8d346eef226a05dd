import type { Browser, Page } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';
import { placeholderContrast } from './placeholderContrast';
import { seriousIssues } from './seriousIssues';

/** What a person at the keyboard has the focus on: its role or tag, and its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    const labels = activeElement?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labelled = labels.map((id) => document.getElementById(id)?.textContent).join(' ');
    return labelled || activeElement?.getAttribute('aria-label') || activeElement?.textContent || '';
  });
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to "${name}".`);
}

describeInBrowser('The chat page', () => {
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('works with the keyboard alone, from the command to the summary', async () => {
    const { page } = await ChatPage.open(browser, sandbox, 'alex', 'channel');
    await page.keyboard.type('@mus');
    await page.keyboard.press('Enter');
    await page.keyboard.type('new sec');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open form' }).waitFor();
    // Back from the field to write in, over "Reply" and "Cancel".
    for (let presses = 0; presses < 8 && !(await focused(page)).startsWith('Open form'); presses += 1) {
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(await focused(page)).toContain('Name');
    await page.keyboard.type('Keyboard friends');
    await tabTo(page, 'Members');
    await page.keyboard.type('yuk');
    await page.getByRole('option', { name: 'Yuki Mori' }).waitFor();
    await page.keyboard.press('Enter');
    await tabTo(page, 'Create');
    await page.keyboard.press('Enter');
    await page.getByText('Security group created').waitFor();
    expect(await page.locator('.card').last().textContent()).toContain('Keyboard friends');
  });

  test('names its landmarks, and every control in it', async () => {
    const { page } = await ChatPage.open(browser, sandbox, 'alex', 'personal');
    await page.keyboard.type('new group');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    for (const landmark of ['navigation', 'main', 'complementary', 'banner'] as const) {
      expect(await page.getByRole(landmark).count()).toBeGreaterThan(0);
    }
    expect(await page.getByRole('log', { name: 'Messages' }).count()).toBe(1);
    const lines = (await page.locator('body').ariaSnapshot()).split('\n').map((line) => line.trim());
    const nameless = lines.filter((line) => /^- (button|textbox|combobox|radio|link|checkbox|listbox)(:|$)/.test(line));
    expect(nameless).toEqual([]);
  });

  test('shuts nobody out, neither page nor form nor summary, in any theme', async () => {
    const chat = await ChatPage.open(browser, sandbox, 'amira', 'personal');
    await chat.say('new group Everybody');
    await chat.openForm();
    await chat.create();
    await chat.sees('Microsoft 365 group created');
    await chat.say('new security group Somebody');
    await chat.openForm();
    await chat.say('new dynamic group Everybody else');
    await chat.card.getByText('New dynamic group').waitFor();
    const more = chat.button('More options');
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    await more.click();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await chat.card.getByRole('radiogroup', { name: 'Type' }).count()).toBe(1);
    expect(await chat.card.getByRole('group', { name: 'Comes with' }).count()).toBe(1);
    await chat.button('Mail').click();
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    for (const theme of ['Light', 'Dark', 'High contrast']) {
      await chat.page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption(theme);
      expect([theme, await seriousIssues(chat.page)]).toEqual([theme, []]);
      expect(await placeholderContrast(chat.card.locator('[placeholder]'))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('fits into 320 pixels, one part at a time', async () => {
    const small = { viewport: { width: 320, height: 640 } };
    const narrow = await ChatPage.open(browser, sandbox, 'alex', 'personal', small);
    await narrow.say('add task Fold the map');
    await narrow.card.getByRole('button').first().waitFor();
    await narrow.keep('narrow');
    expect(await narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const { width = 0, x = 0 } = (await narrow.card.boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual(320);
    await narrow.page.getByRole('button', { name: 'Inspector' }).click();
    expect(await narrow.page.getByRole('complementary').isVisible()).toBe(true);
    expect(await narrow.page.getByRole('main').isVisible()).toBe(false);
    await narrow.keep('narrow-inspector');
  });

  test('follows the system to a dark theme, and remembers another choice', async () => {
    const { page } = await ChatPage.open(browser, sandbox, 'alex', 'personal', { colorScheme: 'dark' });
    const theme = () => page.locator('html').getAttribute('data-theme');
    expect(await theme()).toBe('dark');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('High contrast');
    expect(await theme()).toBe('contrast');
    await page.reload();
    await page.locator('.chat-button[aria-current]').waitFor();
    expect(await theme()).toBe('contrast');
  });
});
