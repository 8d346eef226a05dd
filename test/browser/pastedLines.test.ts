import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const looks = [
  ['light', 'Light', 1200],
  ['dark', 'Dark', 1200],
  ['contrast', 'High contrast', 1200],
  ['narrow', 'Light', 320],
] as const;
const errands = [
  'Buy milk in Groceries',
  'Pay the rent for the flat in Lisbon before the landlord asks for it a third time tomorrow 5pm every month !high',
  'Call the plumber tomorrow at 3',
  'Water the plants every week',
  'Book a table for eight on Friday',
  'File taxes #Finance',
  'Write to Ann',
  'Mend the bicycle',
  'Order paper',
  'Sleep',
];

describeInBrowser('Lines pasted into the chat', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'personal', { viewport: { width: 1200, height: 3000 } });
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  async function keepLooks(step: string): Promise<void> {
    for (const [look, theme, width] of looks) {
      await alex.page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption(theme);
      await alex.page.setViewportSize({ width, height: 3000 });
      await alex.keepCard(`${step}-${look}`);
      const { width: card = 0, x = 0 } = (await alex.card.boundingBox()) ?? {};
      const cut = await alex.card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect([look, x + card <= width, cut]).toEqual([look, true, 0]);
    }
    await alex.page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption('Light');
    await alex.page.setViewportSize({ width: 1200, height: 3000 });
  }

  test('become rows to check, in every theme and on a phone', async () => {
    await alex.paste(`add tasks\n${errands.map((errand) => `- ${errand}`).join('\n')}\n- `);
    await alex.button('Open form').click();
    await alex.button('Create').waitFor();
    expect(await alex.card.getByRole('checkbox').count()).toBe(10);
    expect(await alex.card.getByRole('textbox', { name: 'Name of line 1', exact: true }).inputValue()).toBe('Buy milk');
    await keepLooks('rows');
  });

  test('one of which fails are created all the same, and only that one at the second press', async () => {
    await alex.card.getByRole('textbox', { name: 'Name of line 4', exact: true }).fill('Water all plants');
    await alex.card.getByRole('combobox', { name: 'Due' }).selectOption({ index: 1 });
    await sandbox.faults({ path: '/tasks$', method: 'POST', status: 403 });
    await sandbox.forgetExchanges();
    await alex.button('Create').click();
    await alex.card.getByText('9 of 10 created').waitFor();
    await keepLooks('result');
    expect(await sandbox.exchanges('POST')).toHaveLength(10);
    expect(await alex.card.getByRole('link', { name: 'Water all plants' }).getAttribute('href')).toContain(
      'to-do.office.com',
    );
    await sandbox.forgetExchanges();
    await alex.button('Try the 1 that failed again').click();
    await alex.card.getByText('✓ 10 of 10 created').waitFor();
    expect((await sandbox.exchanges('POST')).map(({ requestBody }) => requestBody)).toMatchObject([
      { title: 'Buy milk' },
    ]);
    await keepLooks('done');
  });

  test('show how far they are while Graph takes its time', async () => {
    await alex.paste(`add tasks\n${errands.join('\n')}`);
    await alex.button('Create').waitFor();
    await sandbox.faults({ path: '/tasks$', method: 'POST', delayMs: 700, times: 10 });
    await alex.card.getByRole('combobox', { name: 'Due' }).selectOption({ index: 1 });
    await alex.button('Create').click();
    await alex.card.getByText(/\d of 10 created …/).waitFor();
    await keepLooks('pending');
    await alex.card.getByText('✓ 10 of 10 created').waitFor();
  });
});
