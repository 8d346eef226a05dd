import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A form that Entra’s refusal comes in between', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'personal');
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  async function refuse(which: RegExp): Promise<void> {
    await alex.page.getByRole('button', { name: 'World', exact: true }).click();
    const select = alex.page.getByLabel('Entra refuses');
    const option = await select.locator('option', { hasText: which }).getAttribute('value');
    await select.selectOption(option ?? '');
    await alex.keep('world');
    await alex.page.keyboard.press('Escape');
  }

  test('comes back with what was typed, and the sentence at its top', async () => {
    await alex.say('new security group');
    await alex.button('Create').waitFor();
    await alex.field('Name').fill('Night watch');
    await refuse(/53003/);
    await alex.button('Create').click();
    await alex.card.getByText(/Your organisation blocks this from where you are/).waitFor();
    await alex.keep('blocked');
    expect(await alex.field('Name').inputValue()).toBe('Night watch');
    await refuse(/nothing/);
    await alex.button('Create').click();
    await alex.sees('Security group created');
    await alex.keep('created');
  });
});
