import type { Browser, Page } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('Consent in the sign-in window', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let tomas: ChatPage;

  async function signIn(): Promise<Page> {
    const opened = tomas.page.waitForEvent('popup');
    await tomas.page.getByRole('button', { name: 'Sign in' }).click();
    return opened;
  }

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    tomas = await ChatPage.open(browser, sandbox, 'tomas', 'channel');
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('is asked for by a button when the person has not consented yet', async () => {
    await tomas.say('@Muster new security group');
    await tomas.button('Open form').click();
    await tomas.field('Name').fill('Night watch');
    await tomas.button('Create').click();
    await tomas.page.getByRole('button', { name: 'Sign in' }).waitFor();
    await tomas.keep('sign-in');
    expect(await tomas.field('Name').inputValue()).toBe('Night watch');
  });

  test('can be refused, and asked for again', async () => {
    const popup = await signIn();
    await popup.getByText('Group.ReadWrite.All').waitFor();
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await tomas.notice.getByText('Signing in did not succeed').waitFor();
    await tomas.keep('refused');
  });

  test('given, lets the press go on where it stopped', async () => {
    const popup = await signIn();
    const accept = popup.getByRole('button', { name: 'Accept' });
    await accept.waitFor();
    await popup.screenshot({ path: 'test-results/screenshots/consent-popup.png' });
    await accept.click();
    await tomas.sees('Security group created');
    await tomas.keep('summary');
    expect(popup.isClosed()).toBe(true);
    expect(await tomas.card.textContent()).toContain('Night watch');
  });
});
