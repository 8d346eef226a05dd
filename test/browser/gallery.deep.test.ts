/** @seconds 30 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { Sandbox } from '../support/sandbox';
import { elementsOf } from '../support/seen';
import { ChatPage, looks } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const CARDS = join(__dirname, '../../cards');

/** What the form of a kind is given: the words after the command, and by label what else has to be typed, as its sample has it. */
function fillingOf({ name, fields }: ObjectKind): { words: string; typed: (readonly [label: string, text: string])[] } {
  const json = (file: string) => JSON.parse(readFileSync(join(CARDS, name, file), 'utf8'));
  const { values } = json('form.sample.json');
  const inputs = elementsOf(json('form.json')).filter(({ type }) => type === 'Input.Text');
  const [first, ...others] = inputs.map(({ id, label }) => ({
    id: String(id),
    label: String(label).replace(' *', ''),
  }));
  const needed = others.filter(({ id }) => fields[id]?.required && fields[id]?.initial === '');
  // One of the sample's name may be there already.
  const named = (id = '') => (values[id] === values[first?.id ?? ''] ? `Our ${values[id]}` : values[id]);
  return { words: named(first?.id), typed: needed.map(({ id, label }) => [label, named(id)]) };
}

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

  test.each(Catalog.load().kinds.map((kind) => [kind.name, kind] as const))(
    '%s: the whole form and the whole summary fit, in every theme and on a phone',
    async (name, kind) => {
      const { words, typed } = fillingOf(kind);
      await amira.say(`${kind.command} ${words}`);
      await amira.openForm();
      for (const [label, text] of typed) await amira.field(label).fill(text);
      await amira.keepLooks(`${name}-form`);
      for (const topic of await amira.topics()) {
        await amira.button(topic).click();
        await amira.keepLooks(`${name}-form-${topic.toLowerCase().replaceAll(' ', '-')}`);
      }
      await amira.create();
      await amira.card.getByText(/^✓ .* created$/).waitFor();
      if ((await amira.button('All details').count()) > 0) await amira.button('All details').click();
      await amira.keepLooks(`${name}-summary`);
    },
  );

  test('form, problems and summary fit in German, whose words are longer', async () => {
    const jonas = await ChatPage.open(browser, sandbox, 'jonas', 'personal', {
      viewport: { width: 1200, height: 3000 },
    });
    const [lightAndNarrow, create] = [looks.filter(([, theme]) => theme === 'Light'), jonas.button('Erstellen')];
    await jonas.say('neue dynamische Gruppe Vertriebsmitarbeiter');
    await create.waitFor();
    await jonas.button('Weitere Optionen').click();
    await jonas.keepLooks('german-form', lightAndNarrow);
    await jonas.field('Mitgliedschaftsregel').fill('user.department -eq Vertrieb');
    await create.click();
    await jonas.card.getByText('Setzen Sie „Vertrieb“ bei Zeichen 21 in Anführungszeichen').waitFor();
    await jonas.keepLooks('german-problems', lightAndNarrow);
    await jonas.field('Mitgliedschaftsregel').fill('user.department -eq "Vertrieb"');
    await create.click();
    await jonas.card.getByText('✓ Dynamische Gruppe erstellt').waitFor();
    await jonas.button('Alle Details').click();
    await jonas.keepLooks('german-summary', lightAndNarrow);
  });

  test('the wait for a busy Graph, and what is still missing afterwards, fit as well', async () => {
    await sandbox.faults({ path: '/groups$', method: 'POST', times: 1, status: 429, retryAfter: 8 });
    await sandbox.faults({ path: '/groups/', method: 'PATCH', times: 1, status: 503 });
    await amira.say('new group Patience');
    await amira.button('Create').waitFor();
    await amira.button('Mail').click();
    await amira.field('Mail from outside the organisation').selectOption({ label: 'Yes' });
    await amira.button('Create').click();
    await amira.card.getByText('asks to wait until').waitFor();
    await amira.keepLooks('pending');
    await amira.card.getByText('Created, but still missing').waitFor({ timeout: 20_000 });
    await amira.keepLooks('missing');
    await amira.button('Retry these').click();
    await amira.card.getByText('Allow external senders').waitFor();
  });

  test('the question whose an object is fits as well, and its answer is the summary', async () => {
    await sandbox.faults({ path: '/groups$', method: 'POST', times: 1, status: 504, when: 'after' });
    await amira.say('new security group Whose is this');
    await amira.button('Create').click();
    await amira.card.getByText('This one is there. Is it yours?').waitFor();
    await amira.keepLooks('question');
    await amira.button('It is mine').click();
    await amira.card.getByText('✓ Security group created').waitFor();
  });
});
