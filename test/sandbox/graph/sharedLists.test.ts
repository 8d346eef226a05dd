import { at, each, type GraphFixture, person, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const bens = '/v1.0/users/ben@contoso.example/todo/lists';

/** What a person finds at the address, by the lists' names. */
async function found(address: string, as: string): Promise<Map<unknown, unknown>> {
  const { body } = await fixture.call('GET', `${address}?$top=100`, { as });
  const lists = at(body, 'value');
  return new Map(Array.isArray(lists) ? lists.map((list: unknown) => [at(list, 'displayName'), list]) : []);
}

async function idOf(name: string, as: string): Promise<unknown> {
  return at((await found('/v1.0/me/todo/lists', as)).get(name), 'id');
}

test("of somebody else's lists a person sees those that are shared", async () => {
  const shown = await found(bens, 'alex');
  expect([...shown.keys()]).toEqual(['Operations']);
  expect(shown.get('Operations')).toMatchObject({ isShared: true, isOwner: false, wellknownListName: 'none' });
  const byId = await found(`/beta/users/${person('samira').id}/todo/lists`, 'sam');
  expect([...byId.keys()]).toEqual(['Campaign']);
});

test('the owner sees that the list is shared, and that the others are not', async () => {
  const own = await found('/v1.0/me/todo/lists', 'ben');
  expect(own.get('Operations')).toMatchObject({ isShared: true, isOwner: true });
  expect(own.get('Groceries')).toMatchObject({ isShared: false, isOwner: true });
});

test('a list that others share stands among the own ones too', async () => {
  const own = await found('/v1.0/me/todo/lists', 'alex');
  expect(own.size).toBe(30);
  expect(own.get('Operations')).toMatchObject({ isShared: true, isOwner: false });
  expect(own.get('Campaign')).toMatchObject({ isShared: true, isOwner: false });
});

test.each([
  ['who shares nothing', '/v1.0/users/carla@contoso.example/todo/lists', 'alex', 403, 'ErrorAccessDenied'],
  ['who shares with others', bens, 'carla', 403, 'ErrorAccessDenied'],
  ['who is nobody', '/v1.0/users/nobody@contoso.example/todo/lists', 'alex', 404, 'ErrorInvalidUser'],
])('the lists of a person %s are closed', async (_name, address, as, status, code) => {
  const reply = await fixture.call('GET', address, { as });
  expect([reply.status, at(reply.body, 'error/code')]).toEqual([status, code]);
});

test('tasks are added to a shared list, read, changed and deleted, by its owner and by others', async () => {
  const list = await idOf('Operations', 'ben');
  const tasks = `${bens}/${list}/tasks`;
  const created = await fixture.call('POST', tasks, { body: { title: 'Oil the gate' } });
  expect(created.status).toBe(201);
  const task = `${tasks}/${at(created.body, 'id')}`;
  const changed = await fixture.call('PATCH', task, { body: { status: 'completed' } });
  expect([changed.status, at(changed.body, 'status')]).toEqual([200, 'completed']);

  const seen = await fixture.call('GET', `/v1.0/me/todo/lists/${list}/tasks`, { as: 'ben' });
  expect(each(seen.body, 'title')).toEqual(['Oil the gate', 'Check the fire doors', 'Renew the lift contract']);
  const own = `/v1.0/me/todo/lists/${list}/tasks/${at(created.body, 'id')}`;
  expect((await fixture.call('GET', own)).body).toMatchObject({ title: 'Oil the gate', status: 'completed' });

  expect((await fixture.call('DELETE', task)).status).toBe(204);
  expect((await fixture.call('GET', own, { as: 'ben' })).status).toBe(404);
});

test('a list that is not shared stays closed, whatever else is shared', async () => {
  const groceries = await idOf('Groceries', 'ben');
  for (const list of [groceries, 'Tasks']) {
    const read = await fixture.call('GET', `${bens}/${list}/tasks`);
    const write = await fixture.call('POST', `${bens}/${list}/tasks`, { body: { title: 'x' } });
    expect([read.status, write.status]).toEqual([403, 403]);
  }
  const unknown = await fixture.call('GET', `${bens}/${'AAMkADunknown'.repeat(3)}=`);
  expect([unknown.status, at(unknown.body, 'error/code')]).toEqual([404, 'ErrorItemNotFound']);
});

test('others neither rename nor delete a shared list, nor add lists beside it', async () => {
  const list = await idOf('Operations', 'ben');
  for (const address of [`${bens}/${list}`, `/v1.0/me/todo/lists/${list}`]) {
    expect((await fixture.call('PATCH', address, { body: { displayName: 'Mine' } })).status).toBe(403);
    expect((await fixture.call('DELETE', address)).status).toBe(403);
  }
  expect((await fixture.call('POST', bens, { body: { displayName: 'Mine' } })).status).toBe(403);
  expect([...(await found(bens, 'alex')).keys()]).toEqual(['Operations']);
});

test('its owner renames a shared list, which stays shared', async () => {
  const list = await idOf('Campaign', 'samira');
  const address = `/v1.0/me/todo/lists/${list}`;
  const renamed = await fixture.call('PATCH', address, { as: 'samira', body: { displayName: 'Spring campaign' } });
  expect(renamed.body).toMatchObject({ displayName: 'Spring campaign', isShared: true, isOwner: true });
  const seen = await fixture.call('GET', address, { as: 'sam' });
  expect(seen.body).toMatchObject({ displayName: 'Spring campaign', isShared: true, isOwner: false });
});

test('a shared list needs the same permissions as an own one', async () => {
  const tasks = `${bens}/${await idOf('Operations', 'ben')}/tasks`;
  const scopes = ['Tasks.Read'];
  expect((await fixture.call('GET', tasks, { scopes })).status).toBe(200);
  expect((await fixture.call('POST', tasks, { scopes, body: { title: 'x' } })).status).toBe(403);
});
