import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const CARLA = 'carla@contoso.example';

describeInBrowser('Less to press', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let carla: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    for (const [title, day] of [
      ['Renew the passport', '2026-01-31'],
      ['Plan the summer', '2090-06-01'],
    ])
      await sandbox.graph('/v1.0/me/todo/lists/{default}/tasks', CARLA, 'POST', {
        title,
        dueDateTime: { dateTime: `${day}T00:00:00`, timeZone: 'UTC' },
      });
    carla = await ChatPage.open(browser, sandbox, 'carla', 'personal', { locale: 'en-GB' });
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  test('a task is there after one press', async () => {
    await carla.say('add task Pay rent tomorrow 5pm !high');
    await carla.button('Add').waitFor();
    await carla.keepLooks('add');
    await carla.button('Add').click();
    await carla.sees('To Do task created');
    await carla.keep('added');
  });

  test('what is open shows, and is completed and reopened in its place', async () => {
    await carla.say('my tasks');
    await carla.button('Show my tasks').click();
    await carla.card.getByText('Renew the passport').waitFor();
    await carla.keepLooks('tasks');
    await carla.card.getByRole('button', { name: 'Complete' }).first().click();
    await carla.card.getByRole('button', { name: 'Reopen' }).waitFor();
    await carla.keepLooks('completed');
    await carla.card.getByRole('button', { name: 'Reopen' }).click();
    await carla.card.getByRole('button', { name: 'Reopen' }).waitFor({ state: 'detached' });
  });

  test('help is short, and has an example of everything under More', async () => {
    await carla.say('help');
    await carla.button('More').waitFor();
    await carla.keepLooks('help');
    await carla.button('More').click();
    await carla.card.getByText('new security group Door openers').waitFor();
    await carla.keepLooks('more');
  });

  test('the page says why nobody answers where nobody was mentioned', async () => {
    const alex = await ChatPage.open(browser, sandbox, 'alex', 'group');
    await alex.say('add task Nobody hears me');
    await alex.page.getByText('Not heard by Muster: type @Muster to talk to it').waitFor();
    await alex.keep('unheard');
  });
});
