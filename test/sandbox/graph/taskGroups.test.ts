import { at, each, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const address = '/beta/me/outlook/taskGroups';
const post = (body: object, as = 'alex') => fixture.call('POST', address, { as, body });
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a mailbox begins with the default group', async () => {
  const { status, body } = await fixture.call('GET', address, { as: 'ben' });
  expect(status).toBe(200);
  expect(at(body, 'value')).toEqual([
    {
      id: expect.any(String),
      changeKey: expect.any(String),
      isDefaultGroup: true,
      name: 'My Tasks',
      groupKey: '0006f0b7-0000-0000-c000-000000000046',
    },
  ]);
});

test('the printed example of "Create outlookTaskGroup" is created', async () => {
  const { status, body } = await post({ name: 'Leisure tasks' });
  const list = await fixture.call('GET', address);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    id: expect.stringMatching(/=$/),
    changeKey: expect.stringMatching(/==$/),
    isDefaultGroup: false,
    name: 'Leisure tasks',
    groupKey: expect.stringMatching(guid),
  });
  expect(each(list.body, 'name')).toEqual(['My Tasks', 'Leisure tasks']);
});

test('what only the service sets gives way to its own values', async () => {
  const sent = { id: 'mine', changeKey: 'Change Key value', isDefaultGroup: true, groupKey: 'be947289' };
  const { status, body } = await post({
    '@odata.type': '#microsoft.graph.outlookTaskGroup',
    name: 'Name value',
    ...sent,
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ isDefaultGroup: false, groupKey: expect.stringMatching(guid) });
  expect(at(body, 'id')).not.toBe(sent.id);
  expect(at(body, 'changeKey')).not.toBe(sent.changeKey);
});

test.each([
  ['without a name', {}, 400, 'ErrorInvalidArgument'],
  ['with an empty name', { name: ' ' }, 400, 'ErrorInvalidArgument'],
  ['with an unknown property', { name: 'x', colour: 'red' }, 400, 'RequestBodyRead'],
  ['with a name that is there', { name: 'my tasks' }, 409, 'ErrorFolderExists'],
])('a group %s is refused', async (_name, body, status, code) => {
  const reply = await post(body);
  expect([reply.status, at(reply.body, 'error/code')]).toEqual([status, code]);
});

test('a group is renamed, which changes its key, and deleted once', async () => {
  const created = await post({ name: 'Chores' });
  const one = `${address}/${at(created.body, 'id')}`;
  const renamed = await fixture.call('PATCH', one, { body: { name: 'House' } });
  const read = await fixture.call('GET', one);
  expect(renamed.status).toBe(200);
  expect(read.body).toMatchObject({
    name: 'House',
    id: at(created.body, 'id'),
    groupKey: at(created.body, 'groupKey'),
  });
  expect(at(read.body, 'changeKey')).not.toBe(at(created.body, 'changeKey'));
  expect((await fixture.call('DELETE', one)).status).toBe(204);
  expect((await fixture.call('DELETE', one)).status).toBe(404);
});

test('the default group can be neither renamed nor deleted', async () => {
  const list = await fixture.call('GET', address);
  const one = `${address}/${at(list.body, 'value/0/id')}`;
  expect((await fixture.call('PATCH', one, { body: { name: 'x' } })).status).toBe(400);
  expect((await fixture.call('DELETE', one)).status).toBe(400);
  expect((await fixture.call('GET', one)).body).toMatchObject({ name: 'My Tasks' });
});

test('an unknown group is not found, and what is no id is malformed', async () => {
  const unknown = await fixture.call('GET', `${address}/${'AAMkADunknown'.repeat(3)}=`);
  const malformed = await fixture.call('GET', `${address}/chores!`);
  expect([unknown.status, at(unknown.body, 'error/code')]).toEqual([404, 'ErrorItemNotFound']);
  expect([malformed.status, at(malformed.body, 'error/code')]).toEqual([400, 'ErrorInvalidIdMalformed']);
});

test("a person's groups are under the person's name too, and closed to others", async () => {
  const path = '/beta/users/alex@contoso.example/outlook/taskGroups';
  expect((await fixture.call('POST', path, { body: { name: 'By name' } })).status).toBe(201);
  expect((await fixture.call('POST', path, { body: { name: 'By Ben' }, as: 'ben' })).status).toBe(403);
});

describe('a guest', () => {
  const viktor = async () => {
    const { body } = await fixture.call('GET', "/v1.0/users?$filter=userType eq 'Guest'&$select=id,userPrincipalName");
    return { id: at(body, 'value/0/id'), name: encodeURIComponent(String(at(body, 'value/0/userPrincipalName'))) };
  };

  test('gets task groups from who invited the guest', async () => {
    const { id, name } = await viktor();
    const created = await fixture.call('POST', `/beta/users/${id}/outlook/taskGroups`, {
      body: { name: 'For Viktor' },
    });
    const read = await fixture.call('GET', `/beta/users/${name}/outlook/taskGroups`);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ name: 'For Viktor', isDefaultGroup: false });
    expect(each(read.body, 'name')).toEqual(['My Tasks', 'For Viktor']);
    const own = await fixture.call('GET', address);
    expect(each(own.body, 'name')).not.toContain('For Viktor');
  });

  test('is closed to everybody else, and in everything else', async () => {
    const { id } = await viktor();
    const body = { name: 'By Ben' };
    const groups = await fixture.call('POST', `/beta/users/${id}/outlook/taskGroups`, { as: 'ben', body });
    const lists = await fixture.call('GET', `/v1.0/users/${id}/todo/lists`);
    expect([groups.status, at(groups.body, 'error/code')]).toEqual([403, 'ErrorAccessDenied']);
    expect([lists.status, at(lists.body, 'error/code')]).toEqual([403, 'ErrorAccessDenied']);
  });
});

test('every answer says that the operation is deprecated, refusals too', async () => {
  for (const { headers } of [await fixture.call('GET', address), await post({})]) {
    expect(headers.get('deprecation')).toBe('Sat, 20 Feb 2021 00:00:00 GMT');
    expect(headers.get('sunset')).toBe('Mon, 20 Feb 2023 00:00:00 GMT');
    expect(headers.get('link')).toMatch(/^<https:.+>;rel="deprecation"/);
  }
});

test('writing needs Tasks.ReadWrite, reading Tasks.Read', async () => {
  const scopes = ['Tasks.Read'];
  expect((await fixture.call('GET', address, { scopes })).status).toBe(200);
  expect((await fixture.call('POST', address, { scopes, body: { name: 'x' } })).status).toBe(403);
  expect((await fixture.call('GET', address, { scopes: ['User.Read'] })).status).toBe(403);
});

test('v1.0 has no task groups', async () => {
  const { status, body } = await fixture.call('GET', '/v1.0/me/outlook/taskGroups');
  expect([status, at(body, 'error/message')]).toEqual([404, "Resource not found for the segment 'taskGroups'."]);
});

test('where they are gone, beta has none either', async () => {
  const later = await startGraphFixture({ taskGroups: 'gone' });
  const { status, body } = await later.call('POST', address, { body: { name: 'Leisure tasks' } });
  await later.stop();
  expect([status, at(body, 'error/message')]).toEqual([404, "Resource not found for the segment 'taskGroups'."]);
});
