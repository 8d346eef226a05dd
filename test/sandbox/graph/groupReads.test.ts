import { at, each, type GraphFixture, person, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const get = (address: string) => fixture.call('GET', address);
const library = (mailNickname: string, more: object = {}) => ({
  displayName: 'Library Assist',
  mailEnabled: true,
  mailNickname,
  securityEnabled: false,
  groupTypes: ['Unified'],
  ...more,
});

async function created(mailNickname: string, version = 'v1.0'): Promise<string> {
  const { body } = await fixture.call('POST', `/${version}/groups`, { body: library(mailNickname) });
  return `/${version}/groups/${at(body, 'id')}`;
}

describe('what Exchange keeps of a group', () => {
  const exchange = {
    allowExternalSenders: false,
    autoSubscribeNewMembers: false,
    hideFromAddressLists: false,
    hideFromOutlookClients: false,
    isSubscribedByMail: true,
    unseenCount: 0,
  };
  const names = Object.keys(exchange).join();

  test('is shown by a read of that group that selects it, and by no list', async () => {
    const address = await created('exchange');
    const selected = await get(`${address}?$select=${names}`);
    const list = await get(`/v1.0/groups?$filter=mailNickname eq 'exchange'&$select=id,${names}`);
    expect(selected.body).toEqual({ '@odata.context': expect.any(String), ...exchange });
    expect(at((await get(address)).body, 'unseenCount')).toBeUndefined();
    expect(Object.keys(at(list.body, 'value/0') ?? {})).toEqual(['id']);
  });

  test.each([
    ...['allowExternalSenders', 'autoSubscribeNewMembers', 'hideFromAddressLists', 'hideFromOutlookClients'],
    ...['isSubscribedByMail', 'unseenCount'],
  ])('%s is changed by a PATCH of its own, which is answered 200', async (name) => {
    const address = await created(`patch${name}`);
    const value = name === 'unseenCount' ? 3 : true;
    const mixed = await fixture.call('PATCH', address, { body: { [name]: value, description: 'both' } });
    const alone = await fixture.call('PATCH', address, { body: { [name]: value } });
    expect([mixed.status, alone.status]).toEqual([400, 200]);
    expect(at((await get(`${address}?$select=${name}`)).body, name)).toBe(value);
    expect(at((await get(address)).body, 'description')).toBeNull();
  });
});

test('license errors are asked for by $filter, and never shown', async () => {
  const { body } = await get('/v1.0/groups?$filter=hasMembersWithLicenseErrors eq true');
  const address = await created('licences');
  const selected = await get(`${address}?$select=id,hasMembersWithLicenseErrors`);
  expect(each(body, 'id')).toEqual([]);
  expect(selected.status).toBe(200);
  expect(at(selected.body, 'hasMembersWithLicenseErrors')).toBeUndefined();
});

test.each([
  ["displayName eq 'book club'", ['Book Club']],
  ["startswith(displayName,'Badge')", ['Badge Access Berlin', 'Badge Access Lisbon']],
  ["mailNickname eq 'marketing'", ['Marketing']],
  ["uniqueName eq 'marketing'", []],
])('a group is found by %s', async (filter, names) => {
  const { status, body } = await get(`/v1.0/groups?$filter=${encodeURIComponent(filter)}`);
  expect(status).toBe(200);
  expect(each(body, 'displayName')).toEqual(names);
});

describe('beta', () => {
  test('shows which app made a group, and how it is written back; v1.0 knows neither', async () => {
    const { status, body } = await fixture.call('POST', '/beta/groups', { body: library('betagroup') });
    const now = `/v1.0/groups/${at(body, 'id')}`;
    const expected = {
      createdByAppId: fixture.app.id,
      writebackConfiguration: { isEnabled: null, onPremisesGroupType: null },
    };
    expect(status).toBe(201);
    expect(body).toMatchObject({
      '@odata.context': 'https://graph.microsoft.com/beta/$metadata#groups/$entity',
      mail: 'betagroup@contoso.example',
      ...expected,
    });
    expect((await get(now.replace('v1.0', 'beta'))).body).toMatchObject(expected);
    expect(at((await get(now)).body, 'createdByAppId')).toBeUndefined();
    expect((await get(`${now}?$select=createdByAppId`)).status).toBe(400);
    const list = await get("/beta/groups?$filter=mailNickname eq 'betagroup'");
    expect(at(list.body, 'value/0')).toMatchObject(expected);
  });

  test.each([
    ['v1.0', "Invalid property 'createdByAppId'."],
    ['beta', "Property 'createdByAppId' is read-only and cannot be set"],
  ])('%s does not let the app be named', async (version, message) => {
    const body = library('named', { createdByAppId: fixture.app.id });
    const reply = await fixture.call('POST', `/${version}/groups`, { body });
    expect([reply.status, at(reply.body, 'error/message')]).toEqual([400, message]);
  });

  test('has the same rules, changes and deletions', async () => {
    const refused = await fixture.call('POST', '/beta/groups', { body: library('no space') });
    const address = await created('betarules', 'beta');
    expect(at(refused.body, 'error/details')).toEqual([{ target: 'mailNickname', code: 'InvalidValue' }]);
    expect((await fixture.call('PATCH', address, { body: { description: 'new' } })).status).toBe(204);
    expect((await fixture.call('DELETE', address)).status).toBe(204);
    const restored = await fixture.call('POST', `/beta/directory/deletedItems/${address.split('/').at(-1)}/restore`);
    expect([restored.status, at(restored.body, 'createdByAppId')]).toEqual([200, fixture.app.id]);
  });
});

describe('GET /directoryObjects/{id}', () => {
  const object = (id: unknown, scopes?: readonly string[]) =>
    fixture.call('GET', `/v1.0/directoryObjects/${id}`, scopes === undefined ? {} : { scopes });

  test('tells a person from a group', async () => {
    const groups = await get("/v1.0/groups?$filter=displayName eq 'Sales'");
    expect((await object(person('ben').id)).body).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      displayName: 'Ben Okafor',
    });
    const selected = await object(`${person('ben').id}?$select=mail`);
    expect(Object.keys(selected.body ?? {})).toEqual(['@odata.context', '@odata.type', 'mail']);
    expect((await object(at(groups.body, 'value/0/id'))).body).toMatchObject({
      '@odata.type': '#microsoft.graph.group',
      displayName: 'Sales',
    });
  });

  test('knows nothing else, and asks for Directory.Read.All', async () => {
    const [unknown, malformed] = [await object('00000000-0000-0000-0000-000000000001'), await object('ben')];
    expect([unknown.status, at(unknown.body, 'error/code')]).toEqual([404, 'Request_ResourceNotFound']);
    expect([malformed.status, at(malformed.body, 'error/code')]).toEqual([400, 'Request_BadRequest']);
    expect((await object(person('ben').id, ['Directory.Read.All'])).status).toBe(200);
    expect((await object(person('ben').id, ['User.ReadBasic.All', 'Group.Read.All'])).status).toBe(403);
  });
});

