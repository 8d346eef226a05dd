/** @seconds 25 */

import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

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

  test('become rows to check, in every theme and on a phone', async () => {
    await alex.paste(`add tasks\n${errands.map((errand) => `- ${errand}`).join('\n')}\n- `);
    await alex.button('Open form').click();
    await alex.button('Create').waitFor();
    expect(await alex.card.getByRole('checkbox').count()).toBe(10);
    expect(await alex.card.getByRole('textbox', { name: 'Name of line 1', exact: true }).inputValue()).toBe('Buy milk');
    await alex.keepLooks('rows');
  });

  test('one of which fails are created all the same, and only that one at the second press', async () => {
    await alex.card.getByRole('textbox', { name: 'Name of line 4', exact: true }).fill('Water all plants');
    await alex.card.getByRole('combobox', { name: 'Due' }).selectOption({ index: 1 });
    await sandbox.faults({ path: '/tasks$', method: 'POST', status: 403 });
    await sandbox.forgetExchanges();
    await alex.button('Create').click();
    await alex.card.getByText('9 of 10 created').waitFor();
    await alex.keepLooks('result');
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
    await alex.keepLooks('done');
  });

  test('show how far they are while Graph takes its time', async () => {
    await alex.paste(`add tasks\n${errands.join('\n')}`);
    await alex.button('Create').waitFor();
    await sandbox.faults({ path: '/tasks$', method: 'POST', delayMs: 700, times: 10 });
    await alex.card.getByRole('combobox', { name: 'Due' }).selectOption({ index: 1 });
    await alex.button('Create').click();
    await alex.card.getByText(/\d of 10 created …/).waitFor();
    await alex.keepLooks('pending');
    await alex.card.getByText('✓ 10 of 10 created').waitFor();
  });
});
