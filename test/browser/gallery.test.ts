import type { Browser } from 'playwright-core';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

/** What a form needs beside a name. */
const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dynamicGroup: { 'Membership rule': 'user.department -eq "Sales"' },
  roleAssignableGroup: { 'Type the name again to confirm': 'Gallery' },
};
const looks = [
  ['light', 'Light', 1200],
  ['dark', 'Dark', 1200],
  ['contrast', 'High contrast', 1200],
  ['narrow', 'Light', 320],
] as const;

describeInBrowser('The cards of every kind', () => {
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

  async function keepLooks(step: string): Promise<void> {
    for (const [look, theme, width] of looks) {
      await amira.page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption(theme);
      await amira.page.setViewportSize({ width, height: 3000 });
      await amira.keepCard(`${step}-${look}`);
      const { width: card = 0, x = 0 } = (await amira.card.boundingBox()) ?? {};
      const cut = await amira.card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect([look, x + card <= width, cut]).toEqual([look, true, 0]);
    }
    await amira.page.setViewportSize({ width: 1200, height: 3000 });
  }

  test.each(Catalog.load().kinds.map(({ name, command }) => [name, command] as const))(
    '%s: the whole form and the whole summary fit, in every theme and on a phone',
    async (name, command) => {
      await amira.say(`${command} Gallery`);
      // A card of whoever has signed in may open by itself.
      const opened = amira.button('Create').waitFor({ timeout: 2_000 });
      await opened.catch(() => amira.button('Open form').click());
      await amira.button('Create').waitFor();
      if ((await amira.button('More options').count()) > 0) await amira.button('More options').click();
      for (const [label, answer] of Object.entries(answers[name] ?? {})) await amira.field(label).fill(answer);
      await keepLooks(`${name}-form`);
      await amira.button('Create').click();
      await amira.card.getByText(/^✓ .* created$/).waitFor();
      if ((await amira.button('All details').count()) > 0) await amira.button('All details').click();
      await keepLooks(`${name}-summary`);
    },
  );

  test('the wait for a busy Graph, and what is still missing afterwards, fit as well', async () => {
    await sandbox.faults({ path: '/groups$', method: 'POST', times: 1, status: 429, retryAfter: 8 });
    await sandbox.faults({ path: '/groups/', method: 'PATCH', times: 1, status: 503 });
    await amira.say('new group Patience');
    await amira.button('Create').waitFor();
    await amira.button('More options').click();
    await amira.field('Mail from outside the organisation').selectOption({ label: 'Yes' });
    await amira.button('Create').click();
    await amira.card.getByText('asks to wait until').waitFor();
    await keepLooks('pending');
    await amira.card.getByText('Created, but still missing').waitFor({ timeout: 20_000 });
    await keepLooks('missing');
    await amira.button('Retry these').click();
    await amira.card.getByText('Allow external senders').waitFor();
  });
});