describe('a PATCH', () => {
  const invalid = (name: string) => `Invalid value specified for property '${name}' of resource 'Group'.`;

  test.each<[string, object, string]>([
    ['a read-only property', { mail: 'x@contoso.example' }, "Property 'mail' is read-only and cannot be set"],
    ['an unknown one', { colour: 'red' }, "Invalid property 'colour'."],
    ['no name', { displayName: null }, invalid('displayName')],
    ['an empty name', { displayName: '' }, invalid('displayName')],
    ['a bad nickname', { mailNickname: 'no space' }, invalid('mailNickname')],
    ['membership hidden too late', { visibility: 'HiddenMembership' }, invalid('visibility')],
    ['a rule without the type for it', { membershipRule: 'user.city -eq "Oslo"' }, invalid('membershipRule')],
    ['two bad values', { theme: 'Black', visibility: 'Open' }, 'One or more property values specified are invalid.'],
    ['a role too late', { isAssignableToRole: true }, "Property 'isAssignableToRole' cannot be set in this request."],
  ])('is refused with %s, and changes nothing', async (name, body, message) => {
    const address = await created(`refused${name.replaceAll(' ', '')}`);
    const before = await get(address);
    const reply = await fixture.call('PATCH', address, { body });
    expect([reply.status, at(reply.body, 'error/code')]).toEqual([400, 'Request_BadRequest']);
    expect(at(reply.body, 'error/message')).toBe(message);
    expect((await get(address)).body).toEqual(before.body);
  });

  test('sets and clears what can be set later', async () => {
    const address = await created('patched');
    const body = { description: 'Reads a lot', theme: 'Teal', classification: 'Low', preferredLanguage: 'en-US' };
    expect((await fixture.call('PATCH', address, { body })).status).toBe(204);
    expect((await get(address)).body).toMatchObject(body);
    expect((await fixture.call('PATCH', address, { body: { description: null } })).status).toBe(204);
    expect(at((await get(address)).body, 'description')).toBeNull();
  });

  test('does not take the nickname of another Microsoft 365 group', async () => {
    const address = await created('wishful');
    const reply = await fixture.call('PATCH', address, { body: { mailNickname: 'marketing' } });
    expect([reply.status, at(reply.body, 'error/details/0/code')]).toEqual([400, 'ObjectConflict']);
  });
});

test('membership is hidden when a Microsoft 365 group is created', async () => {
  const body = library('hidden', { visibility: 'HiddenMembership' });
  const reply = await fixture.call('POST', '/v1.0/groups', { body });
  expect([reply.status, at(reply.body, 'visibility')]).toEqual([201, 'HiddenMembership']);
});

describe('the groups of a person', () => {
  test('are those the person belongs to, and those the person owns', async () => {
    const address = await created('minealone');
    const [, , , id] = address.split('/');
    const owned = await get('/v1.0/me/ownedObjects/microsoft.graph.group?$select=id,mailNickname');
    const joined = await get('/v1.0/me/memberOf');
    expect(each(owned.body, 'id')).toContain(id);
    expect(each(joined.body, 'id')).not.toContain(id);
    expect(each(joined.body, 'displayName')).toContain('All Company');
    expect(new Set(each(joined.body, '@odata.type'))).toEqual(new Set(['#microsoft.graph.group']));
  });

  test('are found by name, and need a permission', async () => {
    const address = '/v1.0/me/memberOf/microsoft.graph.group';
    const found = await get(`${address}?$filter=startswith(displayName,'All')&$select=displayName`);
    expect(at(found.body, 'value')).toEqual([{ displayName: 'All Company' }]);
    expect((await fixture.call('GET', address, { scopes: ['Tasks.Read'] })).status).toBe(403);
  });
});

test('who creates a group is its owner, but no member', async () => {
  const address = await created('ownedonly');
  expect(each((await get(`${address}/owners`)).body, 'givenName')).toEqual(['Alex']);
  expect(each((await get(`${address}/members`)).body, 'givenName')).toEqual([]);
});

test('owners are bound when a group is created, not later, and nothing else is bound', async () => {
  const address = await created('bindings');
  const ben = [`https://graph.microsoft.com/v1.0/users/${person('ben').id}`];
  expect((await fixture.call('PATCH', address, { body: { 'owners@odata.bind': ben } })).status).toBe(400);
  const friends = library('friends', { 'friends@odata.bind': ben });
  expect((await fixture.call('POST', '/v1.0/groups', { body: friends })).status).toBe(400);
});
