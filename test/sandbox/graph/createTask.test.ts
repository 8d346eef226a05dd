import { at, each, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const tasks = '/v1.0/me/todo/lists/Tasks/tasks';
const post = (body: unknown) => fixture.call('POST', tasks, { body });
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;

test('the printed example of "Create todoTask" is created with its linked resource', async () => {
  const reply = await fixture.call('POST', '/beta/me/todo/lists/AQMkADAwATM0MDAAMS0yMDkyLWVjMzYtM/tasks', {
    body: {
      title: 'A new task',
      categories: ['Important'],
      linkedResources: [{ webUrl: 'http://microsoft.com', applicationName: 'Microsoft', displayName: 'Microsoft' }],
    },
  });

  expect(reply.status).toBe(201);
  expect(reply.body).toMatchObject({
    '@odata.etag': expect.stringMatching(/^W\/".+"$/),
    // The document prints "low"; the clients' documents say that normal is the default.
    importance: 'normal',
    isReminderOn: false,
    status: 'notStarted',
    title: 'A new task',
    createdDateTime: expect.stringMatching(moment),
    lastModifiedDateTime: expect.stringMatching(moment),
    categories: ['Important'],
    id: expect.stringMatching(/=$/),
    body: { content: '', contentType: 'text' },
    linkedResources: [
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        webUrl: 'http://microsoft.com',
        applicationName: 'Microsoft',
        displayName: 'Microsoft',
      },
    ],
  });
});

test('every documented property is kept', async () => {
  const sent = {
    title: 'Pay rent',
    body: { content: '<b>now</b>', contentType: 'html' },
    importance: 'high',
    status: 'waitingOnOthers',
    categories: ['Finance'],
    startDateTime: { dateTime: '2027-02-01T08:00:00.0000000', timeZone: 'W. Europe Standard Time' },
    recurrence: {
      pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 },
      range: { type: 'numbered', startDate: '2027-03-01', numberOfOccurrences: 12 },
    },
  };
  const reply = await post(sent);
  expect(reply.status).toBe(201);
  expect(reply.body).toMatchObject(sent);
});

test('a due date keeps its day only, a reminder its time too', async () => {
  const reply = await post({
    title: 'Pay rent',
    dueDateTime: { dateTime: '2027-03-01T17:30:00', timeZone: 'Europe/Berlin' },
    reminderDateTime: { dateTime: '2027-03-01T09:15:00', timeZone: 'Europe/Berlin' },
  });
  expect(reply.body).toMatchObject({
    dueDateTime: { dateTime: '2027-03-01T00:00:00.0000000', timeZone: 'UTC' },
    reminderDateTime: { dateTime: '2027-03-01T09:15:00.0000000', timeZone: 'Europe/Berlin' },
    isReminderOn: true,
  });
});

test('what is left out of a body, or null among the categories, is filled in by the service', async () => {
  const reply = await post({ title: 'x', body: { content: 'Call first' }, categories: null });
  expect(reply.status).toBe(201);
  expect(reply.body).toMatchObject({ body: { content: 'Call first', contentType: 'text' }, categories: [] });
});

test('steps and extensions are kept, and come when they are asked for', async () => {
  const { status, body } = await post({
    title: 'Move',
    checklistItems: [{ displayName: 'Pack' }, { displayName: 'Carry', isChecked: true }],
    extensions: [{ '@odata.type': 'microsoft.graph.openTypeExtension', extensionName: 'com.contoso.move' }],
  });
  const { body: found } = await fixture.call('GET', `${tasks}?$top=1&$expand=checklistItems,extensions`);
  expect(status).toBe(201);
  expect(at(found, 'value/0/id')).toBe(at(body, 'id'));
  expect(at(found, 'value/0/checklistItems')).toMatchObject([
    { displayName: 'Pack', isChecked: false, id: expect.any(String) },
    { displayName: 'Carry', isChecked: true },
  ]);
  expect(at(found, 'value/0/extensions')).toMatchObject([{ extensionName: 'com.contoso.move' }]);
  expect((await post({ title: 'x', extensions: [{ boxes: 12 }] })).status).toBe(400);
});

