/** @seconds 30 */

import type { Browser, Page } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('Signing in as Teams is: no silent token in a channel', () => {
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start({}, ['--silent-token', 'notInChannels']), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  async function asked(page: ChatPage, command: string): Promise<Page> {
    await page.say(`@Muster ${command}`);
    await page.card.getByText(command.replace('add task ', '')).waitFor();
    await page.button('Change').click();
    await page.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await page.keep('asked');
    const opened = page.page.waitForEvent('popup');
    await page.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    return opened;
  }

  test('the button opens a window with the account of whoever pressed, and the press goes on', async () => {
    const grace = await ChatPage.open(browser, sandbox, 'grace', 'channel');
    await asked(grace, 'add task Order paper');
    await grace.button('Create').waitFor();
    await grace.keep('form');
    await grace.button('Create').click();
    await grace.sees('To Do task created');
    await grace.keep('summary');
  });

  test('a window without its opener shows a code, which the bot takes, and the card changes for that person', async () => {
    const hiro = await ChatPage.open(browser, sandbox, 'hiro', 'channel');
    await hiro.page.getByRole('button', { name: 'World', exact: true }).click();
    await hiro.page.getByLabel('Sign-in windows reach Teams').selectOption({ label: 'no: the window shows a code' });
    await hiro.keep('world');
    await hiro.page.keyboard.press('Escape');
    const popup = await asked(hiro, 'add task Water the plants');
    const code = popup.locator('.code');
    await code.waitFor();
    await popup.screenshot({ path: 'test-results/screenshots/signIn-code.png' });
    const said = await code.textContent();
    await popup.close();
    await hiro.say(`@Muster ${said}`);
    await hiro.sees('You are signed in. Your form is where you pressed the button.');
    await hiro.page.getByText('New To Do task').last().waitFor();
    await hiro.keep('code-taken');
    await sandbox.around({ opener: true });
  });

  test('another account is told, and another can be chosen', async () => {
    const ella = await ChatPage.open(browser, sandbox, 'ella', 'channel');
    // Where Teams does not tell whose account it is, the window asks.
    await sandbox.faults({ to: 'connector', path: '/members/', method: 'GET', status: 403, times: 9 });
    const popup = await asked(ella, 'add task Order ink');
    await popup.getByRole('button', { name: /Ben Okafor/ }).click();
    await ella.page.getByText(/This needs the account of Ella Novak, and ben@contoso\.example was signed in/).waitFor();
    await ella.keep('other-account');
    const again = ella.page.waitForEvent('popup');
    await ella.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await (await again).getByRole('button', { name: /Ella Novak/ }).click();
    await ella.button('Create').waitFor();
  });
});
