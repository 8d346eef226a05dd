/** @seconds 30 */

import type { Browser } from 'playwright-core';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Sandbox } from '../support/sandbox';
import { ChatPage, looks } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

/** What a form needs beside a name. */
const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dynamicGroup: { 'Membership rule': 'user.department -eq "Sales"' },
  roleAssignableGroup: { 'Type the name again to confirm': 'Gallery' },
};

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

  test.each(Catalog.load().kinds.map(({ name, command }) => [name, command] as const))(
    '%s: the whole form and the whole summary fit, in every theme and on a phone',
    async (name, command) => {
      await amira.say(`${command} Gallery`);
      await amira.openForm();
      if ((await amira.button('More options').count()) > 0) await amira.button('More options').click();
      for (const [label, answer] of Object.entries(answers[name] ?? {})) await amira.field(label).fill(answer);
      await amira.keepLooks(`${name}-form`);
      await amira.button('Create').click();
      await amira.card.getByText(/^✓ .* created$/).waitFor();
      if ((await amira.button('All details').count()) > 0) await amira.button('All details').click();
      await amira.keepLooks(`${name}-summary`);
    },
  );

  test('form, problems and summary fit in German, whose words are longer', async () => {
    const jonas = await ChatPage.open(browser, sandbox, 'jonas', 'personal', {
      viewport: { width: 1200, height: 3000 },
    });
    const [lightAndNarrow, anlegen] = [looks.filter(([, theme]) => theme === 'Light'), jonas.button('Anlegen')];
    await jonas.say('neue dynamische Gruppe Vertriebsmitarbeiter');
    await anlegen.waitFor();
    await jonas.button('Weitere Optionen').click();
    await jonas.keepLooks('german-form', lightAndNarrow);
    await jonas.field('Mitgliedschaftsregel').fill('user.department -eq Vertrieb');
    await anlegen.click();
    await jonas.card.getByText('Setz „Vertrieb“ bei Zeichen 21 in Anführungszeichen').waitFor();
    await jonas.keepLooks('german-problems', lightAndNarrow);
    await jonas.field('Mitgliedschaftsregel').fill('user.department -eq "Vertrieb"');
    await anlegen.click();
    await jonas.card.getByText('✓ Dynamische Gruppe angelegt').waitFor();
    await jonas.button('Alle Details').click();
    await jonas.keepLooks('german-summary', lightAndNarrow);
  });

  test('the wait for a busy Graph, and what is still missing afterwards, fit as well', async () => {
    await sandbox.faults({ path: '/groups$', method: 'POST', times: 1, status: 429, retryAfter: 8 });
    await sandbox.faults({ path: '/groups/', method: 'PATCH', times: 1, status: 503 });
    await amira.say('new group Patience');
    await amira.button('Create').waitFor();
    await amira.button('More options').click();
    await amira.field('Mail from outside the organisation').selectOption({ label: 'Yes' });
    await amira.button('Create').click();
    await amira.card.getByText('asks to wait until').waitFor();
    await amira.keepLooks('pending');
    await amira.card.getByText('Created, but still missing').waitFor({ timeout: 20_000 });
    await amira.keepLooks('missing');
    await amira.button('Retry these').click();
    await amira.card.getByText('Allow external senders').waitFor();
  });
});
