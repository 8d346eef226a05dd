import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const picture = join(__dirname, '../../docs/chat.png');
const wanted = process.env.UPDATE_SCREENSHOT !== undefined;

/** Only with UPDATE_SCREENSHOT set, so that a test run changes no file of the repository. */
(wanted ? describeInBrowser : describe.skip)('The picture in the README', () => {
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('shows a summary and a form', async () => {
    const alex = await ChatPage.open(browser, sandbox, 'alex', 'channel', { colorScheme: 'light' });
    await alex.say('@Muster new security group Harbour crew');
    await alex.button('Open form').click();
    await alex.field('Name').fill('Harbour crew');
    await alex.pick('Members', 'gra', 'Grace Lindqvist');
    await alex.button('Create').click();
    await alex.sees('Security group created');
    await alex.page.screenshot({ path: picture });
  });
});
