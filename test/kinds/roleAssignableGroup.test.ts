import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

/** Ella, Femi and Grace of the sample tenant: the people of the document's example; Amira is its administrator. */
const [OWNER, FIRST, SECOND, AMIRA] = [
  '99e44b05-c10b-4e95-a523-e2732bbaba1e',
  '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0',
  '4562bcc8-c436-4f95-b7c0-4f8ce89dca5e',
  'b5812877-4ae3-441d-b57b-79b1b8038aee',
];
const user = 'amira@contoso.example';
const userUrl = (id: string | undefined) => `https://graph.microsoft.com/v1.0/users/${id}`;

describe('a role-assignable group', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it.each(['new role group', 'create a role-assignable group', 'add role assignable group'])(
    '“%s” opens its form, which names the role and the permission it takes',
    async (command) => {
      const form = lastCard(await teams.say(`${command} Helpdesk`));
      expect(textOf(form)).toContain('New role-assignable group');
      expect(textOf(form)).toContain('Privileged Role Administrator');
      expect(textOf(form)).toContain('RoleManagement.ReadWrite.Directory');
      expect(valuesOf(form)).toMatchObject({ displayName: 'Helpdesk', groupTypes: 'Security', confirmation: '' });
    },
  );

  it('is no button on the forms of other groups, since hardly anybody may create one', async () => {
    expect(textOf(lastCard(await teams.say('new group')))).not.toContain('Role');
    expect(textOf(lastCard(await teams.say('new role group')))).not.toContain('instead]');
  });

  it('is created as document 004, example 3, describes, with its visibility said aloud', async () => {
    await teams.say('new role group Role assignable group', { user });
    const inputs = {
      description: 'Group assignable to a role',
      groupTypes: 'Unified',
      mailNickname: 'contosohelpdeskadministrators',
      owners: `${OWNER}`,
      members: `${FIRST},${SECOND}`,
      confirmation: 'Role assignable group',
    };
    const summary = textOf(lastCard(await teams.press({ user, verb: 'create', inputs })));

    const [request] = await teams.exchanges('POST');
    expect(request?.url).toMatch(/\/v1\.0\/groups$/);
    expect(request?.status).toBe(201);
    expect(request?.requestBody).toEqual({
      description: 'Group assignable to a role',
      displayName: 'Role assignable group',
      groupTypes: ['Unified'],
      isAssignableToRole: true,
      mailEnabled: true,
      securityEnabled: true,
      mailNickname: 'contosohelpdeskadministrators',
      'owners@odata.bind': [userUrl(OWNER)],
      'members@odata.bind': [userUrl(FIRST), userUrl(SECOND)],
      // The document leaves it out: Graph takes no other.
      visibility: 'Private',
    });
    expect(summary).toContain('Role-assignable group created');
    expect(summary).toContain('Type\nMicrosoft 365 group');
    expect(summary).toContain('Visibility\nPrivate');
    expect(summary).toContain('Roles\nCan be assigned');
    expect(summary).toContain('contosohelpdeskadministrators@contoso.example');
  });

  it('is created as a security group, which its creator owns only when named', async () => {
    await teams.say('new role group Night shift', { user });
    const inputs = { owners: `${AMIRA}`, confirmation: 'Night shift' };
    const summary = textOf(lastCard(await teams.press({ user, verb: 'create', inputs })));
    expect((await teams.exchanges('POST'))[0]?.requestBody).toEqual({
      displayName: 'Night shift',
      mailNickname: 'night-shift',
      groupTypes: [],
      isAssignableToRole: true,
      mailEnabled: false,
      securityEnabled: true,
      visibility: 'Private',
      'owners@odata.bind': [userUrl(AMIRA)],
    });
    expect(summary).toContain('Type\nSecurity group');
  });

  it.each([
    ['displayName', '\u2003', 'Fill in this field.'],
    ['confirmation', 'helpdesk', 'This is not the name of the group. To confirm, type “Helpdesk”.'],
    ['mailNickname', 'help@desk', 'An alias cannot hold “@”.'],
    ['owners', 'bob', 'Choose people from the list'],
    ['members', 'bob', 'Choose people from the list'],
  ])(
    'says what is wrong beside %s for “%s”, keeps every answer and creates nothing',
    async (field, typed, sentence) => {
      await teams.say('new role group', { user });
      const answers = { displayName: 'Helpdesk', description: 'Who helps', confirmation: 'Helpdesk', [field]: typed };
      const form = lastCard(await teams.press({ user, verb: 'create', inputs: answers }));
      expect(problemAt(form, field)).toContain(sentence);
      expect(valuesOf(form)).toMatchObject(answers);
      expect(await teams.exchanges('POST')).toEqual([]);
    },
  );

  it('is refused, with the answers kept, to people without the role', async () => {
    await teams.say('new role group Helpdesk');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { confirmation: 'Helpdesk' } }));
    expect(textOf(form)).toMatch(
      /Ask a Privileged Role Administrator to do it, or for that role\.[\s\S]*request-id [\w-]+/,
    );
    expect(valuesOf(form)).toMatchObject({ displayName: 'Helpdesk', confirmation: 'Helpdesk' });
    expect((await teams.exchanges('POST')).map(({ status }) => status)).toEqual([403]);
  });

  it('is not created with the alias of another Microsoft 365 group; the sentence stands beside the alias', async () => {
    const inputs = { groupTypes: 'Unified', mailNickname: 'oncall', confirmation: 'On call' };
    await teams.say('new role group On call', { user });
    await teams.press({ user, verb: 'create', inputs });
    await teams.say('new role group On call', { user });
    const form = lastCard(await teams.press({ user, verb: 'create', inputs }));
    expect(problemAt(form, 'mailNickname')).toContain('Another group has this alias. Choose another one.');
  });
});
