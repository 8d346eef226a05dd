import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A client that does not know Action.Execute', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'personal', { viewport: { width: 390, height: 844 } });
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('signs in and creates with buttons that send messages', async () => {
    await alex.page.getByRole('button', { name: 'World', exact: true }).click();
    await alex.page.getByLabel('Action.Execute').selectOption('false');
    await alex.keep('world');
    await alex.page.getByText('What I can do').first().waitFor();
    await alex.say('add task Water the plants tomorrow 9am');
    await alex.button('Change').click();
    const signIn = alex.page.waitForEvent('popup');
    await alex.button('Sign in').waitFor();
    await alex.keep('sign-in');
    await alex.button('Sign in').click();
    const page = await signIn;
    const account = page.getByText('Alex Rivera').first();
    await Promise.race([account.click(), page.waitForEvent('close')]).catch(() => undefined);
    await alex.button('Create').waitFor();
    await alex.keep('form');
    await alex.field('Title').fill('Water all plants');
    await alex.button('Create').click();
    await alex.sees('To Do task created');
    await alex.keep('summary');
    expect(await alex.card.innerText()).toContain('Water all plants');
  });
});

describeInBrowser('A client that does not tell where it is', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    const flags = ['--time-zone', 'offset', '--place', 'America/Los_Angeles'];
    [sandbox, browser] = await Promise.all([Sandbox.start({}, flags), launchChromium()]);
    await sandbox.script('seed', { user: 'alex@contoso.example', lists: 300 });
    alex = await ChatPage.open(browser, sandbox, 'alex', 'personal');
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('sees what is a guess, and searches a list that is cut', async () => {
    await alex.say('add task Water the plants tomorrow 9am');
    await alex.button('Open form').click();
    await alex.card.getByText(/which is a guess/).waitFor();
    await alex.keep('guess');
    await alex.card.getByLabel('Part of the name').fill('List 287');
    await alex.button('Search').click();
    await alex.card.getByText('List 287').first().waitFor({ state: 'attached' });
    await alex.keep('searched');
    expect(await alex.field('Title').inputValue()).toBe('Water the plants');
  });
});
