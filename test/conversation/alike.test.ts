import { elementsOf, lastCard, problemAt, Sandbox, type Seen, textOf, valuesOf } from '../support/sandbox';

const THERE = 'This one is there already.';

describe('What is there already', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  /** A command, its form, and Create. */
  async function create(command: string, inputs: Record<string, string> = {}, who = {}): Promise<Seen> {
    await teams.form(command, who);
    return teams.press({ ...who, verb: 'create', inputs });
  }

  const shown = (seen: Seen) => textOf(lastCard(seen));
  const posts = async (path: RegExp) => (await teams.exchanges('POST')).filter(({ url }) => path.test(url)).length;
  const linksIn = (seen: Seen) => elementsOf(lastCard(seen)).filter(({ type }) => type === 'Action.OpenUrl');

  it('a group of the name is shown on the form with the way to it, and nothing is sent', async () => {
    await create('new security group Night Owls');
    await teams.forgetExchanges();
    const seen = await create('new security group Night Owls', { description: 'The late ones' });
    expect(shown(seen)).toContain(`${THERE}\nNight Owls Security group, night-owls\n[Open it]`);
    expect(shown(seen)).toContain('[Create anyway]');
    expect(linksIn(seen)[0]).toMatchObject({ url: expect.stringContaining('groupId') });
    expect(valuesOf(lastCard(seen))).toMatchObject({ displayName: 'Night Owls', description: 'The late ones' });
    expect(await posts(/\/groups$/)).toBe(0);
  });

  it('another is created when its person says so, once', async () => {
    await create('new security group Day Owls');
    await create('new security group Day Owls');
    await teams.forgetExchanges();
    expect(shown(await teams.press({ title: 'Create anyway' }))).toContain('Security group created\nDay Owls');
    expect(await posts(/\/groups$/)).toBe(1);
  });

  it('an alias that is taken stands beside its field with a free one, and whose it is', async () => {
    await create('new group Book circle', { mailNickname: 'bookcircle' });
    const form = await create('new group Reading circle', { mailNickname: 'bookcircle' });
    expect(problemAt(lastCard(form), 'mailNickname')).toContain('Another group has this alias.');
    expect(valuesOf(lastCard(form))).toMatchObject({ displayName: 'Reading circle', mailNickname: 'bookcircle-2' });
    expect(shown(form)).toContain(`${THERE}\nBook circle Microsoft 365 group, bookcircle@contoso.example\n[Open it]`);
    expect(shown(await teams.press({ verb: 'create' }))).toContain('Microsoft 365 group created\nReading circle');
  });

  it('a second group of one name is created with the free alias by one press', async () => {
    const form = await create('new group Sales');
    expect(shown(form)).toContain(`${THERE}\nSales Microsoft 365 group, sales@contoso.example\n[Open it]`);
    await teams.forgetExchanges();
    expect(shown(await teams.press({ title: 'Create anyway' }))).toContain('Alias\nsales-2');
    expect(await posts(/\/groups$/)).toBe(1);
  });

  it('a Microsoft 365 group of that name is shown before another is sent, whatever its alias', async () => {
    await create('new group Walkers', { mailNickname: 'hikers' });
    await teams.forgetExchanges();
    expect(shown(await create('new group Walkers'))).toContain(`${THERE}\nWalkers`);
    expect(await posts(/\/groups$/)).toBe(0);
  });

  it('a list of that name is shown too, in German', async () => {
    const german = { locale: 'de-DE', user: 'ben@contoso.example' };
    await create('neue Liste Urlaub', {}, german);
    const seen = await create('neue Liste Urlaub', {}, german);
    expect(shown(seen)).toContain('Das hier gibt es schon.\nUrlaub Ihre eigene Liste\n[Öffnen]');
    expect(shown(await teams.press({ ...german, title: 'Trotzdem erstellen' }))).toContain('Urlaub');
  });

  it('an open task of that title and day is mentioned on the form, and on the summary, and stops nothing', async () => {
    const task = 'add task Water the plants';
    await create(`${task} May 2 2031`);
    expect(shown(await create(`${task} May 3 2031`))).not.toContain('Another open task');
    const form = shown(await teams.form(`${task} May 2 2031`));
    expect(form).toContain(`${THERE}\nWater the plants Due Fri, 2 May 2031\n[Open it]`);
    expect(form).not.toContain('Create anyway');
    const summary = shown(await teams.press({ verb: 'create' }));
    expect(summary).toContain('Note\nAnother open task of this title is due that day.');
  });

  it.each(['slow', 'refused'])(
    'where tasks are %s to be looked for, the form comes and the task is created',
    async (how) => {
      await create(`add task Feed the cat May 2 2031`);
      const fault = { path: '/tasks\\?', method: 'GET', times: 2 };
      await teams.faults({ ...fault, ...(how === 'slow' ? { delayMs: 1_500 } : { status: 503 }) });
      const form = await teams.form('add task Feed the cat May 2 2031');
      expect(shown(form)).toMatch(/^New To Do task/);
      expect(shown(form)).not.toContain(THERE);
      expect(shown(await teams.press({ verb: 'create' }))).toContain('created');
    },
  );

  it('an open Planner task of that title and day is mentioned too', async () => {
    const task = 'add planner task Draft the plan May 2 2031';
    await create(task);
    expect(shown(await teams.form(task))).toContain(`${THERE}\nDraft the plan Due Fri, 2 May 2031\n[Open it]`);
    expect(shown(await teams.press({ verb: 'create' }))).toContain('Another open task of this title');
  });

  it('what the person has agreed to is still agreed when Graph takes its time', async () => {
    await create('new security group Slow Owls');
    await create('new security group Slow Owls');
    await teams.faults({ path: '/groups$', method: 'POST', status: 429, retryAfter: 6 });
    await teams.press({ title: 'Create anyway' });
    expect(shown(await teams.press({ title: 'Check again' }))).not.toContain(THERE);
    await teams.sees('Security group created\nSlow Owls');
  });

  describe('the naming policy, before the group is made', () => {
    const details = ['displayName', 'mailNickname'].map((target) => ({
      ...{ target, code: 'MissingPrefixSuffix', message: 'The property is missing a required prefix/suffix.' },
      ...{ prefix: 'GRP_', suffix: '_EU' },
    }));
    const message = 'The values provided contain one or more validation errors.';
    const error = { code: 'Request_UnprocessableEntity', message, details };
    const refused = { path: '/validateProperties$', status: 422, body: { error } };

    it('stands beside name and alias with what would be taken, and nothing is sent', async () => {
      await teams.form('new group Harbour');
      await teams.forgetExchanges();
      await teams.faults(refused);
      const form = lastCard(await teams.press({ verb: 'create' }));
      expect(problemAt(form, 'displayName')).toContain('Your organisation’s names look like GRP_…_EU.');
      expect(valuesOf(form)).toMatchObject({ displayName: 'GRP_Harbour_EU', mailNickname: 'GRP_harbour_EU' });
      expect(await posts(/\/groups$/)).toBe(0);
    });

    it.each([403, 429, 502])('a check that Graph answers with %i does not stand in the way', async (status) => {
      await teams.form(`new group Harbour ${status}`);
      await teams.faults({ path: '/validateProperties$', status, retryAfter: 1 });
      expect(shown(await teams.press({ verb: 'create' }))).toContain('Microsoft 365 group created');
    });
  });
});
