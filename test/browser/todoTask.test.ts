import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A To Do task from the personal chat', () => {
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

  test('the form opens after a silent sign-in and holds what the command line said', async () => {
    await alex.say('add task Water the plants');
    await alex.button('Change').click();
    await alex.field('Title').waitFor();
    await alex.keep('form');
    expect(await alex.field('Title').inputValue()).toBe('Water the plants');
    expect(await alex.page.locator('.sign-in').count()).toBe(0);
  });

  test('a task without a title is not sent, and says so beside the field', async () => {
    await alex.field('Title').fill('');
    await alex.button('Create').click();
    await alex.sees('Fill in this field.');
    await alex.keep('untitled');
  });

  test('a reminder without a day comes back with the problem beside the field and every answer kept', async () => {
    await alex.field('Title').fill('Water all plants');
    await alex.field('Notes').fill('The cactus, too');
    await alex.field('At').fill('07:30');
    await alex.field('Importance').selectOption({ label: 'High' });
    await alex.button('Create').click();
    await alex.sees('Choose the day of the reminder too.');
    await alex.keep('wrong');
    expect(await alex.field('Remind me on').getAttribute('aria-invalid')).toBe('true');
    expect(await alex.field('Title').inputValue()).toBe('Water all plants');
    expect(await alex.field('Notes').inputValue()).toBe('The cactus, too');
    expect(await alex.field('At').inputValue()).toBe('07:30');
    expect(await alex.field('Importance').inputValue()).toBe('high');
  });

  test('put right, it creates the task', async () => {
    await alex.field('Remind me on').fill('2030-05-01');
    await alex.button('Create').click();
    await alex.sees('To Do task created');
    await alex.keep('summary');
    const { value } = await sandbox.graph<{ value: object[] }>('/v1.0/me/todo/lists/{default}/tasks');
    const task = expect.objectContaining({ title: 'Water all plants', importance: 'high', isReminderOn: true });
    expect(value).toContainEqual(task);
  });

  test('nobody else sees anything of it', async () => {
    const ben = await ChatPage.open(browser, sandbox, 'ben', 'personal');
    expect(await ben.page.locator('.log').textContent()).not.toContain('plants');
  });
});
