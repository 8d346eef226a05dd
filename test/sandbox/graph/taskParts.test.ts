import { at, each, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
let task: string;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());
beforeEach(async () => {
  const lists = await fixture.call('GET', '/v1.0/me/todo/lists');
  const tasks = `/v1.0/me/todo/lists/${each(lists.body, 'id')[0]}/tasks`;
  task = `${tasks}/${at((await fixture.call('POST', tasks, { body: { title: 'Move' } })).body, 'id')}`;
});

const steps = async () => (await fixture.call('GET', `${task}/checklistItems`)).body;

test('a step is added to a task, ticked off and removed', async () => {
  const before = await fixture.call('GET', task);
  const created = await fixture.call('POST', `${task}/checklistItems`, { body: { displayName: 'Pack' } });
  const step = `${task}/checklistItems/${at(created.body, 'id')}`;
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ displayName: 'Pack', isChecked: false });
  expect(at((await fixture.call('GET', task)).body, '@odata.etag')).not.toBe(at(before.body, '@odata.etag'));

  const ticked = await fixture.call('PATCH', step, { body: { isChecked: true } });
  expect(ticked.body).toMatchObject({
    id: at(created.body, 'id'),
    displayName: 'Pack',
    isChecked: true,
    checkedDateTime: expect.stringMatching(/Z$/),
  });
  expect((await fixture.call('GET', step)).body).toMatchObject({ isChecked: true });
  const open = await fixture.call('PATCH', step, { body: { isChecked: false } });
  expect(at(open.body, 'checkedDateTime')).toBeUndefined();

  expect((await fixture.call('DELETE', step)).status).toBe(204);
  expect(each(await steps(), 'id')).toEqual([]);
  expect((await fixture.call('DELETE', step)).status).toBe(404);
});

test('a task takes one link, and another one once that is gone', async () => {
  const link = { displayName: 'Chat', externalId: 'muster-9', webUrl: 'https://teams.example/l' };
  const created = await fixture.call('POST', `${task}/linkedResources`, { body: link });
  const second = await fixture.call('POST', `${task}/linkedResources`, { body: link });
  const expanded = await fixture.call('GET', `${task}?$expand=linkedResources`);
  expect([created.status, second.status]).toEqual([201, 400]);
  expect(at(expanded.body, 'linkedResources')).toMatchObject([{ ...link, id: at(created.body, 'id') }]);
  await fixture.call('DELETE', `${task}/linkedResources/${at(created.body, 'id')}`);
  expect((await fixture.call('POST', `${task}/linkedResources`, { body: link })).status).toBe(201);
});

test.each([
  ['an unknown property', { colour: 'red' }],
  ['a tick that is text', { displayName: 'x', isChecked: 'yes' }],
])('a step cannot have %s', async (_name, body) => {
  const reply = await fixture.call('POST', `${task}/checklistItems`, { body });
  expect([reply.status, at(reply.body, 'error/code')]).toEqual([400, 'invalidRequest']);
  expect(each(await steps(), 'id')).toEqual([]);
});

test('steps are added with Tasks.ReadWrite, and only to a task that is there', async () => {
  const body = { displayName: 'x' };
  expect((await fixture.call('POST', `${task}/checklistItems`, { body, scopes: ['Tasks.Read'] })).status).toBe(403);
  const gone = task.replace(/[^/]+$/, `${'AAMkADunknown'.repeat(3)}=`);
  expect((await fixture.call('POST', `${gone}/checklistItems`, { body })).status).toBe(404);
});
