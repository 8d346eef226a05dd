import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A security group from the channel', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;
  let ben: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'channel');
    ben = await ChatPage.open(browser, sandbox, 'ben', 'channel', { colorScheme: 'dark' });
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('the person who asks for it opens the form', async () => {
    await alex.page.getByRole('button', { name: 'Clear' }).click();
    await alex.say('@Muster new security group');
    await alex.button('Open form').waitFor();
    await alex.keep('asked');
    await alex.button('Open form').click();
    await alex.field('Name').waitFor();
    await alex.keep('form');
  });

  test('somebody else sees a neutral card and is told politely that it is not theirs', async () => {
    expect(await ben.card.textContent()).toContain('For Alex Rivera');
    expect(await ben.card.getByRole('textbox').count()).toBe(0);
    await ben.button('Open form').click();
    await ben.notice.waitFor();
    expect(await ben.notice.textContent()).toContain('This card belongs to somebody else');
    expect(await ben.card.getByRole('textbox').count()).toBe(0);
    await ben.keep('refused');
  });

  test('a form without a name comes back and says so beside the field', async () => {
    await alex.pick('Members', 'gra', 'Grace Lindqvist');
    await alex.button('Create').click();
    await alex.sees('Fill in this field.');
    expect(await alex.field('Name').getAttribute('aria-invalid')).toBe('true');
    await alex.keep('nameless');
  });

  test('a wrong alias comes back with the problem beside the field and every answer kept', async () => {
    await alex.field('Name').fill('Harbour crew');
    await alex.field('Description').fill('Keeps the boats afloat');
    await alex.button('More options').click();
    await alex.field('Alias').fill('harbour crew');
    await alex.button('Create').click();
    await alex.sees('An alias cannot hold spaces.');
    await alex.keep('wrong');
    expect(await alex.field('Alias').getAttribute('aria-invalid')).toBe('true');
    expect(await alex.field('Alias').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await alex.field('Alias').inputValue()).toBe('harbour crew');
    expect(await alex.field('Name').inputValue()).toBe('Harbour crew');
    expect(await alex.field('Description').inputValue()).toBe('Keeps the boats afloat');
    expect(await alex.card.locator('.chip').textContent()).toContain('Grace Lindqvist');
  });

  test('put right, it creates the group without asking to sign in', async () => {
    await alex.field('Alias').fill('harbour-crew');
    await alex.button('Create').click();
    await alex.sees('Security group created');
    await alex.keep('summary');
    expect(await alex.page.locator('.sign-in').count()).toBe(0);
    const { value } = await sandbox.graph<{ value: object[] }>(`/v1.0/groups?$filter=mailNickname eq 'harbour-crew'`);
    expect(value).toEqual([expect.objectContaining({ displayName: 'Harbour crew', securityEnabled: true })]);
  });

  test('the other person sees the summary then, too', async () => {
    await ben.sees('Security group created');
    expect(await ben.card.textContent()).toContain('Harbour crew');
    await ben.keep('summary');
  });

  test('the inspector has shown the activities and the calls to Graph', async () => {
    const lines = alex.page.getByRole('list', { name: 'Requests, newest last' });
    expect(await lines.textContent()).toContain('POST/v1.0/groups201');
    await lines.getByText('POST', { exact: true }).click();
    expect(await lines.locator('details[open] pre').first().textContent()).toContain('"mailNickname": "harbour-crew"');
    await alex.keep('inspector');
  });

  // Only when asked for: a test run changes no file of the repository.
  if (process.env.UPDATE_SCREENSHOT) {
    test('the README shows the summary, and the next form', async () => {
      await alex.page.getByText('POST', { exact: true }).click();
      await alex.say('@Muster new group Book club');
      await alex.field('Description').fill('One novel a month, and cake');
      await alex.pick('Owners', 'yuk', 'Yuki Mori');
      const summary = alex.page.locator('.thread').filter({ hasText: 'Security group created' });
      await summary.evaluate((thread) => thread.scrollIntoView());
      await alex.page.screenshot({ path: join(__dirname, '../../docs/chat.png') });
    });
  }
});
