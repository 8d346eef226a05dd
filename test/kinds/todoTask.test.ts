import { textIn } from '../../src/sandbox/teams/json';
import { elementsOf, lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const WITHOUT_MAILBOX = 'quinn@contoso.example';
/** Ben shares his list "Operations" with Alex, Femi shares nothing. */
const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
const FEMI = '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0';

/** The lists that a form offers. */
function listsIn(form: unknown): readonly { title: string; value: string }[] {
  return elementsOf(form).flatMap(({ id, choices }) => (id === 'list' && Array.isArray(choices) ? choices : []));
}

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

  it('carries a link of one’s own in its place, as in the example of document 002', async () => {
    await teams.form('add task A new task');
    const inputs = {
      categories: 'Important',
      webUrl: 'http://microsoft.com',
      applicationName: 'Microsoft',
      linkName: 'Microsoft',
    };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
      title: 'A new task',
      categories: ['Important'],
      linkedResources: [
        {
          webUrl: 'http://microsoft.com',
          applicationName: 'Microsoft',
          displayName: 'Microsoft',
          // By this the bot finds the task again; the document has none.
          externalId: expect.stringMatching(/^[\w-]{22}$/),
        },
      ],
    });
    expect(summary).toContain('Link\nMicrosoft\n');
    expect(summary).toContain('Link address\nhttp://microsoft.com');
  });

  it.each([
    ['webUrl', { webUrl: 'microsoft' }, 'Use a whole address, such as https://contoso.com/page.'],
    ['webUrl', { linkName: 'Microsoft' }, 'Say where the link leads, or leave its names out.'],
    ['reminderDateTime', { isReminderOn: 'true' }, 'Choose the day of the reminder too.'],
    ['user', { user: `${BEN},${FEMI}` }, 'Choose one person.'],
  ])('asks again beside %s for %j', async (field, inputs, sentence) => {
    await teams.form('add task Pay rent');
    const form = lastCard(await teams.press({ verb: 'create', inputs }));
    expect(problemAt(form, field)).toBe(sentence);
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('keeps a reminder that is switched off, and says so', async () => {
    await teams.form('add task Pay rent');
    const inputs = { reminderDateTime: '2027-03-31', isReminderOn: 'false' };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
      isReminderOn: false,
      reminderDateTime: { dateTime: '2027-03-31T09:00:00' },
    });
    expect(summary).toMatch(/Reminder\nWed, 31 Mar 2027, 09:00 \(.*\), off/);
  });

  it('shows what To Do sets by itself under all details', async () => {
    await teams.form('add task Pay rent');
    const summary = textOf(lastCard(await teams.press({ verb: 'create' })));
    for (const label of ['Id', 'Created', 'Last modified', 'Has attachments'])
      expect(summary).toMatch(new RegExp(`\n${label}\n\\S`));
  });

  it('opens in To Do from its summary', async () => {
    await teams.form('add task Pay rent');
    const summary = lastCard(await teams.press({ verb: 'create' }));
    const [created] = await teams.exchanges('POST');
    const id = encodeURIComponent(textIn(created?.responseBody, 'id') ?? '');
    expect(elementsOf(summary)).toContainEqual({
      type: 'Action.OpenUrl',
      title: 'Open in To Do',
      url: `https://to-do.office.com/tasks/id/${id}/details`,
    });
  });

  it('is put on somebody else’s list, once their lists are shown', async () => {
    await teams.form('add task Count the boxes');
    const form = lastCard(await teams.press({ verb: 'open', inputs: { user: BEN, importance: 'high' } }));
    expect(valuesOf(form)).toMatchObject({ title: 'Count the boxes', user: BEN, importance: 'high' });
    expect(listsIn(form).map(({ title }) => title)).toEqual(['Operations']);
    const list = listsIn(form)[0]?.value ?? '';

    await teams.press({ verb: 'create', inputs: { list } });
    expect((await teams.exchanges('POST')).map(({ url, status }) => [url, status])).toEqual([
      [expect.stringMatching(new RegExp(`/v1\\.0/users/${BEN}/todo/lists/[^/]+/tasks$`)), 201],
    ]);
  });

  it('is not put on a list of the wrong person; the form then shows the right ones', async () => {
    await teams.form('add task Count the boxes');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { user: BEN } }));
    expect(problemAt(form, 'list')).toContain('This list is not there, or belongs to somebody else. Choose again.');
    expect(listsIn(form).map(({ title }) => title)).toEqual(['Operations']);
    expect(valuesOf(form)).toMatchObject({ title: 'Count the boxes', user: BEN });
    const again = await teams.press({ verb: 'create', inputs: { list: listsIn(form)[0]?.value ?? '' } });
    expect(textOf(lastCard(again))).toContain('To Do task created');
  });

  it('needs a list that is shared', async () => {
    await teams.form('add task Count the boxes');
    const form = lastCard(await teams.press({ verb: 'open', inputs: { user: FEMI } }));
    expect(textOf(form)).toContain('This person shares no list with you.');
    expect(valuesOf(form)).toMatchObject({ title: 'Count the boxes', user: FEMI });
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

  it.each([
    ['daily', { interval: '3' }, { type: 'daily', interval: 3 }, 'Every 3 days'],
    [
      'weekly',
      { interval: '2', daysOfWeek: 'tuesday,thursday' },
      { type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'thursday'], firstDayOfWeek: 'monday' },
      'Every 2 weeks on Tuesday and Thursday',
    ],
    ['absoluteMonthly', {}, { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, 'Every month on day 31'],
    [
      'relativeMonthly',
      { index: 'last', daysOfWeek: 'friday' },
      { type: 'relativeMonthly', interval: 1, index: 'last', daysOfWeek: ['friday'] },
      'Every month on the last Friday',
    ],
    ['absoluteYearly', {}, { type: 'absoluteYearly', interval: 1, dayOfMonth: 31, month: 3 }, 'Every year on 31 March'],
    [
      'relativeYearly',
      {},
      { type: 'relativeYearly', interval: 1, index: 'first', daysOfWeek: ['wednesday'], month: 3 },
      'Every year on the first Wednesday of March',
    ],
  ])(
    'repeats %s, from its due date on, with what Graph knows of that type and no more',
    async (patternType, inputs, pattern, words) => {
      await teams.form('add task Pay rent');
      const summary = textOf(
        lastCard(await teams.press({ verb: 'create', inputs: { dueDateTime: '2027-03-31', patternType, ...inputs } })),
      );
      expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
        recurrence: { pattern, range: { type: 'noEnd', startDate: '2027-03-31' } },
      });
      expect((await teams.exchanges('POST'))[0]?.status).toBe(201);
      expect(summary.split('\n')).toContain(words);
    },
  );

  it.each([
    [
      'endDate',
      { endDate: '2027-12-31' },
      { type: 'endDate', startDate: '2027-03-31', endDate: '2027-12-31' },
      'Every day, until Fri, 31 Dec 2027',
    ],
    [
      'numbered',
      { numberOfOccurrences: '5' },
      { type: 'numbered', startDate: '2027-03-31', numberOfOccurrences: 5 },
      'Every day, 5 times',
    ],
  ])('ends its repetition by %s', async (rangeType, inputs, range, words) => {
    await teams.form('add task Pay rent');
    const repeated = { dueDateTime: '2027-03-31', patternType: 'daily', rangeType, ...inputs };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs: repeated })));
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({ recurrence: { range } });
    expect(summary.split('\n')).toContain(words);
  });

  it.each([
    ['dueDateTime', {}, 'Choose a due date: the task repeats from there.'],
    ['endDate', { dueDateTime: '2027-03-31', rangeType: 'endDate' }, 'Choose the last day of the repetition.'],
    [
      'endDate',
      { dueDateTime: '2027-03-31', rangeType: 'endDate', endDate: '2027-03-30' },
      'Choose a last day that is not before the due date.',
    ],
    ['numberOfOccurrences', { dueDateTime: '2027-03-31', rangeType: 'numbered' }, 'Say how often the task comes up.'],
    ['interval', { dueDateTime: '2027-03-31', interval: '1½' }, 'Use a whole number from 1 to 999.'],
  ])('says beside %s what a repetition still needs: %j', async (field, inputs, sentence) => {
    await teams.form('add task Pay rent');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { patternType: 'weekly', ...inputs } }));
    expect(problemAt(form, field)).toBe(sentence);
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('takes notes as HTML, and the day on which it was completed', async () => {
    await teams.form('add task Pay rent');
    const inputs = { body: '<b>Doe</b>', contentType: 'html', status: 'completed', completedDateTime: '2027-03-01' };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));
    expect((await teams.exchanges('POST'))[0]?.requestBody).toMatchObject({
      body: { content: '<b>Doe</b>', contentType: 'html' },
      status: 'completed',
      completedDateTime: { dateTime: '2027-03-01T00:00:00' },
    });
    expect(summary).toContain('Mon, 1 Mar 2027');
  });

  it('is not both completed on a day and still open', async () => {
    await teams.form('add task Pay rent');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { completedDateTime: '2027-03-01' } }));
    expect(problemAt(form, 'status')).toBe('Choose Completed, or take out the day on which it was completed.');
    expect(await teams.exchanges('POST')).toEqual([]);
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
    const seen = await teams.press({ verb: 'open', user: WITHOUT_MAILBOX });
    expect(textOf(lastCard(seen))).toContain('Your account has no Exchange mailbox');
  });
});