test("ids and times that the caller sends give way to the service's own", async () => {
  const reply = await post({ title: 'x', id: 'mine', createdDateTime: '2001-01-01T00:00:00Z' });
  expect(reply.status).toBe(201);
  expect(at(reply.body, 'id')).not.toBe('mine');
  expect(at(reply.body, 'createdDateTime')).not.toMatch(/^2001/);
});

describe('refused as invalidRequest:', () => {
  const now = { timeZone: 'UTC' };
  const range = { type: 'noEnd', startDate: '2027-03-01' };
  test.each([
    ['an importance that is none', { importance: 'urgent' }],
    ['a status that is none', { status: 'done' }],
    ['importance null', { importance: null }],
    ['categories as text', { categories: 'Finance' }],
    ['a title that is a number', { title: 5 }],
    ['a time with an offset', { dueDateTime: { dateTime: '2027-03-01T00:00:00+01:00', ...now } }],
    ['a day that is in no calendar', { dueDateTime: { dateTime: '2027-02-30T00:00:00', ...now } }],
    ['an unknown time zone', { dueDateTime: { dateTime: '2027-03-01T00:00:00', timeZone: 'Mars/Base' } }],
    ['a body of an unknown type', { body: { content: 'x', contentType: 'markdown' } }],
    ['an unknown property', { colour: 'red' }],
    ['@odata.type', { '@odata.type': '#microsoft.graph.todoTask' }],
    ['a weekly pattern without days', { recurrence: { pattern: { type: 'weekly', interval: 1 }, range } }],
    ['a pattern without interval', { recurrence: { pattern: { type: 'daily' }, range } }],
    [
      'a range without its end',
      { recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'endDate', startDate: '2027-03-01' } } },
    ],
  ])('%s', async (_name, values) => {
    const reply = await post({ title: 'x', ...values });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      error: {
        code: 'invalidRequest',
        innerError: { code: 'InvalidModel', date: expect.any(String), 'request-id': expect.any(String) },
      },
    });
  });

  test('two linked resources', async () => {
    const reply = await post({ title: 'x', linkedResources: [{ displayName: 'a' }, { displayName: 'b' }] });
    expect(reply.status).toBe(400);
    expect(at(reply.body, 'error/message')).toBe('Only one item in linkedResources is allowed.');
  });
});

describe('whose list it is', () => {
  test('a person reaches the own lists by user principal name, and no others', async () => {
    const own = await fixture.call('POST', '/v1.0/users/alex@contoso.example/todo/lists/Tasks/tasks', {
      body: { title: 'x' },
    });
    const other = await fixture.call('POST', '/v1.0/users/ben@contoso.example/todo/lists/Tasks/tasks', {
      body: { title: 'x' },
    });
    expect(own.status).toBe(201);
    expect(other.status).toBe(403);
  });

  test('a person without a mailbox has none', async () => {
    const reply = await fixture.call('GET', '/v1.0/me/todo/lists', { as: 'quinn' });
    expect(reply.status).toBe(404);
    expect(at(reply.body, 'error/code')).toBe('MailboxNotEnabledForRESTAPI');
  });

  test('an unknown list is not found, and what is no id is malformed', async () => {
    const unknown = await fixture.call('POST', `/v1.0/me/todo/lists/${'AAMkADunknown'.repeat(3)}=/tasks`, {
      body: { title: 'x' },
    });
    const malformed = await fixture.call('POST', '/v1.0/me/todo/lists/chores!/tasks', { body: { title: 'x' } });
    expect([unknown.status, at(unknown.body, 'error/code')]).toEqual([404, 'ErrorItemNotFound']);
    expect([malformed.status, at(malformed.body, 'error/code')]).toEqual([400, 'ErrorInvalidIdMalformed']);
  });

  test('writing needs Tasks.ReadWrite', async () => {
    const reply = await fixture.call('POST', tasks, { body: { title: 'x' }, scopes: ['Tasks.Read'] });
    expect(reply.status).toBe(403);
  });
});

