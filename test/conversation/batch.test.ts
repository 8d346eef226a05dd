import { eventually } from '../support/eventually';
import { elementsOf, lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

const alex = { user: 'alex@contoso.example', chat: 'channel' } as const;
const ben = { user: 'ben@contoso.example', chat: 'channel' } as const;
const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `Step ${from + i}`);

/** The calendar day in so many days, where the sandbox's people live. */
function dayAhead(days: number): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toLocaleDateString('sv', { timeZone });
}

/** `Thu, 26 Nov 2026` */
function inWords(day: string, locale = 'en-GB'): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(new Date(day));
}

/** Bytes of a card as Teams counts them: it takes 100 KB, in UTF-16. */
function sizeOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le');
}

describe('Lines pasted under one command', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  /** Resolves when the newest card says this by itself. */
  const shown = (text: string) =>
    eventually(async () => textOf(lastCard(await teams.chat())).includes(text) || undefined, 200);

  /** The names of what Graph was asked to create, in order. */
  async function posted(): Promise<unknown[]> {
    return (await teams.exchanges('POST')).map(({ requestBody }) => {
      const { title, displayName } = Object(requestBody);
      return title ?? displayName;
    });
  }

  it('are shown one by one, to be checked, without what made a list of them', async () => {
    const card = lastCard(
      await teams.form('add tasks\n- Buy milk\n* [ ] Pay rent\n\n3. Call 2 plumbers\n☐ Read\n•Sleep'),
    );
    expect(textOf(card)).toContain('New To Do tasks (5)');
    expect(valuesOf(card)).toMatchObject({
      ...{ include1: 'true', title1: 'Buy milk', title2: 'Pay rent', title3: 'Call 2 plumbers' },
      ...{ title4: 'Read', title5: 'Sleep', include5: 'true' },
    });
  });

  it('are created one after another at one press; a second press creates the one that failed', async () => {
    await teams.form(`add tasks\n${steps(1, 10).join('\n')}`);
    await teams.faults({ path: '/tasks$', method: 'POST', status: 403 });
    const result = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(result).toMatch(
      /^9 of 10 created\nNew To Do tasks\n✗ Step 1 – You may not do this\..*\n✓ Step 2\n✓ Step 3\n/,
    );
    expect(await posted()).toEqual(steps(1, 10));

    await teams.forgetExchanges();
    const second = textOf(lastCard(await teams.press({ title: 'Try the 1 that failed again' })));
    expect(second).toContain('✓ 10 of 10 created\nNew To Do tasks\n✓ Step 1\n✓ Step 2\n');
    expect(await posted()).toEqual(['Step 1']);
  });

  it('lead from the result to what was created', async () => {
    await teams.form('add tasks\nOpen me\nMe too');
    const result = JSON.stringify(lastCard(await teams.press({ verb: 'create' })));
    expect(result).toMatch(
      /"text":"Open me","selectAction":\{"type":"Action.OpenUrl","url":"https:\/\/to-do\.office\.com\//,
    );
  });

  it('are created once each when somebody presses twice at once', async () => {
    await teams.form('add tasks\nTwice 1\nTwice 2\nTwice 3');
    const results = await Promise.all([teams.press({ verb: 'create' }), teams.press({ verb: 'create' })]);
    for (const seen of results) expect(textOf(lastCard(seen))).toContain('✓ 3 of 3 created');
    expect(await posted()).toEqual(['Twice 1', 'Twice 2', 'Twice 3']);
  });

  it('are left out where the person unticks them, and are named as they were renamed', async () => {
    await teams.form('add tasks\nBuy milk\nPay rnet\nSleep');
    const inputs = { title2: 'Pay rent', include3: 'false' };
    const result = textOf(lastCard(await teams.press({ verb: 'create', inputs })));
    expect(result).toContain('✓ 2 of 2 created\nNew To Do tasks\n✓ Buy milk\n✓ Pay rent\n– Sleep (left out)');
    expect(await posted()).toEqual(['Buy milk', 'Pay rent']);
  });

  it('are not ticked where they were done already', async () => {
    const card = lastCard(await teams.form('add tasks\n- [x] Breakfast\n- [ ] Lunch'));
    expect(valuesOf(card)).toMatchObject({ include1: 'false', title1: 'Breakfast', include2: 'true', title2: 'Lunch' });
  });

  it('are twenty at most: the card says what to do with the others', async () => {
    const card = lastCard(await teams.form(`add tasks\n${steps(1, 23).join('\n')}`));
    expect(textOf(card)).toContain('New To Do tasks (20)');
    expect(textOf(card)).toContain('⚠ 3 more lines do not fit on this card. Send them in a message of their own.');
    expect(valuesOf(card)).toMatchObject({ title20: 'Step 20' });
    expect(valuesOf(card)).not.toHaveProperty('title21');
  });

  it('go to the chosen list', async () => {
    await teams.form('add tasks\nApples\nPears');
    await teams.press({ verb: 'create', inputs: { list: 'Groceries' } });
    const lists = await teams.graph<{ value: { id: string; displayName: string }[] }>('/v1.0/me/todo/lists');
    const groceries = lists.value.find(({ displayName }) => displayName === 'Groceries');
    const urls = (await teams.exchanges('POST')).map(({ url }) => decodeURIComponent(url));
    expect(urls).toEqual([1, 2].map(() => expect.stringContaining(`/lists/${groceries?.id}/tasks`)));
  });

  it('say what is wrong with a name; nothing of that line is sent, and the others are created', async () => {
    const form = lastCard(await teams.form(`add tasks\nBuy milk\n${'W'.repeat(256)}`));
    expect(textOf(form)).toContain('⚠ Use at most 255 characters (now 256).');
    const result = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(result).toContain('1 of 2 created');
    expect(result).toContain('✗ WWWW');
    expect(await posted()).toEqual(['Buy milk']);

    const again = lastCard(await teams.press({ title: 'Change what failed' }));
    expect(Object.keys(valuesOf(again))).toEqual(['include2', 'title2', 'list']);
    const mended = lastCard(await teams.press({ verb: 'create', inputs: { title2: 'W' } }));
    expect(textOf(mended)).toContain('✓ 2 of 2 created\nNew To Do tasks\n✓ Buy milk\n✓ W');
    expect(await posted()).toEqual(['Buy milk', 'W']);
  });

  it('are shown again when there is nothing to create', async () => {
    await teams.form('add tasks\nBuy milk\nPay rent');
    const card = lastCard(await teams.press({ verb: 'create', inputs: { title1: '', include2: 'false' } }));
    expect(textOf(card)).toContain(
      'Nothing can be created yet. Tick at least one line, and put right what is marked with ⚠.',
    );
    expect(textOf(card)).toContain('No name is left of this line.');
    expect(valuesOf(card)).toMatchObject({ title1: '', include1: 'true', title2: 'Pay rent', include2: 'false' });
    expect(await posted()).toEqual([]);
  });

  it('wait together when Graph is busy, and go on by themselves', async () => {
    await teams.form('add tasks\nBusy 1\nBusy 2\nBusy 3');
    await teams.faults({ path: '/tasks$', method: 'POST', status: 429, retryAfter: 4 });
    const waiting = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(waiting).toContain('0 of 3 created …');
    expect(waiting).toContain('Microsoft 365 is busy and asks to wait until');
    expect(waiting).toContain('… Busy 1\n… Busy 2\n… Busy 3\n');
    expect(await posted()).toEqual(['Busy 1']);
    await shown('✓ 3 of 3 created');
    expect(await posted()).toEqual(['Busy 1', 'Busy 1', 'Busy 2', 'Busy 3']);
  });

  it('show how far they are while Graph takes its time', async () => {
    await teams.form('add tasks\nSlow 1\nSlow 2\nSlow 3');
    await teams.faults({ path: '/tasks$', method: 'POST', delayMs: 1_200, times: 3 });
    const pending = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(pending).toContain('1 of 3 created …\nNew To Do tasks\n✓ Slow 1\n… Slow 2\n… Slow 3\n');
    expect(pending).toContain('[Check again]');
    const result = await teams.press({ title: 'Check again' });
    expect(textOf(lastCard(result))).toContain('3 of 3 created');
    expect(await posted()).toEqual(['Slow 1', 'Slow 2', 'Slow 3']);
  });

  it('are shown to nobody else in a channel before they are created; everyone sees how many came about', async () => {
    await teams.say('@Muster add tasks\n- Plan the party\n- Buy candles', alex);
    const neutral = lastCard(await teams.chat(ben));
    expect(textOf(neutral)).toBe(
      'New To Do task\nFor Alex Rivera: 2 lines\nThe form is shown to the person who asked for it.\n[Open form]\n[Cancel]',
    );
    expect((await teams.press({ ...ben, verb: 'open' })).notice).toContain('This card belongs to somebody else');
    await teams.press({ ...alex, verb: 'create' });
    const result = await teams.sees('✓ 2 of 2 created', ben);
    expect(result).toBe('✓ 2 of 2 created\nNew To Do tasks\nCreated by Alex Rivera');
    expect(textOf(lastCard(await teams.chat(alex)))).toContain('Plan the party');
  });

  it('come back from the sign-in page with everything that was typed', async () => {
    const user = 'tomas@contoso.example';
    const table = lastCard(await teams.say('new security groups\nReaders\nWriters\nGuests', { user }));
    expect(textOf(table)).toContain('New security groups (3)');
    const inputs = { title2: 'Authors', include3: 'false' };
    expect(await teams.press({ user, verb: 'create', inputs })).toMatchObject({ signIn: true });
    expect(await posted()).toEqual([]);
    const result = textOf(lastCard(await teams.press({ user, verb: 'create', inputs, consent: true })));
    expect(result).toContain('✓ 2 of 2 created\nNew security groups\n✓ Readers\n✓ Authors\n– Guests (left out)');
    expect(await posted()).toEqual(['Readers', 'Authors']);
  });

  it('are read like the words after a command: the card says what it read, and asks Graph for each list once', async () => {
    const card = lastCard(
      await teams.form('add tasks\nPay rent tomorrow !high\nBread in Groceries\nFile taxes #Finance\nSleep'),
    );
    expect(valuesOf(card)).toMatchObject({
      title1: 'Pay rent',
      title2: 'Bread',
      title3: 'File taxes',
      title4: 'Sleep',
    });
    expect(textOf(card)).toContain(`Due: ${inWords(dayAhead(1))} · Importance: High`);
    expect(textOf(card)).toContain('List: Groceries');
    expect(textOf(card)).toContain('Categories: Finance');
    const asked = (await teams.exchanges('GET')).map(({ url }) => url);

    expect(asked.filter((url) => /\/todo\/lists(?:\?|$)/.test(url))).toHaveLength(1);
    expect(asked).toHaveLength(new Set(asked).size);

    await teams.forgetExchanges();
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('✓ 4 of 4 created');
    const bodies = (await teams.exchanges('POST')).map(({ requestBody }) => requestBody);
    expect(bodies).toMatchObject([
      { title: 'Pay rent', importance: 'high', dueDateTime: { dateTime: `${dayAhead(1)}T00:00:00` } },
      { title: 'Bread' },
      { title: 'File taxes', categories: ['Finance'] },
      { title: 'Sleep' },
    ]);
  });

  it('say where they can mean two things; such a line is created once somebody has chosen, the others at once', async () => {
    const card = lastCard(await teams.form('add tasks\nCall Ben tomorrow at 3\nBuy milk'));
    const at = (time: string) => `${inWords(dayAhead(1))}, ${time}, with a reminder`;
    expect(textOf(card)).toContain('⚠ “tomorrow at 3” can mean several things. Which one?');
    const { choices } = elementsOf(card).find(({ id }) => id === 'means1x0') ?? {};
    expect(choices).toEqual([
      { title: at('15:00'), value: '0' },
      { title: at('03:00'), value: '1' },
      { title: 'None of these', value: 'none' },
    ]);
    const result = lastCard(await teams.press({ verb: 'create' }));
    expect(textOf(result)).toContain(
      `1 of 2 created\nNew To Do tasks\n✗ Call Ben – “tomorrow at 3” can mean ${at('15:00')} or ${at('03:00')}.`,
    );
    expect(textOf(result)).not.toContain('again]');
    expect(await posted()).toEqual(['Buy milk']);

    expect(textOf(lastCard(await teams.press({ title: 'Change what failed' })))).not.toContain('Buy milk');
    const chosen = lastCard(await teams.press({ verb: 'create', inputs: { means1x0: '1' } }));
    expect(textOf(chosen)).toContain('✓ 2 of 2 created');
    const [, call] = (await teams.exchanges('POST')).map(({ requestBody }) => requestBody);
    expect(call).toMatchObject({ title: 'Call Ben', reminderDateTime: { dateTime: `${dayAhead(1)}T03:00:00` } });
  });

  it('are created without such words where somebody says that they mean none of it', async () => {
    await teams.form('add tasks\nCall Ben tomorrow at 3\nBuy milk');
    const result = lastCard(await teams.press({ verb: 'create', inputs: { means1x0: 'none', include2: 'false' } }));
    expect(textOf(result)).toContain('✓ 1 of 1 created');
    const [call] = (await teams.exchanges('POST')).map(({ requestBody }) => requestBody);
    expect(call).toMatchObject({ title: 'Call Ben' });
    expect(call).not.toHaveProperty('reminderDateTime');
    expect(call).not.toHaveProperty('dueDateTime');
  });

  it('find people, and ask Graph for each of them once', async () => {
    const card = lastCard(
      await teams.form('add planner tasks\nAsk Lee @Ben\nAsk Joe @Ben\nAsk Zoe @Xaver\nAsk Taylor @Taylor'),
    );
    expect(textOf(card)).toContain('Assigned to: Ben Okafor');
    expect(textOf(card)).toContain('⚠ Assigned to: Nobody found who is called Xaver.');
    expect(textOf(card)).toContain('⚠ “Taylor” can mean several things. Which one?');
    const urls = (await teams.exchanges('GET')).map(({ url }) => url);
    expect(urls).toHaveLength(new Set(urls).size);
  });

  it('decide about their kind together; a line that asks for another one says so', async () => {
    const groups = lastCard(await teams.form('new groups\nReaders A type:security\nReaders B type:security'));
    expect(textOf(groups)).toContain('New security groups (2)');
    const mixed = lastCard(await teams.form('new groups\nReaders C type:security\nWriters C'));
    expect(textOf(mixed)).toContain('New Microsoft 365 groups (2)');
    expect(textOf(mixed)).toContain('This line asks for something else (security group).');
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('1 of 2 created');
    expect(await posted()).toEqual(['Writers C']);
  });

  it('make small cards, however long they are, whatever becomes of them', async () => {
    const long = steps(1, 20).map((step) => `${step} ${'W'.repeat(255)}`.slice(0, 255));
    await teams.say(`@Muster add tasks\n${long.join('\n')}`, alex);
    const invitation = lastCard(await teams.chat(ben));
    expect(textOf(invitation)).toContain('For Alex Rivera: 20 lines');
    const table = lastCard(await teams.form(`add tasks\n${long.join('\n')}`));
    await teams.faults({ path: '/tasks$', method: 'POST', status: 429, retryAfter: 3 });
    const pending = lastCard(await teams.press({ verb: 'create' }));
    expect(textOf(pending)).toContain('0 of 20 created …');
    await shown('✓ 20 of 20 created');
    await teams.form(`add tasks\n${long.join('\n')}`);
    await teams.faults({ path: '/tasks$', method: 'POST', status: 403, times: 20 });
    const refused = lastCard(await teams.press({ verb: 'create' }));
    expect(textOf(refused)).toContain('0 of 20 created');
    for (const card of [invitation, table, pending, refused]) expect(sizeOf(card)).toBeLessThan(90_000);
  });

  it('are read and answered in German where Teams speaks it', async () => {
    const where = { user: 'ben@contoso.example', locale: 'de-DE' };
    const card = lastCard(
      await teams.form('Aufgaben hinzufügen\n- Miete zahlen morgen\n- Anna anrufen morgen um 3\n- Milch', where),
    );
    expect(textOf(card)).toContain('Neu: To Do-Aufgabe (3)');
    expect(textOf(card)).toContain(`Fällig am: ${inWords(dayAhead(1), 'de-DE')}`);
    expect(textOf(card)).toContain('⚠ „morgen um 3“ kann Verschiedenes heißen. Was ist gemeint?');
    await teams.faults({ path: '/tasks$', method: 'POST', status: 403 });
    const result = lastCard(await teams.press({ ...where, verb: 'create' }));
    expect(textOf(result)).toMatch(/^1 von 3 erstellt\nNeu: To Do-Aufgabe\n✗ Miete zahlen – Das dürfen Sie nicht\./);
    expect(textOf(result)).toContain('✗ Anna anrufen – „morgen um 3“ kann');
    const again = lastCard(await teams.press({ ...where, title: 'Fehlgeschlagenes noch einmal versuchen (1)' }));
    expect(textOf(again)).toContain('2 von 3 erstellt');
    expect(await posted()).toEqual(['Miete zahlen', 'Milch', 'Miete zahlen']);
  });

  it('are dropped by Cancel', async () => {
    await teams.form('add tasks\nBuy milk\nPay rent');
    expect(textOf(lastCard(await teams.press({ verb: 'cancel' })))).toBe('Cancelled. Nothing was created.');
  });

  it.each([
    ['add planner tasks', 'New Planner tasks (2)'],
    ['new lists', 'New To Do lists (2)'],
    ['new microsoft 365 groups', 'New Microsoft 365 groups (2)'],
  ])('can be of another kind: %s', async (command, heading) => {
    const table = lastCard(await teams.form(`${command}\nAmber ${command.length}\nBirch ${command.length}`));
    expect(textOf(table)).toContain(heading);
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('✓ 2 of 2 created');
  });

  it('of a kind that needs more than a name are sent to its form', async () => {
    const card = textOf(lastCard(await teams.say('new dynamic groups\nEveryone in sales\nEveryone else')));
    expect(card).toBe('Dynamic group: one line cannot say all that it needs. Use its form: new dynamic group.');
  });
});
