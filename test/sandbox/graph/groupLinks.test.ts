import { at, each, type GraphFixture, person, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
let group: string;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());
beforeEach(async () => {
  const { body } = await fixture.call('POST', '/v1.0/groups', {
    body: {
      displayName: 'Shift',
      mailEnabled: false,
      mailNickname: 'shift',
      securityEnabled: true,
      'members@odata.bind': [user('ben')],
    },
  });
  group = `/v1.0/groups/${at(body, 'id')}`;
});

const user = (name: string) => `https://graph.microsoft.com/v1.0/users/${person(name).id}`;
const object = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });
const add = (role: string, name: string, as = 'alex') =>
  fixture.call('POST', `${group}/${role}/$ref`, { as, body: object(person(name).id) });
const names = async (role: string) => each((await fixture.call('GET', `${group}/${role}`)).body, 'givenName');

test.each(['owners', 'members'])('a person is added to the %s once', async (role) => {
  const before = await names(role);
  const reply = await add(role, 'carla');
  expect([reply.status, reply.body]).toEqual([204, '']);
  expect(await names(role)).toEqual([...before, 'Carla']);
  const again = await add(role, 'carla');
  const message = `One or more added object references already exist for the following modified properties: '${role}'.`;
  expect([again.status, at(again.body, 'error/message')]).toEqual([400, message]);
});

test('a group may be a member, but no owner', async () => {
  const { body } = await fixture.call('GET', "/v1.0/groups?$filter=displayName eq 'Sales'");
  const sales = object(String(at(body, 'value/0/id')));
  expect((await fixture.call('POST', `${group}/members/$ref`, { body: sales })).status).toBe(204);
  expect((await fixture.call('POST', `${group}/owners/$ref`, { body: sales })).status).toBe(404);
});

test.each([
  ['nobody', object('00000000-0000-0000-0000-000000000001'), 404, 'Request_ResourceNotFound'],
  ['a bare id', { '@odata.id': '26be1845-4119-4801-a799-aea79d09f1a2' }, 400, 'Request_BadRequest'],
  ['nothing', {}, 400, 'Request_BadRequest'],
])('%s cannot be added', async (_name, body, status, code) => {
  const reply = await fixture.call('POST', `${group}/members/$ref`, { body });
  expect([reply.status, at(reply.body, 'error/code')]).toEqual([status, code]);
});

test('only owners and admins add people, with a permission for it', async () => {
  expect((await add('members', 'dmitri', 'ben')).status).toBe(403);
  expect((await add('members', 'dmitri', 'amira')).status).toBe(204);
  const scopes = ['Group.Read.All'];
  const body = object(person('ella').id);
  expect((await fixture.call('POST', `${group}/members/$ref`, { scopes, body })).status).toBe(403);
});

test('twenty members are added by one PATCH, and no more', async () => {
  const { body } = await fixture.call('GET', '/v1.0/users');
  const ids = each(body, 'id').filter((id) => id !== person('ben').id);
  const bind = (count: number) => ({
    'members@odata.bind': ids.slice(0, count).map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
  });
  const tooMany = await fixture.call('PATCH', group, { body: bind(21) });
  expect([tooMany.status, at(tooMany.body, 'error/message')]).toEqual([
    400,
    'A resource cannot contain more than 20 link changes',
  ]);
  expect((await fixture.call('PATCH', group, { body: bind(20) })).status).toBe(204);
  expect(await names('members')).toHaveLength(21);
});

test('a PATCH with a member who is there already changes nothing', async () => {
  const body = { description: 'new', 'members@odata.bind': [user('carla'), user('ben')] };
  expect((await fixture.call('PATCH', group, { body })).status).toBe(400);
  expect(await names('members')).toEqual(['Ben']);
  expect(at((await fixture.call('GET', group)).body, 'description')).toBeNull();
});

test('a link is removed once', async () => {
  const link = `${group}/members/${person('ben').id}/$ref`;
  expect((await fixture.call('DELETE', link)).status).toBe(204);
  expect(await names('members')).toEqual([]);
  expect((await fixture.call('DELETE', link)).status).toBe(404);
});

describe('a Microsoft 365 group', () => {
  const unified = (mailNickname: string) =>
    fixture.call('POST', '/v1.0/groups', {
      body: {
        displayName: 'Garden',
        mailEnabled: true,
        mailNickname,
        securityEnabled: false,
        groupTypes: ['Unified'],
        'members@odata.bind': [user('ben')],
      },
    });
  const bin = '/v1.0/directory/deletedItems';
  const restore = (id: unknown, as = 'alex') => fixture.call('POST', `${bin}/${id}/restore`, { as });

  async function deleted(mailNickname: string): Promise<string> {
    const { body } = await unified(mailNickname);
    await fixture.call('DELETE', `/v1.0/groups/${at(body, 'id')}`);
    return String(at(body, 'id'));
  }

  test('keeps its last owner', async () => {
    const { body } = await unified('owned');
    const reply = await fixture.call('DELETE', `/v1.0/groups/${at(body, 'id')}/owners/${person('alex').id}/$ref`);
    expect(reply.status).toBe(400);
  });

  test('lies among the deleted items once it is deleted', async () => {
    const id = await deleted('binned');
    const list = await fixture.call('GET', `${bin}/microsoft.graph.group?$filter=mailNickname eq 'binned'`);
    const one = await fixture.call('GET', `${bin}/${id}`);
    expect(each(list.body, 'id')).toEqual([id]);
    expect(one.body).toMatchObject({
      '@odata.type': '#microsoft.graph.group',
      displayName: 'Garden',
      deletedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect((await fixture.call('GET', `/v1.0/groups/${id}`)).status).toBe(404);
  });

  test('is restored as it was, once', async () => {
    const id = await deleted('restored');
    const reply = await restore(id);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ '@odata.type': '#microsoft.graph.group', id, deletedDateTime: null });
    const members = await fixture.call('GET', `/v1.0/groups/${id}/members`);
    expect(each(members.body, 'givenName')).toEqual(['Ben']);
    expect((await restore(id)).status).toBe(404);
  });

  test('is not restored over another one with its nickname, nor by who does not own it', async () => {
    const id = await deleted('twice');
    expect((await restore(id, 'ben')).status).toBe(403);
    await unified('twice');
    const reply = await restore(id);
    expect([reply.status, at(reply.body, 'error/details/0/target')]).toEqual([400, 'mailNickname']);
  });

  test('is gone for good when it is deleted there too', async () => {
    const id = await deleted('gone');
    expect((await fixture.call('DELETE', `${bin}/${id}`)).status).toBe(204);
    expect((await restore(id)).status).toBe(404);
  });

  test('leaves Planner without its plans, whose owner must be a member', async () => {
    const alls = await fixture.call('GET', "/v1.0/groups?$filter=displayName eq 'All Company'");
    const all = `/v1.0/groups/${at(alls.body, 'value/0/id')}`;
    const plans = await fixture.call('GET', '/v1.0/me/planner/plans');
    const plan = `/v1.0/planner/plans/${at(plans.body, 'value/0/id')}`;
    await fixture.call('DELETE', `${all}/members/${person('alex').id}/$ref`);
    expect((await fixture.call('GET', plan)).status).toBe(403);
    await fixture.call('DELETE', all);
    expect((await fixture.call('GET', plan)).status).toBe(404);
  });
});

test('a security group lies among the deleted items too', async () => {
  await fixture.call('DELETE', group);
  const id = group.split('/').at(-1);
  expect((await fixture.call('GET', `/v1.0/directory/deletedItems/${id}`)).status).toBe(200);
});
