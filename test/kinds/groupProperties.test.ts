import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const ALEX = 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418';
const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
const CARLA = 'ff7cb387-6688-423c-8188-3da9532a73cc';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const AMIRA = 'amira@contoso.example';

interface Group {
  readonly id: string;
  readonly allowExternalSenders: boolean;
  readonly unseenCount: number;
}

describe('the properties of a group beyond its name', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const create = async (inputs: Readonly<Record<string, string>>, user = 'alex@contoso.example') =>
    lastCard(await teams.press({ verb: 'create', inputs, user }));
  const everybody = async () => {
    const { value } = await teams.graph<{ value: { id: string; displayName: string }[] }>('/v1.0/users?$top=25');
    await teams.forgetExchanges();
    return value.filter(({ id }) => id !== ALEX);
  };
  const groupNamed = async (nickname: string) => {
    const { value } = await teams.graph<{ value: Group[] }>(`/v1.0/groups?$filter=mailNickname eq '${nickname}'`);
    return value;
  };
  const membersOf = async (id: string | undefined) => {
    const { value } = await teams.graph<{ value: { id: string }[] }>(`/v1.0/groups/${id}/members?$top=100`);
    return value.map((member) => member.id);
  };

  it('travel with the request that creates it', async () => {
    await teams.say('new group Everything');
    const summary = textOf(
      await create({
        classification: 'Low',
        preferredLanguage: 'en-US',
        theme: 'Teal',
        securityEnabled: 'true',
        resourceBehaviorOptions: 'WelcomeEmailDisabled,HideGroupInOutlook',
      }),
    );
    expect((await teams.exchanges('POST')).map(({ requestBody, status }) => [status, requestBody])).toEqual([
      [
        201,
        {
          displayName: 'Everything',
          mailNickname: 'everything',
          groupTypes: ['Unified'],
          mailEnabled: true,
          securityEnabled: true,
          visibility: 'Private',
          classification: 'Low',
          preferredLanguage: 'en-US',
          theme: 'Teal',
          resourceBehaviorOptions: ['WelcomeEmailDisabled', 'HideGroupInOutlook'],
        },
      ],
    ]);
    expect(await teams.exchanges('PATCH')).toEqual([]);
    for (const line of [
      'Classification\nLow',
      'Preferred language\nen-US',
      'Theme\nTeal',
      'Security enabled\nYes',
      'Resource behavior options\nWelcomeEmailDisabled, HideGroupInOutlook',
      'Proxy addresses\nSMTP:everything',
      'Security identifier\nS-1-12-1-',
    ])
      expect(summary).toContain(line);
  });

  it('are named with the people: owners and members by their names', async () => {
    await teams.say('new security group Night shift');
    const summary = textOf(await create({ owners: BEN, members: CARLA }));
    expect(summary).toContain('Owners\nBen Okafor');
    expect(summary).toContain('Members\nCarla Jiménez');
  });

  it.each([
    ['owners', { owners: `${BEN},${BEN}` }, 'Somebody is chosen twice. Choose everybody once.'],
    [
      'members',
      { members: NOBODY },
      'One person chosen here is no longer in the directory. Take them out, or choose again.',
    ],
    ['preferredLanguage', { preferredLanguage: 'english' }, 'Use a language code such as en-US or de.'],
    ['preferredDataLocation', { preferredDataLocation: '12' }, 'Use the code of a data location, such as EUR or CAN.'],
    ['unseenCount', { unseenCount: '-1' }, 'Use a whole number from 0 to 9999.'],
  ])('are checked before anything is created: %s, %j', async (field, inputs, sentence) => {
    await teams.say('new group Checked');
    const form = await create(inputs);
    expect(problemAt(form, field)).toBe(sentence);
    expect(valuesOf(form)).toMatchObject({ displayName: 'Checked', ...inputs });
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it.each([
    ['new dynamic group', { membershipRule: 'user.department -eq "Sales"' }],
    ['new role group', { confirmation: 'Mixed' }],
  ])('of Microsoft 365 groups are not taken by a security group: %s', async (command, needed) => {
    await teams.say(`${command} Mixed`);
    const form = await create({ ...needed, theme: 'Red', allowExternalSenders: 'true' });
    const sentence = 'Only a Microsoft 365 group has this: leave it out, or change the type.';
    expect([problemAt(form, 'theme'), problemAt(form, 'allowExternalSenders')]).toEqual([sentence, sentence]);
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('may be labels, which an administrator chooses from the organisation’s own', async () => {
    await teams.say('new group Board', { user: AMIRA });
    const folded = lastCard(await teams.chat({ user: AMIRA }));
    expect(valuesOf(folded)).not.toHaveProperty('assignedLabels');
    const form = lastCard(await teams.press({ verb: 'more', user: AMIRA, inputs: { description: 'Directors' } }));
    expect(valuesOf(form)).toMatchObject({ displayName: 'Board', description: 'Directors', assignedLabels: '' });
    expect(JSON.stringify(form)).toContain('"title":"Highly Confidential"');

    const label = '1aeae0d3-2b6f-4c3b-9f0e-6c4f3b2ad1f7';
    const checked = await create({ assignedLabels: label, mailNickname: 'the board' }, AMIRA);
    expect(valuesOf(checked)).toMatchObject({ assignedLabels: label });
    const summary = textOf(await create({ mailNickname: 'board', preferredDataLocation: 'eur' }, AMIRA));
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
      assignedLabels: [{ labelId: label }],
      preferredDataLocation: 'EUR',
    });
    expect(summary).toContain('Label\nConfidential');
    expect(summary).toContain('Preferred data location\nEUR');
  });

  it('that document 004 leaves to a PATCH are sent in a second request', async () => {
    await teams.say('new group Newsletter');
    const settings = {
      allowExternalSenders: 'true',
      autoSubscribeNewMembers: 'true',
      hideFromAddressLists: 'false',
      hideFromOutlookClients: 'true',
      isSubscribedByMail: 'false',
      unseenCount: '3',
    };
    const summary = textOf(await create(settings));
    const sent = {
      allowExternalSenders: true,
      autoSubscribeNewMembers: true,
      hideFromAddressLists: false,
      hideFromOutlookClients: true,
      isSubscribedByMail: false,
      unseenCount: 3,
    };
    const [group] = await groupNamed('newsletter');
    expect((await teams.exchanges('PATCH')).map(({ url, status, requestBody }) => [url, status, requestBody])).toEqual([
      [expect.stringMatching(new RegExp(`/v1\\.0/groups/${group?.id}$`)), 200, sent],
    ]);
    const $select = Object.keys(sent).join();
    expect(await teams.graph<Group>(`/v1.0/groups/${group?.id}?$select=${$select}`)).toMatchObject(sent);
    expect(summary).toContain('Allow external senders\nYes');
    expect(summary).toContain('Is subscribed by mail\nNo');
    expect(summary).toContain('Unseen count\n3');
    expect(summary).not.toContain('missing');
  });

  it('leave the group created when the second request fails; one press brings them after it', async () => {
    await teams.say('new group Bulletin');
    await teams.faults({ path: '/groups/', method: 'PATCH', times: 1, status: 503 });
    const summary = textOf(await create({ allowExternalSenders: 'true' }));
    expect(summary).toContain('Microsoft 365 group created\nBulletin');
    expect(summary).toContain('⚠ Created, but still missing\nMail settings');
    expect(summary).not.toContain('Allow external senders');

    const mended = textOf(lastCard(await teams.press({ title: 'Retry these' })));
    expect(mended).toContain('Allow external senders\nYes');
    expect(mended).not.toContain('missing');
    expect(await teams.exchanges('POST')).toHaveLength(1);
    expect((await teams.exchanges('PATCH')).map(({ status }) => status)).toEqual([503, 200]);
  });

  it('are kept on the maker’s card when they come late, and on no other’s', async () => {
    const channel = { chat: 'channel' } as const;
    await teams.form('@Muster new group Digest', channel);
    await teams.faults({ path: '/groups/', method: 'PATCH', times: 1, status: 503 });
    await teams.press({ ...channel, verb: 'create', inputs: { unseenCount: '1' } });
    await teams.press({ ...channel, title: 'Retry these' });
    const others = { ...channel, user: 'ben@contoso.example' };
    expect(await teams.sees('Unseen count\n1', channel)).toContain('Digest');
    expect(await teams.sees('Digest', others)).not.toContain('Unseen count');
  });

  it('may be more than twenty people: the first twenty with the group, the others one by one', async () => {
    const people = await everybody();
    await teams.say('new security group Everybody');
    const members = people.map(({ id }) => id);
    const summary = textOf(await create({ members: members.join() }));
    const [creation, ...added] = await teams.exchanges('POST');
    expect(creation?.requestBody).toMatchObject({
      'members@odata.bind': members.slice(0, 20).map((id) => `https://graph.microsoft.com/v1.0/users/${id}`),
    });
    expect(added.map(({ url, requestBody }) => [url, requestBody])).toEqual(
      members
        .slice(20)
        .map((id) => [
          expect.stringMatching(/\/members\/\$ref$/),
          { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` },
        ]),
    );
    const [group] = await groupNamed('everybody');
    expect((await membersOf(group?.id)).sort()).toEqual([...members].sort());
    expect(summary).toContain(`Members\n${people.map(({ displayName }) => displayName).join(', ')}`);
  });

  it('tell which people are still missing, and add only those when they are tried again', async () => {
    const people = await everybody();
    await teams.say('new security group Nearly everybody');
    await teams.faults({ path: '/members/\\$ref', method: 'POST', times: 1, status: 403 });
    const members = people.map(({ id }) => id);
    const summary = textOf(await create({ members: members.join() }));
    expect(summary).toContain(`⚠ Created, but still missing\nMember ${people[20]?.displayName}\nYou may not do this.`);

    await teams.forgetExchanges();
    const mended = textOf(lastCard(await teams.press({ title: 'Retry these' })));
    expect(mended).not.toContain('missing');
    expect((await teams.exchanges('POST')).map(({ requestBody }) => requestBody)).toEqual([
      { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${members[20]}` },
    ]);
    const [group] = await groupNamed('nearly-everybody');
    expect(await membersOf(group?.id)).toHaveLength(members.length);
  });

  it('hold who asked as owner once, although an administrator is not added by Graph itself', async () => {
    const { id } = await teams.graph<{ id: string }>('/v1.0/me', AMIRA);
    await teams.forgetExchanges();
    await teams.say('new security group Admins own', { user: AMIRA });
    const summary = textOf(await create({ owners: `${BEN},${id}` }, AMIRA));
    expect(summary).toContain('Owners\nBen Okafor, Amira Haddad');
    const [group] = await groupNamed('admins-own');
    const { value } = await teams.graph<{ value: { id: string }[] }>(`/v1.0/groups/${group?.id}/owners`);
    expect(value.map((owner) => owner.id).sort()).toEqual([BEN, id].sort());
  });

  it('hold who asked as owner once where Graph has added them by itself', async () => {
    await teams.say('new group My own');
    const summary = textOf(await create({ owners: ALEX }));
    expect(summary).toContain('Owners\nAlex Rivera');
    expect(summary).not.toContain('missing');
  });
});
