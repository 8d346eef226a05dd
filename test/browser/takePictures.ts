import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { launchChromium } from './chromium';

/** Not among the tests: `npm run pictures` alone runs it. Writes the pictures of docs/people. */
const FOLDER = join(__dirname, '../../docs/pictures');
const PERSONS = [
  ['en', 'alex', 'en-US', 'add task Pay rent tomorrow 5pm every month !high'],
  ['de', 'jonas', 'de-DE', 'neue Aufgabe Miete zahlen morgen 17 Uhr jeden Monat'],
  ['es', 'rosa', 'es-ES', 'nueva tarea Pagar el alquiler mañana a las 17:00 cada mes'],
] as const;
/** Where one press would do, the form is behind another button. */
const OPEN = /^(Change|Ändern|Cambiar|Open form|Formular öffnen|Abrir formulario)$/;
const CREATE = /^(Create|Erstellen|Crear)$/;

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

test.each(PERSONS)('%s', async (language, name, locale, command) => {
  const chat = await ChatPage.open(browser, sandbox, name, 'personal', {
    viewport: { width: 760, height: 1400 },
    locale,
  });
  const card = () => chat.page.locator('.card').last();
  const create = () => card().getByRole('button', { name: CREATE });
  await chat.say(command);
  const open = () => card().getByRole('button', { name: OPEN });
  await create().or(open()).first().waitFor();
  if (!(await create().isVisible())) await open().click();
  await create().waitFor();
  await card().screenshot({ path: join(FOLDER, `${language}-form.png`) });
  await create().click();
  await card().getByText(/^✓ /).waitFor();
  await card().screenshot({ path: join(FOLDER, `${language}-summary.png`) });
});
