import { elementsOf, lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
const CARLA = 'ff7cb387-6688-423c-8188-3da9532a73cc';
const SAM = '20f4bcbc-5e32-461c-9c9a-36bd2ec3cafc';
const SAMIRA = '5baf28f4-7179-4c3a-bf83-f9353b1e7ad3';

/** The calendar day in so many days, where the sandbox's people live. */
const dayAhead = (days: number) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toLocaleDateString('sv', { timeZone });
};
/** `Thu, 26 Nov 2026` */
const inWords = (day: string) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));

describe('the words after a command', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const form = async (command: string) => lastCard(await teams.form(command));
  const create = async (inputs = {}) => lastCard(await teams.press({ verb: 'create', inputs }));
  const posted = async () => (await teams.exchanges('POST')).map(({ requestBody }) => requestBody);
  const chosen = (card: unknown, input: string) => {
    const { choices, value } = elementsOf(card).find(({ id }) => id === input) ?? {};
    const all: { title: string; value: string }[] = Array.isArray(choices) ? choices : [];
    return all.find((choice) => choice.value === value)?.title;
  };

  it('fill the form of a To Do task, which says what it read out of which words, and create exactly that', async () => {
    const card = await form('add task Pay rent tomorrow 5pm every month !high #Finance');
    const tomorrow = dayAhead(1);
    expect(textOf(card)).toContain(`Due: ${inWords(tomorrow)}, 17:00, with a reminder from “tomorrow 5pm”`);
    expect(textOf(card)).toContain(`Repeats: Every month on day ${Number(tomorrow.slice(8))} from “every month”`);
    expect(textOf(card)).toContain('Importance: High from “!high”');
    expect(textOf(card)).toContain('Categories: Finance from “#Finance”');
    expect(valuesOf(card)).toMatchObject({ title: 'Pay rent', dueDateTime: tomorrow, categories: 'Finance' });

    await create();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(await posted()).toEqual([
      {
        title: 'Pay rent',
        importance: 'high',
        status: 'notStarted',
        dueDateTime: { dateTime: `${tomorrow}T00:00:00`, timeZone },
        reminderDateTime: { dateTime: `${tomorrow}T17:00:00`, timeZone },
        isReminderOn: true,
        recurrence: {
          pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: Number(tomorrow.slice(8)) },
          range: { type: 'noEnd', startDate: tomorrow },
        },
        categories: ['Finance'],
        linkedResources: expect.anything(),
      },
    ]);
  });

  it('choose a list by its name, and say so where there is none', async () => {
    const known = await form('add task Oranges list:Groceries');
    expect([chosen(known, 'list'), valuesOf(known).title]).toEqual(['Groceries', 'Oranges']);
    const unknown = await form('add task Oranges list:Larder');
    expect(chosen(unknown, 'list')).toBe('Tasks');
    expect(textOf(unknown)).toContain('List: You have no list of this name. Choose one below. from “list:Larder”');
  });

  it('are asked about where they can mean two things, and nothing is created before that is decided', async () => {
    const card = await form('add task Call Ben tomorrow at 3');
    expect(textOf(card)).toContain('Due: “tomorrow at 3” can mean several things. Which one?');
    expect(valuesOf(card)).toMatchObject({ title: 'Call Ben', dueDateTime: dayAhead(1), reminderTime: '' });

    const again = await create();
    expect(problemAt(again, 'reminderTime')).toContain('can be read in more than one way');
    expect(await posted()).toEqual([]);

    const decided = lastCard(await teams.press({ title: `${inWords(dayAhead(1))}, 03:00, with a reminder` }));
    expect(valuesOf(decided)).toMatchObject({ title: 'Call Ben', reminderTime: '03:00' });
    expect(textOf(decided)).not.toContain('Which one?');
    await create();
    expect(await posted()).toHaveLength(1);
  });

  it('keep a repetition in the title that Graph cannot hold', async () => {
    const card = await form('add task Stretch every 2 hours');
    expect(valuesOf(card)).toMatchObject({ title: 'Stretch every 2 hours', patternType: '' });
    expect(textOf(card)).toContain('Repeats: To Do cannot repeat a task so. The words stay in the title.');
  });

  it('fill the form of a Planner task: plan, bucket, people, day and priority', async () => {
    const card = await form(
      'add planner task Draft slides to Onboarding / In progress for @Ben and @Carla due tomorrow !low',
    );
    expect([chosen(card, 'planId'), chosen(card, 'bucketId')]).toEqual(['Onboarding', 'In progress']);
    expect(valuesOf(card)).toMatchObject({
      title: 'Draft slides',
      assignments: `${BEN},${CARLA}`,
      dueDateTime: dayAhead(1),
      priority: 'low',
    });
    expect(textOf(card)).toContain('Assigned to: Ben Okafor, Carla Jiménez from “for @Ben and @Carla”');
  });

  it('take a person who is mentioned by the whole name', async () => {
    const where = { chat: 'channel' } as const;
    const card = lastCard(await teams.form('@Muster add planner task Proofread for @{Carla Jiménez} tomorrow', where));
    expect(valuesOf(card)).toMatchObject({ title: 'Proofread', assignments: CARLA, dueDateTime: dayAhead(1) });
  });

  it('ask which of several people of one name is meant', async () => {
    const card = await form('add planner task Proofread for @Taylor');
    expect(textOf(card)).toContain('“Taylor” can mean several things. Which one?\n[Sam Taylor]\n[Samira Taylor]');
    expect(valuesOf(card).assignments).toBe('');
    expect(valuesOf(lastCard(await teams.press({ title: 'Samira Taylor' }))).assignments).toBe(SAMIRA);
  });

  it('ask about one name of several, and fill in all of them with the answer', async () => {
    const card = await form('new group Print shop members:@Carla, @Taylor');
    expect(textOf(card)).toContain('Members: Carla Jiménez from “members:@Carla, @Taylor”');
    expect(textOf(card)).toContain(
      'Members: “Taylor” can mean several things. Which one?\n[Sam Taylor]\n[Samira Taylor]',
    );
    expect(problemAt(await create(), 'members')).toContain('can be read in more than one way');
    expect(await posted()).toEqual([]);
    expect(valuesOf(lastCard(await teams.press({ title: 'Sam Taylor' }))).members).toBe(`${CARLA},${SAM}`);
  });

  it('fill the form of a group, and choose the kind of group where they name it', async () => {
    const card = await form(
      'new group Library Assist public owners:@Ben members:@Carla,@Quinn description: Helps with the library alias:library-assist',
    );
    expect(valuesOf(card)).toMatchObject({
      displayName: 'Library Assist',
      visibility: 'Public',
      owners: BEN,
      members: `${CARLA},77a67ba7-fdcd-48b0-973d-545701ea084c`,
      mailNickname: 'library-assist',
      description: 'Helps with the library',
    });
    expect(textOf(await form('new group Vault type:security'))).toContain('New security group');
  });

  it('are read in German from somebody whose Teams is German, and told in German', async () => {
    const jonas = { user: 'jonas@contoso.example' };
    const card = lastCard(
      await teams.form('neue Aufgabe Miete zahlen morgen 17 Uhr jeden Monat !hoch #Finanzen', jonas),
    );
    const tomorrow = dayAhead(1);
    const words = new Intl.DateTimeFormat('de-DE', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(tomorrow));
    expect(textOf(card)).toContain(`Fällig am: ${words}, 17:00, mit Erinnerung aus „morgen 17 Uhr“`);
    expect(textOf(card)).toContain('Wichtigkeit: Hoch aus „!hoch“');
    expect(valuesOf(card)).toMatchObject({
      title: 'Miete zahlen',
      dueDateTime: tomorrow,
      reminderTime: '17:00',
      importance: 'high',
      patternType: 'absoluteMonthly',
      categories: 'Finanzen',
    });
    expect(textOf(lastCard(await teams.press({ verb: 'create', ...jonas })))).toContain('To Do-Aufgabe erstellt');
    expect(await posted()).toEqual([expect.objectContaining({ title: 'Miete zahlen', categories: ['Finanzen'] })]);
  });

  it('mean the days of the one who spoke, however late the form is opened', async () => {
    const card = await form('add task Water plants tomorrow');
    const at = elementsOf(card).find(({ verb }) => verb === 'create')?.data;
    expect(at).toMatchObject({ said: 'Water plants tomorrow', at: expect.stringMatching(/^\d{13}$/) });
  });
});
