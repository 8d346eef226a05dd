import { answerComplaints, type DescribedExchange, refuse, requestComplaints } from './complaints';

const group = { displayName: 'Library Assist', mailEnabled: true, mailNickname: 'library', securityEnabled: false };
const task = { id: 'AlMKXwbQAAAJws6wcAAAA=', title: 'A new task', importance: 'low' };
const tasks = '/v1.0/me/todo/lists/AQMkADAwATM0MDAAMS0yMDkyLWVjMzYtM/tasks';

function exchange(parts: Partial<DescribedExchange>): DescribedExchange {
  return { method: 'GET', url: '/v1.0/me', requestBody: null, status: 200, responseBody: null, ...parts };
}

describe('a request', () => {
  const complaints = (method: string, url: string, requestBody: unknown = null) =>
    requestComplaints(exchange({ method, url, requestBody }));

  test.each([
    [
      'a group with owners',
      'POST',
      '/v1.0/groups',
      { ...group, 'owners@odata.bind': ['https://graph.microsoft.com/v1.0/users/1'] },
    ],
    [
      'a task with a linked resource',
      'POST',
      tasks,
      { title: 'A', linkedResources: [{ webUrl: 'http://microsoft.com' }] },
    ],
    ['a name of its type', 'POST', '/v1.0/groups', { '@odata.type': '#microsoft.graph.group', ...group }],
    [
      'assignments of a planner task',
      'POST',
      '/v1.0/planner/tasks',
      { assignments: { 1: { orderHint: ' !' }, 2: null } },
    ],
    ['one link', 'POST', '/v1.0/groups/1/members/$ref', { '@odata.id': 'https://graph.microsoft.com/v1.0/users/1' }],
    ['a query', 'GET', 'https://graph.microsoft.com/v1.0/users?$select=id,mail&$orderby=displayName desc&$top=5', null],
    ['a person by name', 'GET', '/v1.0/users/alex@contoso.example', null],
    ['the old task groups of beta', 'POST', '/beta/users/1/outlook/taskGroups', { name: 'Home' }],
  ])('may have %s', (_what, method, url, body) => {
    expect(complaints(method, url, body)).toEqual([]);
  });

  test.each([
    ['an unknown path', 'POST', '/v1.0/me/tasks', {}, 'POST /v1.0/me/tasks, request: Graph describes no such path.'],
    ['a path of beta in v1.0', 'GET', '/v1.0/me/outlook/taskGroups', null, 'Graph describes no such path.'],
    ['an unknown version', 'GET', '/v2.0/me', null, 'Graph describes no such path.'],
    ['a segment that no id can be', 'GET', '/v1.0/groups/$ref', null, 'Graph describes no such path.'],
    ['an unknown method', 'PUT', '/v1.0/groups', group, 'Graph describes only GET, POST here.'],
    ['a query option that does not exist', 'GET', '/v1.0/me?$fields=id', null, 'There is no query option "$fields".'],
    ['an unknown name in $select', 'GET', '/v1.0/me?$select=id,nick', null, '$select names "nick"'],
    ['an unknown name in $orderby', 'GET', '/v1.0/users?$orderby=nick desc', null, '$orderby names "nick desc"'],
    ['an unknown name in $expand', 'GET', '/v1.0/groups?$expand=friends', null, '$expand names "friends"'],
    ['no body where one is described', 'POST', '/v1.0/groups', null, 'The body is missing.'],
    ['a body where none is described', 'DELETE', '/v1.0/groups/1', {}, 'Graph describes no body here.'],
    ['a list as its body', 'POST', '/v1.0/groups', [group], 'not group.'],
    [
      'an unknown property',
      'POST',
      '/v1.0/groups',
      { nickname: 'library' },
      'The body has "nickname", which group does not know.',
    ],
    [
      'an unknown property further in',
      'POST',
      tasks,
      { body: { text: '' } },
      'body has "text", which itemBody does not know.',
    ],
    ['a property that beta alone has', 'POST', '/v1.0/groups', { createdByAppId: null }, 'createdByAppId'],
    ['text for true or false', 'POST', '/v1.0/groups', { mailEnabled: 'true' }, 'mailEnabled is "true", not Boolean.'],
    ['a number for text', 'POST', tasks, { title: 5 }, 'title is 5, not String.'],
    ['a broken number', 'PATCH', '/v1.0/planner/tasks/1', { priority: 1.5 }, 'priority is 1.5, not Int32.'],
    ['text for a list', 'POST', tasks, { categories: 'Finance' }, 'categories is "Finance", not Collection(String).'],
    ['a number in a list of texts', 'POST', tasks, { categories: ['Finance', 1] }, 'categories/1 is 1, not String.'],
    ['text for an object', 'POST', '/v1.0/planner/tasks', { createdBy: 'me' }, 'createdBy is "me", not identitySet.'],
    [
      'null where it may not be',
      'POST',
      tasks,
      { importance: null },
      'importance is null, which importance may not be.',
    ],
    ['a day that is no date', 'POST', '/v1.0/planner/tasks', { dueDateTime: '2026-03-05' }, 'not DateTimeOffset.'],
    [
      'a value outside an enumeration',
      'POST',
      tasks,
      { importance: 'urgent' },
      'importance is "urgent", not one of low, normal, high.',
    ],
    [
      'the name of another type',
      'POST',
      tasks,
      { body: { '@odata.type': '#microsoft.graph.group' } },
      'which is no itemBody.',
    ],
    ['owners as objects', 'POST', '/v1.0/groups', { owners: [] }, 'owners can only be linked, by "owners@odata.bind".'],
    [
      'links as one text',
      'POST',
      '/v1.0/groups',
      { 'owners@odata.bind': 'x' },
      'owners@odata.bind is "x", not Collection(String).',
    ],
    [
      'links of what cannot be linked',
      'POST',
      '/v1.0/groups',
      { 'mail@odata.bind': ['x'] },
      'mail@odata.bind links nothing',
    ],
    ['a note on an unknown property', 'POST', '/v1.0/groups', { 'nick@odata.type': '#String' }, 'The body has "nick"'],
    ['no address in a link', 'POST', '/v1.0/groups/1/owners/$ref', {}, 'The body lacks "@odata.id".'],
  ])('may not have %s', (_what, method, url, body, complaint) => {
    expect(complaints(method, url, body)).toEqual([expect.stringContaining(complaint)]);
  });

  test('of a batch is held to the description step by step', () => {
    const steps = [
      { id: '1', method: 'GET', url: '/me' },
      { id: '2', method: 'POST', url: 'groups', body: { mailEnabled: 1 } },
    ];
    expect(complaints('POST', '/v1.0/$batch', { requests: steps })).toEqual([
      'POST /v1.0/groups, request: mailEnabled is 1, not Boolean.',
    ]);
  });
});

