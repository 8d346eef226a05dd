/** @seconds 60 */

import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const TALL = { viewport: { width: 1200, height: 1600 } };

describeInBrowser('A card that lives', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'personal', TALL);
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  /** A task of the default list, as somebody else changes it. */
  const changeElsewhere = async (title: string, changes: Readonly<Record<string, string>>) => {
    const { value } = await sandbox.graph<{ value: { id: string; title: string }[] }>(
      '/v1.0/me/todo/lists/Tasks/tasks',
    );
    const list = await sandbox.graph<{ value: { id: string; wellknownListName: string }[] }>('/v1.0/me/todo/lists');
    const of = list.value.find(({ wellknownListName }) => wellknownListName === 'defaultList')?.id;
    const task = value.find((one) => one.title === title);
    await sandbox.graph(`/v1.0/me/todo/lists/${of}/tasks/${task?.id}`, undefined, 'PATCH', changes);
  };

  /** What stands under More; a card that looks by itself how its object is folds it again. */
  const pressUnderMore = async (name: string) => {
    if (!(await alex.button(name).isVisible())) await alex.button('More').click();
    await alex.button(name).click();
  };

  test('a group is created, undone and restored', async () => {
    await alex.say('new group Night Owls');
    await alex.openForm();
    await alex.create();
    await alex.sees('Microsoft 365 group created');
    await alex.button('More').click();
    await alex.keepLooks('group-more');
    await pressUnderMore('Undo');
    await alex.sees('Microsoft 365 group undone');
    await alex.keepLooks('group-undone');
    await alex.button('Restore').click();
    await alex.card.getByText('Open in Outlook').waitFor();
    await alex.keep('group-restored');
  });

  test('a task is edited while somebody else changes it, completed and reopened', async () => {
    await alex.say('add task Water the plants');
    await alex.openForm();
    await alex.create();
    await alex.sees('To Do task created');
    await alex.button('More').click();
    await alex.keepLooks('task-more');
    await pressUnderMore('Edit');
    await alex.field('Title').fill('Water all plants');
    await alex.keepLooks('task-edit');
    await changeElsewhere('Water the plants', { title: 'Water the cactus', importance: 'high' });
    await alex.button('Save').click();
    await alex.sees('Meanwhile this became “Water the cactus”.');
    await alex.keepLooks('task-meanwhile');
    expect(await alex.field('Title').inputValue()).toBe('Water all plants');
    await alex.button('Save').click();
    await alex.button('Complete').click();
    await alex.sees('Task completed');
    await alex.keepLooks('task-completed');
    await alex.button('Reopen').click();
    await alex.button('Complete').waitFor();
  });

  test('two people are at one card', async () => {
    const [here, there] = [
      await ChatPage.open(browser, sandbox, 'ben', 'channel', TALL),
      await ChatPage.open(browser, sandbox, 'amira', 'channel', TALL),
    ];
    await here.say('@Muster add planner task Ring the bell');
    await here.openForm();
    await here.create();
    await here.sees('Planner task created');
    await there.button('Complete').click();
    await there.sees('Task completed');
    await there.keep('theirs');
    await here.sees('Completed by');
    await here.keep('own');
  });
});
