import { elementsOf, lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

const CARLA = 'carla@contoso.example';
const GROUP = { user: 'alex@contoso.example', chat: 'group' } as const;

const buttons = (text: string) => text.split('\n').filter((line) => line.startsWith('['));

describe('A quick add that leaves nothing open', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  test('is a small card, and one press creates it in the default list, whose name and id nobody has asked for', async () => {
    const card = textOf(lastCard(await teams.say('add task Pay rent tomorrow !high')));
    expect(card).toContain('New To Do task\nPay rent\n');
    expect(card).toMatch(/Due: \w{3}, .* from “tomorrow”/);
    expect(card).toContain('List: Your default list');
    expect(buttons(card)).toEqual(['[Add]', '[Change]']);
    const created = textOf(lastCard(await teams.press({ title: 'Add' })));
    expect(created).toMatch(/To Do task created\nPay rent\n/);
    expect(created).toContain('Importance\nHigh');
    const requests = (await teams.exchanges()).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    expect(requests.filter((one) => !one.startsWith('GET '))).toEqual(['POST /v1.0/me/todo/lists/Tasks/tasks']);
    const before = requests.slice(0, requests.indexOf('POST /v1.0/me/todo/lists/Tasks/tasks'));
    expect(before).not.toContain('GET /v1.0/me/todo/lists');
  });

  test('is created once, however often it is pressed', async () => {
    const { messages } = await teams.say('add task Press me twice');
    const message = messages.at(-1)?.id ?? '';
    const press = { verb: 'create', message, inputs: {} };
    await Promise.all([teams.press(press), teams.press(press).catch(() => undefined)]);
    expect(await teams.exchanges('POST')).toHaveLength(1);
  });

  test('opens as a form with all that was read, and with the lists', async () => {
    await teams.say('add task Call the bank tomorrow 5pm');
    const form = lastCard(await teams.press({ title: 'Change' }));
    expect(valuesOf(form)).toMatchObject({ title: 'Call the bank', reminderTime: '17:00' });
    expect(valuesOf(form).list).not.toBe('');
  });

  test('comes back as a form whose list is chosen where Graph takes something amiss', async () => {
    await teams.say('add task Send the letter');
    await teams.faults({ method: 'POST', path: '/tasks$', status: 400, code: 'invalidRequest', times: 1 });
    const form = lastCard(await teams.press({ title: 'Add' }));
    const list = elementsOf(form).find(({ id }) => id === 'list');
    const choices = expect.arrayContaining([expect.objectContaining({ title: 'Tasks', value: 'Tasks' })]);
    expect(list).toMatchObject({ value: 'Tasks', choices });
    expect(valuesOf(form)).toMatchObject({ title: 'Send the letter' });
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('To Do task created');
  });

  test('asks before it creates what the words may mean for another list', async () => {
    const where = { user: 'alex@contoso.example' };
    expect(textOf(lastCard(await teams.say('add task Buy paint to Errands', where)))).toContain('[Add]');
    const form = lastCard(await teams.press({ ...where, title: 'Add' }));
    expect(textOf(form)).toContain('Your words name one of your lists.');
    expect(valuesOf(form)).toMatchObject({ title: 'Buy paint' });
    expect(await teams.exchanges('POST')).toEqual([]);
    expect(textOf(lastCard(await teams.press({ ...where, verb: 'create' })))).toContain('To Do task created');
    const [created] = await teams.exchanges('POST');
    expect(created?.url).not.toContain('/Tasks/');
  });

  test('creates what only sounds like a place', async () => {
    await teams.say('add task Go to the gym in the morning', { user: CARLA });
    const created = textOf(lastCard(await teams.press({ user: CARLA, title: 'Add' })));
    expect(created).toContain('To Do task created');
  });

  test.each([
    ['two readings', 'add task Call Ben tomorrow at 3'],
    ['words that were not read', 'add task Buy milk list:Nowhere'],
    ['no title', 'add task tomorrow 5pm'],
    ['nothing after it', 'add task'],
  ])('does not stand where there is still something to decide: %s', async (_, command) => {
    expect(textOf(lastCard(await teams.say(command, { user: CARLA })))).not.toContain('[Add]');
  });

  test('in a group chat shows itself to whoever has asked, without a token, and everybody else keeps the neutral card', async () => {
    const own = textOf(lastCard(await teams.say('@Muster add task Feed the parrot tomorrow', GROUP)));
    expect(buttons(own)).toEqual(['[Add]', '[Change]']);
    expect(own).toContain('Everyone here will see that you created it');
    const others = textOf(lastCard(await teams.chat({ ...GROUP, user: 'amira@contoso.example' })));
    expect(buttons(others)).toEqual(['[Open form]', '[Cancel]']);
    expect(textOf(lastCard(await teams.press({ ...GROUP, title: 'Add' })))).toContain('To Do task created');
  });

  test.each([
    ['de-DE', 'neue Aufgabe Miete zahlen morgen', 'Liste: Ihre Standardliste', ['[Hinzufügen]', '[Ändern]']],
    ['es-ES', 'nueva tarea Pagar el alquiler mañana', 'Lista: Su lista predeterminada', ['[Agregar]', '[Cambiar]']],
  ])('is said in the person’s language: %s', async (locale, command, list, titles) => {
    const card = textOf(lastCard(await teams.say(command, { user: CARLA, locale })));
    expect(card).toContain(list);
    expect(buttons(card)).toEqual(titles);
  });
});
