import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const WITHOUT_MAILBOX = 'quinn@contoso.example';

describe('a To Do task', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it('offers the person’s own lists, the default one first, and never the flagged e-mails', async () => {
    const form = JSON.stringify(lastCard(await teams.form('add task Buy milk')));
    expect(form).toContain('"title":"Tasks"');
    expect(form).not.toContain('Flagged');
    expect(form.match(/"choices":\[\{"title":"Tasks"/)).not.toBeNull();
  });

  it('is created as document 002 describes, with the way back to the conversation as its linked resource', async () => {
    await teams.form('add task A new task');
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs: { categories: 'Important' } })));

    const [request] = await teams.exchanges('POST');
    expect(request?.url).toMatch(/\/v1\.0\/me\/todo\/lists\/[^/]+\/tasks$/);
    expect(request?.requestBody).toEqual({
      title: 'A new task',
      importance: 'normal',
      status: 'notStarted',
      categories: ['Important'],
      linkedResources: [
        {
          webUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/chat\//),
          applicationName: 'Muster',
          displayName: 'Conversation in Teams',
          externalId: expect.stringMatching(/^[\w-]{22}$/),
        },
      ],
    });
    expect(summary).toContain('To Do task created');
    expect(summary).toContain('A new task');
    expect(summary).toContain('Not started');
    expect(summary).toContain('Important');
  });

  it('takes every field, in the person’s own time zone', async () => {
    await teams.form('add task Pay rent');
    const inputs = {
      body: 'Landlord <b>Doe</b>',
      dueDateTime: '2027-03-31',
      startDateTime: '2027-03-30',
      reminderDateTime: '2027-03-31',
      reminderTime: '08:30',
      importance: 'high',
      status: 'inProgress',
    };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
      title: 'Pay rent',
      body: { content: 'Landlord <b>Doe</b>', contentType: 'text' },
      dueDateTime: { dateTime: '2027-03-31T00:00:00', timeZone },
      startDateTime: { dateTime: '2027-03-30T00:00:00', timeZone },
      reminderDateTime: { dateTime: '2027-03-31T08:30:00', timeZone },
      isReminderOn: true,
      importance: 'high',
      status: 'inProgress',
    });
    expect(summary).toContain('Wed, 31 Mar 2027');
    expect(summary).toContain('08:30');
  });

  it('asks again beside the due date when it lies before the start', async () => {
    await teams.form('add task Pay rent');
    const inputs = { dueDateTime: '2027-03-30', startDateTime: '2027-03-31' };
    const form = lastCard(await teams.press({ verb: 'create', inputs }));
    expect(problemAt(form, 'dueDateTime')).toBe('Choose a due date that is not before the start date.');
    expect(valuesOf(form)).toMatchObject({ title: 'Pay rent', ...inputs });
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('needs a mailbox, and says so to those who have none', async () => {
    await teams.say('add task Buy milk', { user: WITHOUT_MAILBOX });
    const { notice } = await teams.press({ verb: 'open', user: WITHOUT_MAILBOX });
    expect(notice).toContain('Your account has no Exchange mailbox');
  });
});
