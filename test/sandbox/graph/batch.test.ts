import { at, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.graph.faults.clear();
  fixture.graph.exchanges.clear();
});

const batch = (requests: unknown, scopes?: readonly string[]) =>
  fixture.call('POST', '/v1.0/$batch', { body: { requests }, ...(scopes && { scopes }) });
const me = (id: number) => ({ id: String(id), method: 'GET', url: '/me' });
const newList = (id: string, displayName: string, more: object = {}) => ({
  id,
  method: 'POST',
  url: '/me/todo/lists',
  headers: { 'Content-Type': 'application/json' },
  body: { displayName },
  ...more,
});

async function statuses(requests: unknown, scopes?: readonly string[]): Promise<unknown> {
  const { status, body } = await batch(requests, scopes);
  expect(status).toBe(200);
  const responses = at(body, 'responses');
  if (!Array.isArray(responses)) throw new Error('A batch answers with responses.');
  return Object.fromEntries(responses.map((response: unknown) => [at(response, 'id'), at(response, 'status')]));
}

test('each request is answered as if it came alone', async () => {
  const { status, body } = await batch([
    { id: 'who', method: 'GET', url: '/me?$select=displayName' },
    newList('list', 'Batched'),
    { id: 'nothing', method: 'GET', url: 'me/nothing' },
    { id: 'gone', method: 'DELETE', url: '/me/todo/lists/Unknown' },
  ]);
  expect(status).toBe(200);
  expect(at(body, 'responses')).toEqual([
    expect.objectContaining({ id: 'who', status: 200, body: expect.objectContaining({ displayName: 'Alex Rivera' }) }),
    expect.objectContaining({ id: 'list', status: 201, body: expect.objectContaining({ displayName: 'Batched' }) }),
    expect.objectContaining({
      id: 'nothing',
      status: 404,
      body: { error: expect.objectContaining({ code: 'BadRequest' }) },
    }),
    expect.objectContaining({ id: 'gone', status: 204, body: null }),
  ]);
});

test('twenty requests are taken, one more is refused', async () => {
  const many = Array.from({ length: 21 }, (_, index) => me(index));
  expect(Object.keys((await statuses(many.slice(1))) ?? {})).toHaveLength(20);
  const { status, body } = await batch(many);
  expect([status, at(body, 'error/message')]).toEqual([
    400,
    'Number of batch request steps exceeds the maximum value of 20.',
  ]);
});

test('a request waits for those it depends on, and fails with them', async () => {
  const requests = [
    newList('last', 'Last', { dependsOn: ['bad'] }),
    newList('after', 'After', { dependsOn: ['good'] }),
    { id: 'bad', method: 'GET', url: '/me/nothing' },
    newList('good', 'Good'),
  ];
  expect(await statuses(requests)).toEqual({ last: 424, after: 201, bad: 404, good: 201 });
  const written = fixture.graph.exchanges.list().filter(({ url }) => url.endsWith('/lists'));
  expect(written.map(({ requestBody }) => at(requestBody, 'displayName'))).toEqual(['Good', 'After']);
});

test('each request needs its own permission', async () => {
  expect(await statuses([me(1), newList('2', 'x')], ['User.Read'])).toEqual({ 1: 200, 2: 403 });
});

test('a single request may be throttled while the batch is not', async () => {
  fixture.graph.faults.add({ path: '/todo/lists$', status: 429, retryAfter: 7 });
  const { status, body } = await batch([newList('1', 'Throttled'), me(2)]);
  expect(status).toBe(200);
  expect(at(body, 'responses/0')).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  expect(at(body, 'responses/1/status')).toBe(200);
});

test.each([
  ['without content type', newList('1', 'x', { headers: {} })],
  ['without body', newList('1', 'x', { body: undefined })],
])('a write %s spoils the batch', async (_name, request) => {
  const { status, body } = await batch([request]);
  const message = 'Write request id : 1 does not contain Content-Type header or body.';
  expect([status, at(body, 'error/message')]).toEqual([400, message]);
});

test.each([
  ['no requests', []],
  ['no list', 'x'],
  ['a request without id', [{ method: 'GET', url: '/me' }]],
  ['the same id twice', [me(1), me(1)]],
  ['an absolute address', [{ ...me(1), url: 'https://graph.microsoft.com/v1.0/me' }]],
  ['a batch in the batch', [newList('1', 'x', { url: '/$batch' })]],
  ['a dependency that is not there', [{ ...me(1), dependsOn: ['2'] }]],
  [
    'dependencies in a circle',
    [
      { ...me(1), dependsOn: ['2'] },
      { ...me(2), dependsOn: ['1'] },
    ],
  ],
])('%s is no batch', async (_name, requests) => {
  const { status, body } = await batch(requests);
  expect([status, at(body, 'error/message')]).toEqual([400, 'Invalid batch payload format.']);
});

test('a batch needs a token as everything does', async () => {
  const reply = await fixture.call('POST', '/v1.0/$batch', { body: { requests: [me(1)] }, token: '' });
  expect(reply.status).toBe(401);
});
