import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A dynamic group that somebody makes without knowing how rules are written', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let amira: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    amira = await ChatPage.open(browser, sandbox, 'amira', 'personal', { viewport: { width: 1200, height: 3000 } });
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('writes it as other languages do, and takes over what was meant', async () => {
    await amira.say('new dynamic group Helpdesk');
    await amira.card.getByText('New dynamic group').waitFor();
    await amira.field('Membership rule').fill('jobTitle = Helpdesk Lead');
    await amira.button('Create').click();
    await amira.sees('Did you mean');
    await amira.keepLooks('mended');
    await amira.button('Use this').click();
    await amira.card.getByText('Did you mean').waitFor({ state: 'detached' });
    expect(await amira.field('Membership rule').inputValue()).toBe('user.jobTitle -eq "Helpdesk Lead"');
  });

  test('adds a condition out of lists, and sees who would be in it', async () => {
    await amira.button('Build a rule').click();
    await amira.field('Everyone whose').selectOption({ label: 'Department' });
    await amira.field('With what').fill('Sales');
    await amira.field('How it goes with the rule above').selectOption({ label: 'or' });
    await amira.keepLooks('builder');
    await amira.button('Put it into the rule').click();

    await amira.card.getByLabel('With what').and(amira.card.locator('[value=""], :not([value])')).waitFor();
    await amira.button('Who would be in it now').click();
    const signIn = amira.page.getByRole('button', { name: 'Sign in', exact: true });
    const told = amira.card.getByText('would be in it now:');
    await signIn.or(told).first().waitFor();
    await amira.keep('consent');
    if (await signIn.isVisible()) {
      const popup = amira.page.waitForEvent('popup');
      await signIn.click();
      await (await popup).getByRole('button', { name: 'Accept' }).click();
    }
    await told.waitFor();
    await amira.keepLooks('preview');
    await amira.create();
    await amira.sees('Dynamic group created');
  });
});
