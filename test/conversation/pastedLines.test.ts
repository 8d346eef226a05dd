import { lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

const numbers = (to: number) => Array.from({ length: to }, (_, i) => i + 1);
const titlesIn = (exchanges: readonly { requestBody: unknown }[]) =>
  exchanges.map(({ requestBody }) => Object(requestBody).title ?? Object(requestBody).displayName);

describe('Lines pasted under “add tasks”', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start({ SETTLE_SECONDS: '1' });
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it('are shown one by one, to be checked, without what made a list of them', async () => {
    const card = lastCard(
      await teams.form('add tasks\n- Buy milk\n* [ ] Pay rent\n3. Call 2 plumbers\n☐ Read\n•Sleep'),
    );
    expect(textOf(card)).toContain('New To Do tasks (5)');
    expect(valuesOf(card)).toMatchObject({
      ...{ include1: 'true', title1: 'Buy milk', title2: 'Pay rent', title3: 'Call 2 plumbers' },
      ...{ title4: 'Read', title5: 'Sleep', include5: 'true' },
    });
  });

  it('are created at one press, one after another; a second press creates the one that failed', async () => {
    await teams.form(
      `add tasks\n${numbers(10)
        .map((n) => `Step ${n}`)
        .join('\n')}`,
    );
    await teams.faults({ path: '/tasks$', method: 'POST', status: 403 });
    const result = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(result).toContain('9 of 10 created');
    expect(result).toMatch(/✗\nStep 1\nYou may not do this\..*\n✓\nStep 2\n✓\nStep 3\n/);
    expect(titlesIn(await teams.exchanges('POST'))).toEqual(numbers(10).map((n) => `Step ${n}`));

    await teams.forgetExchanges();
    const second = textOf(lastCard(await teams.press({ title: 'Try the 1 that failed again' })));
    expect(second).toContain('✓ 10 of 10 created');
    expect(titlesIn(await teams.exchanges('POST'))).toEqual(['Step 1']);
  });
});
