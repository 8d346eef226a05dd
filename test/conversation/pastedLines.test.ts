import { lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

const alex = { user: 'alex@contoso.example', chat: 'channel' } as const;
const ben = { user: 'ben@contoso.example', chat: 'channel' } as const;
const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `Step ${from + i}`);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let left = 50; !(await isSo()); left--) {
    if (left === 0) throw new Error('It did not come within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('Lines pasted under one command', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

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
      /^9 of 10 created\nNew To Do tasks\n✗\nStep 1\nYou may not do this\..*\n✓\nStep 2\n✓\nStep 3\n/,
    );
    expect(await posted()).toEqual(steps(1, 10));

    await teams.forgetExchanges();
    const second = textOf(lastCard(await teams.press({ title: 'Try the 1 that failed again' })));
    expect(second).toContain('✓ 10 of 10 created\nNew To Do tasks\n✓\nStep 1\n✓\nStep 2\n');
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
    expect(result).toContain('✓ 2 of 2 created\nNew To Do tasks\n✓\nBuy milk\n✓\nPay rent\n–\nSleep (left out)');
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
    expect(result).toContain('✗\nWWWW');
    expect(await posted()).toEqual(['Buy milk']);

    const again = lastCard(await teams.press({ title: 'Change what failed' }));
    expect(Object.keys(valuesOf(again))).toEqual(['include2', 'title2', 'list']);
    const mended = lastCard(await teams.press({ verb: 'create', inputs: { title2: 'W' } }));
    expect(textOf(mended)).toContain('✓ 2 of 2 created\nNew To Do tasks\n✓\nBuy milk\n✓\nW');
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
    expect(waiting).toContain('Microsoft Graph is busy and asks to wait until');
    expect(waiting).toContain('…\nBusy 1\n…\nBusy 2\n…\nBusy 3\n');
    expect(await posted()).toEqual(['Busy 1']);
    await until(async () => textOf(lastCard(await teams.chat())).includes('✓ 3 of 3 created'));
    expect(await posted()).toEqual(['Busy 1', 'Busy 1', 'Busy 2', 'Busy 3']);
  });

  it('show how far they are while Graph takes its time', async () => {
    await teams.form('add tasks\nSlow 1\nSlow 2\nSlow 3');
    await teams.faults({ path: '/tasks$', method: 'POST', delayMs: 1_200, times: 3 });
    const pending = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(pending).toContain('1 of 3 created …\nNew To Do tasks\n✓\nSlow 1\n…\nSlow 2\n…\nSlow 3\n');
    expect(pending).toContain('[Check again]');
    const result = await teams.press({ title: 'Check again' });
    expect(textOf(lastCard(result))).toContain('3 of 3 created');
    expect(await posted()).toEqual(['Slow 1', 'Slow 2', 'Slow 3']);
  });

  it('are shown to nobody else in a channel before they are created; everyone sees the result', async () => {
    await teams.say('@Muster add tasks\n- Plan the party\n- Buy candles', alex);
    const neutral = lastCard(await teams.chat(ben));
    expect(textOf(neutral)).toBe(
      'New To Do task\nFor Alex Rivera: 2 lines\nThe form is shown to the person who asked for it.\n[Open form]\n[Cancel]',
    );
    expect((await teams.press({ ...ben, verb: 'open' })).notice).toContain('This card belongs to somebody else');
    await teams.press({ ...alex, verb: 'create' });
    const result = textOf(lastCard(await teams.chat(ben)));
    expect(result).toContain('✓ 2 of 2 created');
    expect(result).toContain('Plan the party');
    expect(result).toContain('Created by Alex Rivera');
  });

  it('come back from the sign-in page with everything that was typed', async () => {
    const user = 'tomas@contoso.example';
    const table = lastCard(await teams.say('new security groups\nReaders\nWriters\nGuests', { user }));
    expect(textOf(table)).toContain('New security groups (3)');
    const inputs = { title2: 'Authors', include3: 'false' };
    expect(await teams.press({ user, verb: 'create', inputs })).toMatchObject({ signIn: true });
    expect(await posted()).toEqual([]);
    const result = textOf(lastCard(await teams.press({ user, verb: 'create', inputs, consent: true })));
    expect(result).toContain('✓ 2 of 2 created\nNew security groups\n✓\nReaders\n✓\nAuthors\n–\nGuests (left out)');
    expect(await posted()).toEqual(['Readers', 'Authors']);
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
