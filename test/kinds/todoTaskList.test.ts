import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

describe('a To Do list', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const listsNamed = async (name: string) => {
    const lists: { displayName: string }[] = [];
    for (let path = '/v1.0/me/todo/lists'; path !== ''; ) {
      const page = await teams.graph<{ value: { displayName: string }[]; '@odata.nextLink'?: string }>(path);
      lists.push(...page.value);
      path = page['@odata.nextLink']?.replace(/^https:\/\/[^/]+/, '') ?? '';
    }
    return lists.filter(({ displayName }) => displayName === name);
  };

  it('gets its form at once, with the words after the command as its name', async () => {
    expect(valuesOf(lastCard(await teams.say('new list Moving house')))).toEqual({ displayName: 'Moving house' });
    expect(valuesOf(lastCard(await teams.say('new task list Moving house')))).toEqual({ displayName: 'Moving house' });
  });

  it('is created under its name', async () => {
    await teams.say('new list Moving house');
    const summary = textOf(lastCard(await teams.press({ verb: 'create' })));
    const [request] = await teams.exchanges('POST');
    expect([request?.url, request?.status, request?.requestBody]).toEqual([
      expect.stringMatching(/\/v1\.0\/me\/todo\/lists$/),
      201,
      { displayName: 'Moving house' },
    ]);
    expect(summary).toContain('To Do list created');
    expect(summary).toContain('Moving house');
  });

  it('asks for a name beside the field', async () => {
    await teams.say('new list');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { displayName: '\u2003' } }));
    expect(problemAt(form, 'displayName')).toBe('Fill in this field.');
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('is told from older lists of the same name when an answer gets lost, and not made again', async () => {
    await teams.say('new list Twice wanted');
    await teams.press({ verb: 'create' });
    await teams.say('new list Twice wanted');
    await teams.press({ verb: 'create' });
    await teams.faults({ path: '/todo/lists$', method: 'POST', times: 1, status: 504, when: 'after' });
    await teams.press({ title: 'Create anyway' });
    expect(await teams.sees('To Do list created')).toContain('Twice wanted');
    expect(await listsNamed('Twice wanted')).toHaveLength(2);
  });

  it('needs a mailbox, and says so on the form to those who have none', async () => {
    const user = 'quinn@contoso.example';
    await teams.say('new list Groceries', { user });
    const form = lastCard(await teams.press({ verb: 'create', user }));
    expect(textOf(form)).toContain('Your account has no Exchange mailbox');
    expect(valuesOf(form)).toEqual({ displayName: 'Groceries' });
  });
});
