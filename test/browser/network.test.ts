import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('The network around the bot', () => {
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

  test('is changed on the page, and the bot goes on in it', async () => {
    await alex.page.getByRole('button', { name: 'World', exact: true }).click();
    await alex.page.getByLabel('Cloud').selectOption('gcchigh');
    await alex.page.getByText('The bot is ready.').waitFor();
    await alex.page.getByLabel('Only a proxy leads out').check();
    await alex.page.getByText('The bot starts anew').waitFor();
    await alex.page.getByText('The bot is ready.').waitFor();
    await alex.keep('network');
    expect(await sandbox.around()).toMatchObject({ cloud: 'gcchigh', proxy: true });
    await alex.page.keyboard.press('Escape');
    await alex.say('help');
    await alex.page.getByText('What I can do').nth(1).waitFor();
  });
});
