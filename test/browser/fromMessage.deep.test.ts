import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { type Chat, ChatPage, looks } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A task from a message, in the page', () => {
  let sandbox: Sandbox;
  let browser: Browser;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  /** Chooses the action in the menu of the newest message of a person, by the keyboard. */
  const choose = async ({ page }: ChatPage) => {
    const mine = page.locator('.message:not(.from-bot)').last();
    await mine.getByRole('button', { name: /^More about/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Create task', exact: true }).press('Enter');
    await page.getByRole('dialog').getByLabel('Title').waitFor();
  };

  test.each<Chat>(['personal', 'group', 'channel'])(
    'is made in the %s chat, through the dialog and one press',
    async (chat) => {
      const title = `Order ${chat} paper`;
      const user = chat === 'personal' ? 'alex@contoso.example' : 'amira@contoso.example';
      const alex = await ChatPage.open(browser, sandbox, 'alex', chat);
      await sandbox.say(`${title} by 2027-03-05\nTwo boxes, A4`, { user, chat });
      await alex.sees(title);
      await choose(alex);
      const dialog = alex.page.getByRole('dialog');
      expect(await dialog.getByLabel('Title').inputValue()).toBe(title);
      expect(await dialog.getByLabel('Notes').inputValue()).toBe('Two boxes, A4');
      expect(await dialog.getByLabel('Due').inputValue()).toBe('2027-03-05');
      if (chat === 'group')
        for (const [look, theme, width] of looks) {
          await alex.page.evaluate(
            (name) => Reflect.set(document.documentElement.dataset, 'theme', name),
            look === 'narrow' ? 'light' : look,
          );
          await alex.page.setViewportSize({ width, height: 800 });
          await alex.keep(`dialog-${theme.toLowerCase().replace(' ', '-')}-${width}`);
        }
      await alex.page.setViewportSize({ width: 1200, height: 900 });
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await dialog.waitFor({ state: 'detached' });
      await alex.openForm();
      expect(await alex.field('Title').inputValue()).toBe(title);
      await alex.create();
      await alex.sees('To Do task created');
      await alex.keep(`${chat}-summary`);
      await alex.page.context().close();
      const path = '/v1.0/me/todo/lists/{default}/tasks';
      const { value } = await sandbox.graph<{ value: { title: string }[] }>(path);
      expect(value.filter((task) => task.title === title)).toHaveLength(1);
    },
  );

  test('is not offered by a client that opens no dialogs', async () => {
    await sandbox.around({ dialogs: false });
    const { page } = await ChatPage.open(browser, sandbox, 'alex', 'group');
    await page
      .locator('.message')
      .last()
      .getByRole('button', { name: /^More about/ })
      .click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await page.getByRole('menuitem', { name: 'Create task' }).count()).toBe(0);
    await sandbox.around({ dialogs: true });
  });

  test('finds rows in the notes of a meeting', async () => {
    const alex = await ChatPage.open(browser, sandbox, 'alex', 'group');
    await sandbox.say(
      '@Muster add planner tasks\nJonas: send the report by 2027-03-05\nAmira Haddad: order paper\nNote: bring the keys',
      { user: 'alex@contoso.example', chat: 'group' },
    );
    await alex
      .button('Open form')
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await alex.sees('Assigned to: Jonas Weber');
    await alex.keep('notes');
  });
});