describe('an existing task', () => {
  async function created(): Promise<string> {
    const lists = await fixture.call('GET', '/v1.0/me/todo/lists');
    const list = `/v1.0/me/todo/lists/${each(lists.body, 'id')[0]}/tasks`;
    const reply = await fixture.call('POST', list, {
      body: { title: 'Find me', linkedResources: [{ externalId: 'muster-1', displayName: 'Muster' }] },
    });
    return `${list}/${at(reply.body, 'id')}`;
  }

  test('is found in its list with its linked resource, which comes only when asked for', async () => {
    const address = await created();
    const plain = await fixture.call('GET', address);
    const list = await fixture.call('GET', `${tasks}?$expand=linkedResources&$top=1`);
    expect(at(plain.body, 'linkedResources')).toBeUndefined();
    expect(each(list.body, 'linkedResources')).toEqual([[expect.objectContaining({ externalId: 'muster-1' })]]);
  });

  test('is found by its status, its day and its link, in the order that is asked for', async () => {
    const created = await fixture.call('POST', '/v1.0/me/todo/lists', { body: { displayName: 'Sorted' } });
    const list = `/v1.0/me/todo/lists/${at(created.body, 'id')}/tasks`;
    const due = (day: number) => ({ dueDateTime: { dateTime: `2027-03-0${day}T00:00:00`, timeZone: 'UTC' } });
    const link = { linkedResources: [{ externalId: 'muster-7', displayName: 'Muster' }] };
    for (const body of [
      { title: 'Late', ...due(9), status: 'completed' },
      { title: 'Early', ...due(1), ...link },
      { title: 'Middle', ...due(5), importance: 'high' },
    ]) {
      await fixture.call('POST', list, { body });
    }
    const titles = async (query: string) => each((await fixture.call('GET', `${list}?${query}`)).body, 'title');
    expect(await titles('$orderby=dueDateTime/dateTime')).toEqual(['Early', 'Middle', 'Late']);
    expect(await titles("$filter=status ne 'completed'&$orderby=title desc")).toEqual(['Middle', 'Early']);
    expect(await titles("$filter=dueDateTime/dateTime ge '2027-03-05'&$orderby=title")).toEqual(['Late', 'Middle']);
    expect(await titles("$filter=linkedResources/any(l:l/externalId eq 'muster-7')")).toEqual(['Early']);
    expect(await titles('$select=title&$top=1&$skip=1&$orderby=title')).toEqual(['Late']);
  });

  test.each(['$filter=colour eq 1', '$filter=status is 1', '$orderby=colour', '$orderby=title up', '$select=colour'])(
    'is not asked for by %s',
    async (query) => {
      expect((await fixture.call('GET', `${tasks}?${query}`)).status).toBe(400);
    },
  );

  test('is completed and reopened with a new etag each time', async () => {
    const address = await created();
    const before = await fixture.call('GET', address);
    const done = await fixture.call('PATCH', address, { body: { status: 'completed' } });
    const open = await fixture.call('PATCH', address, { body: { status: 'notStarted' } });
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({ status: 'completed', completedDateTime: { timeZone: 'UTC' } });
    expect(at(open.body, 'completedDateTime')).toBeUndefined();
    expect(new Set([before, done, open].map(({ body }) => at(body, '@odata.etag'))).size).toBe(3);
  });

  test('is changed and deleted under the alias of its list, though not read there', async () => {
    const address = (await created()).replace(/lists\/[^/]+/, 'lists/Tasks');
    expect((await fixture.call('GET', address)).status).toBe(400);
    expect((await fixture.call('PATCH', address, { body: { title: 'Found' } })).body).toMatchObject({ title: 'Found' });
    expect((await fixture.call('DELETE', address)).status).toBe(204);
  });

  test('is deleted once', async () => {
    const address = await created();
    expect((await fixture.call('DELETE', address)).status).toBe(204);
    expect((await fixture.call('DELETE', address)).status).toBe(404);
  });

  test('is not found in another list, nor under the alias of its own', async () => {
    const address = await created();
    const lists = await fixture.call('GET', '/v1.0/me/todo/lists');
    const [own = '', other = ''] = each(lists.body, 'id').map(String);
    for (const wrong of [other, 'Tasks']) {
      const reply = await fixture.call('GET', address.replace(own, wrong));
      expect(reply.status).toBe(400);
      expect(at(reply.body, 'error/message')).toBe('Parent folder specified does not contain a Task with given Id');
    }
  });
});
