/** @seconds 15 */

import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

describeInBrowser('A form that is filled from the words after the command', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let alex: ChatPage;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([Sandbox.start(), launchChromium()]);
    alex = await ChatPage.open(browser, sandbox, 'alex', 'personal', { viewport: { width: 1200, height: 1600 } });
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  const tasks = async () =>
    (await sandbox.graph<{ value: Record<string, unknown>[] }>('/v1.0/me/todo/lists/{default}/tasks')).value;

  test('says under its title what was read, and one press creates exactly that', async () => {
    await alex.say('add task Pay rent tomorrow 5pm every month !high #Finance');
    await alex.openForm();
    expect(await alex.field('Title').inputValue()).toBe('Pay rent');
    const tomorrow = await alex.field('Due').inputValue();
    expect(await alex.field('At').inputValue()).toBe('17:00');
    await alex.keepLooks('read');

    await alex.button('Create').click();
    await alex.sees('To Do task created');
    const [task] = (await tasks()).filter(({ title }) => title === 'Pay rent');
    expect(task).toMatchObject({
      importance: 'high',
      categories: ['Finance'],
      isReminderOn: true,
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: Number(tomorrow.slice(8)) },
        range: { type: 'noEnd', startDate: tomorrow },
      },
    });
  });

  test('asks where the words can mean two things', async () => {
    await alex.say('add task Call Ben tomorrow at 3');
    await alex.openForm();
    await alex.card.getByText('can mean several things. Which one?').waitFor();
    await alex.keepLooks('asked');
    await alex.card.getByRole('button', { name: /15:00/ }).click();
    await alex.card.getByText('can mean several things. Which one?').waitFor({ state: 'detached' });
    expect(await alex.field('At').inputValue()).toBe('15:00');
    await alex.button('Create').click();
    await alex.sees('To Do task created');
    expect((await tasks()).map(({ title }) => title)).toContain('Call Ben');
  });

  test('reads and says the same in Spanish', async () => {
    const rosa = await ChatPage.open(browser, sandbox, 'rosa', 'personal', { viewport: { width: 1200, height: 1600 } });
    await rosa.say('tarea terminada');
    await rosa.button('Nuevo: tarea de To Do').waitFor();
    await rosa.keepLooks('spanishNothing');
    await rosa.say('nueva tarea Pagar el alquiler mañana a las 17:00 cada mes !alta #Finanzas');
    await rosa.button('Cambiar').click();
    await rosa.button('Crear').waitFor();
    await rosa.keepLooks('spanish');
    const tomorrow = await rosa.field('Vence').inputValue();
    await rosa.button('Crear').click();
    await rosa.sees('Tarea de To Do creada');
    const { value } = await sandbox.graph<{ value: Record<string, unknown>[] }>(
      '/v1.0/me/todo/lists/{default}/tasks',
      'rosa@contoso.example',
    );
    expect(value.find(({ title }) => title === 'Pagar el alquiler')).toMatchObject({
      importance: 'high',
      recurrence: { pattern: { type: 'absoluteMonthly', dayOfMonth: Number(tomorrow.slice(8)) } },
    });
  });

  test('reads and says the same in German', async () => {
    const jonas = await ChatPage.open(browser, sandbox, 'jonas', 'personal', {
      viewport: { width: 1200, height: 1600 },
    });
    await jonas.say('neue Aufgabe Miete zahlen morgen 17 Uhr jeden Monat !hoch #Finanzen');
    await jonas.button('Ändern').click();
    await jonas.button('Erstellen').waitFor();
    await jonas.keepLooks('german');
    const tomorrow = await jonas.field('Fällig am').inputValue();
    await jonas.button('Erstellen').click();
    await jonas.sees('To Do-Aufgabe erstellt');
    const { value } = await sandbox.graph<{ value: Record<string, unknown>[] }>(
      '/v1.0/me/todo/lists/{default}/tasks',
      'jonas@contoso.example',
    );
    const [task] = value.filter(({ title }) => title === 'Miete zahlen');
    expect(task).toMatchObject({
      importance: 'high',
      categories: ['Finanzen'],
      isReminderOn: true,
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: Number(tomorrow.slice(8)) },
        range: { type: 'noEnd', startDate: tomorrow },
      },
    });
  });

  test('names people whom it found', async () => {
    await alex.say('new group Library Assist public owners:@Ben members:@Carla, @Taylor');
    await alex.openForm();
    await alex.card.getByText('Ben Okafor').first().waitFor();
    await alex.keepLooks('group');
  });
});
