import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const ALEX = 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418';
const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
const RULE = 'user.department -eq "Sales"';

describe('a dynamic group', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it.each(['new dynamic group', 'add a dynamic security group', 'create dynamic membership group'])(
    '“%s” opens its form, which has an example of a rule and no members',
    async (command) => {
      const form = lastCard(await teams.say(`${command} Sales`));
      expect(textOf(form)).toContain('New dynamic group');
      expect(textOf(form)).toContain(`Example: ${RULE}`);
      expect(valuesOf(form)).toMatchObject({
        displayName: 'Sales',
        membershipRule: '',
        groupTypes: 'Security',
        membershipRuleProcessingState: 'On',
        visibility: 'Private',
      });
      expect(valuesOf(form)).not.toHaveProperty('members');
    },
  );

  it('is created as a security group with the types that document 004 lists, and without members', async () => {
    await teams.say('new dynamic group Sales');
    const inputs = { membershipRule: RULE, description: 'Everyone who sells', owners: `${ALEX},${BEN}` };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));

    const [request] = await teams.exchanges('POST');
    expect(request?.url).toMatch(/\/v1\.0\/groups$/);
    expect(request?.status).toBe(201);
    expect(request?.requestBody).toEqual({
      displayName: 'Sales',
      description: 'Everyone who sells',
      mailNickname: 'sales',
      groupTypes: ['DynamicMembership'],
      mailEnabled: false,
      securityEnabled: true,
      membershipRule: RULE,
      membershipRuleProcessingState: 'On',
      visibility: 'Private',
      'owners@odata.bind': [`https://graph.microsoft.com/v1.0/users/${BEN}`],
    });
    expect(summary).toContain('Dynamic group created');
    expect(summary).toContain('Type\nSecurity group');
    expect(summary).toContain(`Rule\n${RULE}`);
    expect(summary).toContain('Processing\nOn');
  });

  it('is created as a Microsoft 365 group, its rule paused and its members hidden', async () => {
    await teams.say('new dynamic group Campaigns');
    const inputs = {
      groupTypes: 'Unified',
      membershipRule: '(user.department -eq "Marketing") -and -not (user.jobTitle -startsWith "SDE")',
      membershipRuleProcessingState: 'Paused',
      visibility: 'HiddenMembership',
    };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));

    expect((await teams.exchanges('POST'))[0]?.requestBody).toEqual({
      displayName: 'Campaigns',
      mailNickname: 'campaigns',
      ...inputs,
      groupTypes: ['Unified', 'DynamicMembership'],
      mailEnabled: true,
      securityEnabled: false,
    });
    expect(summary).toContain('Type\nMicrosoft 365 group');
    expect(summary).toContain('campaigns@contoso.example');
    expect(summary).toContain('Processing\nPaused');
  });

  it.each([
    ['displayName', '\u2003', 'Fill in this field.'],
    ['membershipRule', '', 'Fill in this field.'],
    ['membershipRule', '(user.department -eq "Sales"', '“(” at character 1 is never closed. Add a “)”.'],
    ['membershipRule', 'user.department -equals "Sales"', '“-equals” at character 17 is no operator.'],
    ['mailNickname', 'sales team', 'An alias cannot hold spaces.'],
    ['owners', 'bob', 'Choose people from the list'],
    ['visibility', 'HiddenMembership', 'Only a Microsoft 365 group can hide its members'],
  ])(
    'says what is wrong beside %s for “%s”, keeps every answer and creates nothing',
    async (field, typed, sentence) => {
      await teams.say('new dynamic group');
      const answers = { displayName: 'Sales', membershipRule: RULE, description: 'Who sells', [field]: typed };
      const form = lastCard(await teams.press({ verb: 'create', inputs: answers }));
      expect(problemAt(form, field)).toContain(sentence);
      expect(valuesOf(form)).toMatchObject(answers);
      expect(await teams.exchanges('POST')).toEqual([]);
    },
  );

  it('takes devices into a security group only', async () => {
    await teams.say('new dynamic group Phones');
    const inputs = { membershipRule: 'device.deviceOSType -eq "iPhone"' };
    const form = lastCard(await teams.press({ verb: 'create', inputs: { ...inputs, groupTypes: 'Unified' } }));
    expect(problemAt(form, 'membershipRule')).toContain('A Microsoft 365 group holds people only');
    expect(await teams.exchanges('POST')).toEqual([]);
    const summary = lastCard(await teams.press({ verb: 'create', inputs: { groupTypes: 'Security' } }));
    expect(textOf(summary)).toContain('Dynamic group created');
  });

  it('is offered by the form of “new group” and gives way to every other group, with what was typed', async () => {
    expect(textOf(lastCard(await teams.say('new group')))).toContain('[Dynamic group instead]');
    const inputs = { displayName: 'Sales', description: 'Who sells' };
    const form = lastCard(await teams.press({ title: 'Dynamic group instead', inputs }));
    expect(valuesOf(form)).toMatchObject({ ...inputs, membershipRule: '' });
    expect(textOf(form)).toContain('[Microsoft 365 group instead]');
    expect(valuesOf(lastCard(await teams.press({ title: 'Security group instead' })))).toMatchObject(inputs);
  });

  it('is not created with the alias of another Microsoft 365 group; the sentence stands beside the alias', async () => {
    const inputs = { groupTypes: 'Unified', membershipRule: RULE, mailNickname: 'sellers' };
    await teams.say('new dynamic group Sellers');
    await teams.press({ verb: 'create', inputs });
    await teams.say('new dynamic group More sellers');
    const form = lastCard(await teams.press({ verb: 'create', inputs }));
    expect(problemAt(form, 'mailNickname')).toContain('Another group has this alias. Choose another one.');
  });

  it('tells in plain words when the organisation lets only administrators create one, with the answers kept', async () => {
    await teams.faults({ path: '/groups$', method: 'POST', status: 403 });
    await teams.say('new dynamic group Sellers');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { membershipRule: RULE } }));
    expect(textOf(form)).toMatch(/You may not do this\. .*ask your administrator\.[\s\S]*request-id [\w-]+/);
    expect(valuesOf(form)).toMatchObject({ displayName: 'Sellers', membershipRule: RULE });
  });

  it('is found again when Graph’s answer is lost, and created once', async () => {
    await teams.faults({ path: '/groups$', method: 'POST', when: 'after', drop: true });
    await teams.say('new dynamic group Lost');
    const inputs = { groupTypes: 'Unified', membershipRule: RULE };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));
    expect(summary).toContain('Dynamic group created');
    expect(await teams.exchanges('POST')).toHaveLength(1);
  });
});
