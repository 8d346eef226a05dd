import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

/** Ben, Carla and Dmitri of the sample tenant: the people of the document's example. */
const [OWNER, FIRST, SECOND] = [
  '26be1845-4119-4801-a799-aea79d09f1a2',
  'ff7cb387-6688-423c-8188-3da9532a73cc',
  '69456242-0067-49d3-ba96-9de6f2728e14',
];

describe('a security group', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it('gets its form at once in a personal chat, with the words after the command as its name', async () => {
    const form = lastCard(await teams.say('please create a new Security Group: Operations group'));
    expect(valuesOf(form)).toMatchObject({
      displayName: 'Operations group',
      mailNickname: '',
      owners: '',
      members: '',
    });
    expect(textOf(form)).toContain('[Microsoft 365 group instead]');
  });

  it('is created as document 004, example 2, describes', async () => {
    await teams.say('new security group');
    const inputs = {
      displayName: 'Operations group',
      description: 'Group with designated owner and members',
      mailNickname: 'operations2019',
      owners: `${OWNER}`,
      members: `${FIRST},${SECOND}`,
    };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));

    const [request] = await teams.exchanges('POST');
    expect(request?.url).toMatch(/\/v1\.0\/groups$/);
    expect(request?.status).toBe(201);
    expect(request?.requestBody).toEqual({
      description: 'Group with designated owner and members',
      displayName: 'Operations group',
      groupTypes: [],
      mailEnabled: false,
      mailNickname: 'operations2019',
      securityEnabled: true,
      'owners@odata.bind': [`https://graph.microsoft.com/v1.0/users/${OWNER}`],
      'members@odata.bind': [
        `https://graph.microsoft.com/v1.0/users/${FIRST}`,
        `https://graph.microsoft.com/v1.0/users/${SECOND}`,
      ],
    });
    expect(summary).toContain('Security group created');
    expect(summary).toContain('Operations group');
    expect(summary).toContain('operations2019');
    expect(summary).toContain('Created by Alex');
  });

  it('gets an alias made from its name when none is typed', async () => {
    await teams.say('new security group Köln Büro 7');
    await teams.press({ verb: 'create' });
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
      displayName: 'Köln Büro 7',
      mailNickname: 'koln-buro-7',
    });
  });

  it.each([
    ['mailNickname', 'ops team', 'An alias cannot hold spaces.'],
    ['mailNickname', 'ops@contoso', 'An alias cannot hold “@”.'],
    ['displayName', '\u2003', 'Fill in this field.'],
    ['members', 'bob', 'Choose people from the list'],
  ])(
    'says what is wrong beside %s for “%s”, keeps every answer and creates nothing',
    async (field, typed, sentence) => {
      await teams.say('new security group');
      const answers = { displayName: 'Operations', description: 'Who runs things', [field]: typed };
      const form = lastCard(await teams.press({ verb: 'create', inputs: answers }));
      expect(problemAt(form, field)).toContain(sentence);
      expect(valuesOf(form)).toMatchObject(answers);
      expect(await teams.exchanges('POST')).toEqual([]);
    },
  );

  it('takes at most a hundred owners and members together', async () => {
    const members = Array.from({ length: 101 }, (_, i) => `00000000-0000-4000-8000-${`${i}`.padStart(12, '0')}`);
    await teams.say('new security group Everybody');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { members: members.join(',') } }));
    expect(problemAt(form, 'members')).toBe(
      'Choose at most 100 owners and members together (now 101). You can add more people later.',
    );
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('turns into a Microsoft 365 group with everything that was typed', async () => {
    await teams.say('new security group');
    const form = lastCard(
      await teams.press({
        title: 'Microsoft 365 group instead',
        inputs: { displayName: 'Library Assist', description: 'Books' },
      }),
    );
    expect(textOf(form)).toContain('New Microsoft 365 group');
    expect(valuesOf(form)).toMatchObject({
      displayName: 'Library Assist',
      description: 'Books',
      visibility: 'Private',
    });
  });

  it('is not created after Cancel', async () => {
    await teams.say('new security group Nothing');
    expect(textOf(lastCard(await teams.press({ verb: 'cancel' })))).toBe('Cancelled. Nothing was created.');
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('tells in plain words when the organisation does not allow it, with the answers kept', async () => {
    await teams.faults({ path: '/groups$', method: 'POST', status: 403 });
    await teams.say('new security group Secret');
    const form = lastCard(await teams.press({ verb: 'create' }));
    expect(textOf(form)).toMatch(/You may not do this\. .*ask your administrator\.[\s\S]*request-id [\w-]+/);
    expect(valuesOf(form)).toMatchObject({ displayName: 'Secret' });
  });
});
