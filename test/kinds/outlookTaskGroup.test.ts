import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

interface TaskGroup {
  readonly id: string;
  readonly name: string;
  readonly changeKey: string;
  readonly groupKey: string;
}

const RETIRED = 'Microsoft has retired Outlook task groups';

describe('an Outlook task group', () => {
  let teams: Sandbox;
  let guest: string;
  beforeAll(async () => {
    teams = await Sandbox.start();
    const { value } = await teams.graph<{ value: { id: string }[] }>("/v1.0/users?$filter=userType eq 'Guest'");
    guest = value[0]?.id ?? '';
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const groupsNamed = async (name: string, owner = 'me') => {
    const { value } = await teams.graph<{ value: TaskGroup[] }>(`/beta/${owner}/outlook/taskGroups`);
    return value.filter((group) => group.name === name);
  };
  const create = async (inputs: Readonly<Record<string, string>> = {}) =>
    lastCard(await teams.press({ verb: 'create', inputs }));

  it('gets its form at once, which says that the API is deprecated', async () => {
    const form = lastCard(await teams.say('new task group Moving house'));
    expect(textOf(form)).toContain('Microsoft has deprecated task groups');
    expect(valuesOf(form)).toEqual({ name: 'Moving house', invitedUser: '' });
  });

  it('is created as document 000 describes, for oneself; the properties that Outlook sets are not sent', async () => {
    await teams.say('new outlook task group Name value');
    const summary = textOf(await create());
    const [request] = await teams.exchanges('POST');
    expect([request?.url, request?.status, request?.requestBody]).toEqual([
      expect.stringMatching(/\/beta\/me\/outlook\/taskGroups$/),
      201,
      { name: 'Name value' },
    ]);
    const [group] = await groupsNamed('Name value');
    expect(summary).toContain('Outlook task group created\nName value');
    expect(summary).toContain('Default group\nNo');
    expect(summary).toContain(`Id\n${group?.id}`);
    expect(summary).toContain(`Change key\n${group?.changeKey}`);
    expect(summary).toContain(`Group key\n${group?.groupKey}`);
  });

  it('is created for an invited guest, whom the document names by the invitation', async () => {
    await teams.say('new task group Welcome');
    const summary = textOf(await create({ invitedUser: guest }));
    const [request] = await teams.exchanges('POST');
    expect([request?.url, request?.requestBody]).toEqual([
      expect.stringMatching(new RegExp(`/beta/users/${guest}/outlook/taskGroups$`)),
      { name: 'Welcome' },
    ]);
    const { displayName } = await teams.graph<{ displayName: string }>(`/v1.0/users/${guest}`);
    expect(summary).toContain(`For\n${displayName}`);
    expect(await groupsNamed('Welcome', `users/${guest}`)).toHaveLength(1);
    expect(await groupsNamed('Welcome')).toHaveLength(0);
  });

  it.each([
    ['name', { name: '\u2003' }, 'Fill in this field.'],
    ['invitedUser', { invitedUser: 'bob' }, 'Choose people from the list that appears as you type.'],
    [
      'invitedUser',
      { invitedUser: '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0,4562bcc8-c436-4f95-b7c0-4f8ce89dca5e' },
      'Choose one guest.',
    ],
    [
      'invitedUser',
      { invitedUser: '00000000-0000-4000-8000-000000000000' },
      'One person chosen here is no longer in the directory. Take them out, or choose again.',
    ],
    [
      'invitedUser',
      { invitedUser: '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0' },
      'The tasks of this guest are not open to you.',
    ],
  ])('says what is wrong beside %s: %j', async (field, inputs, sentence) => {
    await teams.say('new task group Holidays');
    const form = await create(inputs);
    expect(problemAt(form, field)).toContain(sentence);
    expect(valuesOf(form)).toMatchObject({ ...(field !== 'name' && { name: 'Holidays' }), ...inputs });
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('has a name of its own', async () => {
    await teams.say('new task group Only once');
    await create();
    await teams.say('new task group Only once');
    expect(problemAt(await create(), 'name')).toContain('There is a task group of this name already.');
  });

  it('is found, and not created again, when the answer gets lost', async () => {
    await teams.say('new task group Lost and found');
    await teams.faults({ path: '/outlook/taskGroups$', method: 'POST', times: 1, status: 504, when: 'after' });
    expect(textOf(await create())).toContain('Outlook task group created');
    expect(await groupsNamed('Lost and found')).toHaveLength(1);
  });

  it.each([404, 410, 400, 501])(
    'offers a To Do list of that name when Graph refuses it as gone: %i',
    async (status) => {
      const name = `Moving house ${status}`;
      await teams.say(`new task group ${name}`);
      await teams.faults({ path: '/outlook/taskGroups$', method: 'POST', times: 1, status, when: 'before' });
      const form = await create();
      expect(textOf(form)).toContain(RETIRED);
      expect(valuesOf(form)).toMatchObject({ name });

      const summary = textOf(lastCard(await teams.press({ title: 'Create a To Do list instead' })));
      expect(summary).toContain(`To Do list created\n${name}`);
      const [, list] = await teams.exchanges('POST');
      expect([list?.url, list?.status, list?.requestBody]).toEqual([
        expect.stringMatching(/\/v1\.0\/me\/todo\/lists$/),
        201,
        { displayName: name },
      ]);
    },
  );

  it('offers no list while nothing has been refused, and none for a moment of trouble', async () => {
    expect(textOf(lastCard(await teams.say('new task group Later')))).not.toContain('instead]');
    await teams.faults({ path: '/outlook/taskGroups$', method: 'POST', times: 1, status: 429, when: 'before' });
    const form = textOf(await create());
    expect(form).toContain('Microsoft 365 is busy');
    expect(form).not.toContain('instead]');
  });

  it('needs a mailbox, and says so to those who have none', async () => {
    const user = 'quinn@contoso.example';
    await teams.say('new task group Groceries', { user });
    expect(textOf(lastCard(await teams.press({ verb: 'create', user })))).toContain('has no Exchange mailbox');
  });
});

describe('an Outlook task group, once the API is gone', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start({}, ['--task-groups', 'gone']);
  });
  afterAll(() => teams.stop());

  it('becomes a To Do list in one more press, with the name as it stands on the form by then', async () => {
    await teams.say('new task group Moving house');
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain(RETIRED);
    const instead = { title: 'Create a To Do list instead', inputs: { name: 'Moving out' } };
    expect(textOf(lastCard(await teams.press(instead)))).toContain('To Do list created\nMoving out');
    expect((await teams.exchanges('POST')).map(({ status }) => status)).toEqual([201]);
  });
});