describe('an answer', () => {
  const complaints = (url: string, status: number, responseBody: unknown, method = 'GET') =>
    answerComplaints(exchange({ method, url, status, responseBody }));
  const refusal = { error: { code: '', message: 'No.', innerError: { code: 'InvalidModel', 'request-id': '1' } } };

  test.each([
    [
      'a list with annotations',
      tasks,
      200,
      { '@odata.nextLink': 'https://…', value: [{ '@odata.etag': 'W/"1"', ...task }] },
    ],
    [
      'members of several types',
      '/v1.0/groups/1/members',
      200,
      { value: [{ '@odata.type': '#microsoft.graph.user', mail: null }] },
    ],
    [
      'what "Create group" prints',
      '/v1.0/groups/1',
      200,
      { createdByAppId: null, writebackConfiguration: { isEnabled: null } },
    ],
    ['a count as text', '/v1.0/users/$count', 200, 25],
    ['an error', '/v1.0/me', 400, refusal],
    ['an error of an unknown path', '/v1.0/me/tasks', 404, refusal],
    ['a proxy in its place', '/v1.0/me', 200, '<html><body>A proxy.</body></html>'],
    ['a lost connection in its place', '/v1.0/me', 0, null],
  ])('may be %s', (_what, url, status, body) => {
    expect(complaints(url, status, body)).toEqual([]);
  });

  test('may be empty, and of two kinds after a change', () => {
    expect(complaints('/v1.0/groups/1', 204, null, 'PATCH')).toEqual([]);
    expect(complaints('/v1.0/groups/1', 200, '', 'PATCH')).toEqual([]);
    expect(complaints('/v1.0/planner/tasks/1', 200, { title: 'A' }, 'PATCH')).toEqual([]);
  });

  test.each([
    [
      'success where there is no path',
      '/v1.0/me/tasks',
      200,
      {},
      'Graph describes no such path. It was answered with 200.',
    ],
    ['another status', '/v1.0/me', 201, { id: '1' }, 'Graph describes 200, not 201.'],
    ['a list without its wrapper', tasks, 200, [task], 'The body lacks the list\'s wrapper {"value": […]}.'],
    ['one object in place of a list', tasks, 200, task, 'The body lacks the list\'s wrapper {"value": […]}.'],
    ['something beside the list', tasks, 200, { value: [], total: 0 }, 'The body has "total" beside "value".'],
    [
      'one object in a wrapper',
      '/v1.0/groups/1',
      200,
      { value: group },
      'The body has "value", which group does not know.',
    ],
    [
      'a wrong value in a list',
      tasks,
      200,
      { value: [task, { status: 'done' }] },
      'value/1/status is "done", not one of notStarted',
    ],
    [
      'a user who does not say so',
      '/v1.0/groups/1/owners',
      200,
      { value: [{ mail: null }] },
      'which directoryObject does not know.',
    ],
    ['a page', '/v1.0/me', 200, 'Hello', 'The body is "Hello", not user.'],
    ['no count', '/v1.0/users/$count', 200, { count: 25 }, 'The body is not a number as text.'],
    ['an error without its shape', '/v1.0/me', 400, { message: 'No.' }, 'The body lacks "error".'],
    ['an error without a code', '/v1.0/me', 404, { error: { message: 'No.' } }, 'error lacks "code".'],
    ['an error without a message', '/v1.0/me', 500, { error: { code: 'X' } }, 'error lacks "message".'],
    ['an error with more', '/v1.0/me', 400, { error: { ...refusal.error, hint: '' } }, 'error has "hint"'],
    ['an empty error', '/v1.0/me', 503, null, 'The body is null'],
  ])('may not be %s', (_what, url, status, body, complaint) => {
    expect(complaints(url, status, body)).toContainEqual(expect.stringContaining(complaint));
  });

  test('may not have a body where none is described', () => {
    expect(complaints('/v1.0/groups/1', 204, group, 'DELETE')).toEqual([
      'DELETE /v1.0/groups/1, answer: Graph describes an empty answer.',
    ]);
  });

  test('to a batch is held to the description step by step', () => {
    const requestBody = { requests: [{ id: '1', method: 'GET', url: '/me' }] };
    const responseBody = { responses: [{ id: '1', status: 404, body: { error: {} } }] };
    expect(answerComplaints(exchange({ method: 'POST', url: '/v1.0/$batch', requestBody, responseBody }))).toEqual([
      'GET /v1.0/me, answer: error lacks "code".',
      'GET /v1.0/me, answer: error lacks "message".',
    ]);
  });
});

test('complaints are thrown together with the command that mends them, and none are thrown as nothing', () => {
  expect(() => refuse(['one', 'two'])).toThrow(/one\ntwo\n.*npm run conformance/s);
  expect(() => refuse([])).not.toThrow();
});
