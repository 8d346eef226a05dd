import { at, each, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const lists = '/v1.0/me/todo/lists';
const post = (body: object) => fixture.call('POST', lists, { body });

test('a new list is the own one of the person, shared with nobody', async () => {
  const { status, body } = await post({ displayName: 'Travel items' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    '@odata.etag': expect.stringMatching(/^W\//),
    displayName: 'Travel items',
    isOwner: true,
    isShared: false,
    wellknownListName: 'none',
    id: expect.any(String),
  });
});

test.each([[{}], [{ displayName: ' ' }], [{ displayName: 5 }], [{ displayName: 'x', colour: 'red' }]])(
  'a list cannot be made of %j',
  async (body) => {
    const reply = await post(body);
    expect([reply.status, at(reply.body, 'error/code')]).toEqual([400, 'invalidRequest']);
  },
);

test('a list is renamed and keeps its tasks', async () => {
  const created = await post({ displayName: 'Before' });
  const list = `${lists}/${at(created.body, 'id')}`;
  await fixture.call('POST', `${list}/tasks`, { body: { title: 'Stay' } });
  const reply = await fixture.call('PATCH', list, { body: { displayName: 'After' } });
  const tasks = await fixture.call('GET', `${list}/tasks`);
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ id: at(created.body, 'id'), displayName: 'After' });
  expect(at(reply.body, '@odata.etag')).not.toBe(at(created.body, '@odata.etag'));
  expect(at((await fixture.call('GET', list)).body, 'displayName')).toBe('After');
  expect(each(tasks.body, 'title')).toEqual(['Stay']);
});

test.each([
  ['an empty name', 'Tasks', { displayName: '' }, 400],
  ['the default list', 'Tasks', { displayName: 'Mine' }, 400],
  ['an unknown list', `${'AAMkADunknown'.repeat(3)}=`, { displayName: 'x' }, 404],
])('%s is refused', async (_name, id, body, status) => {
  expect((await fixture.call('PATCH', `${lists}/${id}`, { body })).status).toBe(status);
});

test('the deletion of an unknown list goes unnoticed', async () => {
  expect((await fixture.call('DELETE', `${lists}/${'AAMkADunknown'.repeat(3)}=`)).status).toBe(204);
});

test('a list is deleted, a well-known one never', async () => {
  const { body } = await post({ displayName: 'Short-lived' });
  const list = `${lists}/${at(body, 'id')}`;
  expect((await fixture.call('DELETE', list)).status).toBe(204);
  expect((await fixture.call('GET', list)).status).toBe(404);
  const [first] = each((await fixture.call('GET', lists)).body, 'id');
  await fixture.call('DELETE', `${lists}/${first}`);
  expect((await fixture.call('GET', `${lists}/${first}`)).status).toBe(200);
});
