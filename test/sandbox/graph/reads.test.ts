import { at, each, type GraphFixture, person, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const get = (address: string, headers: Record<string, string> = {}) => fixture.call('GET', address, { headers });
const eventual = { ConsistencyLevel: 'eventual' };

/** Follows the nextLinks to the end; gives the number of entries on each page. */
async function pages(address: string): Promise<number[]> {
  const lengths: number[] = [];
  for (let next: unknown = address; typeof next === 'string'; ) {
    const { body } = await get(next);
    lengths.push(each(body, 'id').length);
    next = at(body, '@odata.nextLink');
  }
  return lengths;
}

describe('GET /me and /users', () => {
  test('answer with the default properties', async () => {
    const { status, body } = await get('/v1.0/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
      businessPhones: [],
      displayName: 'Alex Rivera',
      givenName: 'Alex',
      jobTitle: 'Project Lead',
      mail: 'alex@contoso.example',
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: null,
      surname: 'Rivera',
      userPrincipalName: 'alex@contoso.example',
      id: person('alex').id,
    });
  });

  test('25 people are one page of 100, and pages of ten on demand', async () => {
    expect(await pages('/v1.0/users')).toEqual([25]);
    expect(await pages('/v1.0/users?$top=10')).toEqual([10, 10, 5]);
  });

  test('a person is found by id and by user principal name', async () => {
    const byId = await get(`/v1.0/users/${person('ben').id}?$select=displayName`);
    const byName = await get('/v1.0/users/ben@contoso.example?$select=displayName');
    expect(at(byId.body, 'displayName')).toBe('Ben Okafor');
    expect(at(byName.body, 'displayName')).toBe('Ben Okafor');
    expect((await get('/v1.0/users/nobody@contoso.example')).status).toBe(404);
  });

  test('a guest has the address at home in the name, and is told from members', async () => {
    const { body } = await get(
      "/v1.0/users?$filter=userType eq 'Guest'&$select=displayName,userPrincipalName,mail,companyName",
    );
    expect(at(body, 'value')).toEqual([
      {
        displayName: 'Viktor Sørensen',
        userPrincipalName: 'viktor_fabrikam.example#EXT#@contoso.example',
        mail: 'viktor@fabrikam.example',
        companyName: 'Fabrikam',
      },
    ]);
    const byName = await get(`/v1.0/users/${encodeURIComponent('viktor_fabrikam.example#EXT#@contoso.example')}`);
    expect(at(byName.body, 'displayName')).toBe('Viktor Sørensen');
  });

  test('$search finds beginnings of words, and only with its header', async () => {
    const address = '/v1.0/users?$search="displayName:tay" OR "displayName:Okafor"';
    const found = await get(address, eventual);
    expect(each(found.body, 'displayName')).toEqual(['Ben Okafor', 'Sam Taylor', 'Samira Taylor']);
    const byMail = await get('/v1.0/users?$search="mail:contoso"', eventual);
    expect(each(byMail.body, 'mail')).toEqual([]);

    const refused = await get(address);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      error: {
        code: 'Request_UnsupportedQuery',
        message:
          "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
      },
    });
  });

  test('a $search clause without quotes is a syntax error', async () => {
    const { status, body } = await get('/v1.0/users?$search=displayName:tay', eventual);
    expect(status).toBe(400);
    expect(at(body, 'error/message')).toContain("character ':' is not valid at position 11");
  });

  test('the header has to come along to the next page of a $search', async () => {
    const first = await get('/v1.0/users?$search="displayName:taylor"&$top=1&$count=true', eventual);
    expect(at(first.body, '@odata.count')).toBe(2);
    const link = String(at(first.body, '@odata.nextLink'));
    expect((await get(link)).status).toBe(400);
    const second = await get(link, eventual);
    expect(each(second.body, 'displayName')).toEqual(['Samira Taylor']);
    expect(at(second.body, '@odata.count')).toBeUndefined();
  });

  test('$filter compares and asks for beginnings, joined by and', async () => {
    const one = await get(
      "/v1.0/users?$filter=startswith(displayName,'sam') and surname eq 'Taylor' and givenName eq 'Sam'",
    );
    expect(each(one.body, 'userPrincipalName')).toEqual(['sam@contoso.example']);
    const quoted = await get("/v1.0/users?$filter=surname eq 'O''Brien'");
    expect(each(quoted.body, 'givenName')).toEqual(['Liam']);
  });

  test('$filter takes up to 15 ids at once', async () => {
    const users = each((await get('/v1.0/users?$select=id')).body, 'id');
    const among = (count: number) => {
      const ids = users.slice(0, count).map((id) => `'${id}'`);
      return `/v1.0/users?$count=true&$filter=id in (${ids.join(',')})`;
    };
    const found = await get(among(15));
    expect(each(found.body, 'id')).toEqual(users.slice(0, 15));

    const refused = await get(among(16));
    expect([refused.status, at(refused.body, 'error/code'), at(refused.body, 'error/message')]).toEqual([
      400,
      'Request_UnsupportedQuery',
      "Too many child clauses specified in search filter expression containing 'OR' operators: 16. Max allowed: 15.",
    ]);
    expect(each((await get(among(16), eventual)).body, 'id')).toHaveLength(16);
  });

  test('an id that nobody has is not found', async () => {
    const id = '00000000-0000-0000-0000-000000000001';
    const unknown = await get(`/v1.0/users/${id}`);
    expect([unknown.status, at(unknown.body, 'error/code')]).toEqual([404, 'Request_ResourceNotFound']);
    expect(each((await get(`/v1.0/users?$filter=id in ('${id}')`)).body, 'id')).toEqual([]);
  });

  test.each(["surname ne 'Taylor'", "endswith(mail,'example')", "not(surname eq 'Taylor')"])(
    '$filter=%s is an advanced query',
    async (filter) => {
      const address = `/v1.0/users?$count=true&$filter=${encodeURIComponent(filter)}`;
      const refused = await get(address);
      expect([refused.status, at(refused.body, 'error/code')]).toEqual([400, 'Request_UnsupportedQuery']);
      expect((await get(address, eventual)).status).toBe(200);
    },
  );

  test.each([
    ['/v1.0/users?$skip=5', 400],
    ['/v1.0/users?$top=1000', 400],
    ['/v1.0/users?$top=0', 400],
    ['/v1.0/users?$select=shoeSize', 400],
    ["/v1.0/users?$filter=shoeSize eq '44'", 400],
    ["/v1.0/users?$filter=id in 'a'", 400],
    ['/v1.0/users?$filter=id in ()', 400],
    ["/v1.0/users?$filter=surname is 'Taylor'", 400],
    ['/v1.0/users?$orderby=shoeSize', 400],
    ['/v1.0/users?$skiptoken=bogus', 400],
  ])('%s is refused', async (address, status) => {
    expect((await get(address)).status).toBe(status);
  });

  test('$orderby sorts, and with a $filter it is an advanced query', async () => {
    const sorted = await get('/v1.0/users?$orderby=displayName desc&$top=2&$select=displayName');
    expect(each(sorted.body, 'displayName')).toEqual(['Yuki Mori', 'Viktor Sørensen']);
    const both = "/v1.0/users?$filter=surname eq 'Taylor'&$orderby=displayName desc&$count=true";
    const refused = await get(both);
    expect([refused.status, at(refused.body, 'error/code')]).toEqual([400, 'Request_UnsupportedQuery']);
    expect(each((await get(both, eventual)).body, 'givenName')).toEqual(['Samira', 'Sam']);
  });

  test('$count=true goes unheard without its header', async () => {
    expect(at((await get('/v1.0/users?$count=true')).body, '@odata.count')).toBeUndefined();
    expect(at((await get('/v1.0/users?$count=true', eventual)).body, '@odata.count')).toBe(25);
  });

  test('$count as a path needs the header', async () => {
    const refused = await get('/v1.0/users/$count');
    expect([refused.status, at(refused.body, 'error/message')]).toEqual([400, '$count is not currently supported.']);
    expect((await get('/v1.0/users/$count', eventual)).body).toBe('25');
  });
});

describe('GET /me/people', () => {
  test('gives ten at first, and searches without header or quotes', async () => {
    const all = await get('/v1.0/me/people');
    expect(each(all.body, 'id')).toHaveLength(10);
    const found = await get('/v1.0/me/people?$search=tay');
    expect(each(found.body, 'displayName')).toEqual(['Sam Taylor', 'Samira Taylor']);
  });

  test('beta calls job and addresses by other names', async () => {
    const now = await get('/v1.0/me/people?$search=ben');
    const before = await get('/beta/me/people?$search=ben');
    const address = 'ben@contoso.example';
    expect(at(now.body, 'value/0')).toMatchObject({
      jobTitle: 'Operations Manager',
      scoredEmailAddresses: [{ address }],
      personType: { class: 'Person' },
    });
    expect(at(before.body, 'value/0')).toMatchObject({
      title: 'Operations Manager',
      emailAddresses: [{ address }],
      personType: 'Person',
    });
    expect(at(before.body, 'value/0/jobTitle')).toBeUndefined();
  });

  test('$skip does not go with $search', async () => {
    expect((await get('/v1.0/me/people?$search=tay&$skip=1')).status).toBe(400);
  });
});

describe('GET /groups', () => {
  test('thirty groups come in pages', async () => {
    expect(await pages('/v1.0/groups?$top=20')).toEqual([20, 10]);
  });

  test('a group is found by its nickname, and by its kind', async () => {
    const one = await get("/v1.0/groups?$filter=mailNickname eq 'bookclub'&$select=displayName");
    expect(at(one.body, 'value')).toEqual([{ displayName: 'Book Club' }]);
    const unified = await get("/v1.0/groups?$filter=groupTypes/any(c:c eq 'Unified')");
    expect(each(unified.body, 'id')).toHaveLength(20);
    const recent = await get('/v1.0/groups?$filter=createdDateTime ge 2999-01-01T00:00:00Z');
    expect(each(recent.body, 'id')).toEqual([]);
  });

  test('groups are found by their ids', async () => {
    const all = await get('/v1.0/groups?$select=id,displayName');
    const ids = each(all.body, 'id').slice(3, 5);
    const found = await get(`/v1.0/groups?$filter=id in ('${ids.join("','")}')&$select=displayName`);
    expect(each(found.body, 'displayName')).toEqual(['Budget Planning', 'Customer Stories']);
  });

  test('what cannot be an id is told from what is no group', async () => {
    const malformed = await get('/v1.0/groups/bookclub');
    const unknown = await get('/v1.0/groups/00000000-0000-0000-0000-000000000001');
    expect([malformed.status, at(malformed.body, 'error/message')]).toEqual([
      400,
      "Invalid object identifier 'bookclub'.",
    ]);
    expect([unknown.status, at(unknown.body, 'error/code')]).toEqual([404, 'Request_ResourceNotFound']);
  });

  test('an owner changes and deletes a group, others may not', async () => {
    const body = { displayName: 'Mine', mailEnabled: false, mailNickname: 'mine', securityEnabled: true };
    const created = await fixture.call('POST', '/v1.0/groups', { body });
    const address = `/v1.0/groups/${at(created.body, 'id')}`;
    const change = { body: { description: 'ours now' } };
    expect((await fixture.call('PATCH', address, { ...change, as: 'ben' })).status).toBe(403);
    expect((await fixture.call('PATCH', address, change)).status).toBe(204);
    expect(at((await get(address)).body, 'description')).toBe('ours now');
    expect((await fixture.call('PATCH', address, { body: { unseenCount: 3 } })).status).toBe(200);
    expect((await fixture.call('DELETE', address, { as: 'amira' })).status).toBe(204);
    expect((await get(address)).status).toBe(404);
  });
});

describe('To Do lists and categories', () => {
  test('Alex has thirty lists on two pages, the default one first', async () => {
    expect(await pages('/v1.0/me/todo/lists')).toEqual([20, 10]);
    const { body } = await get('/v1.0/me/todo/lists?$top=30');
    expect(each(body, 'wellknownListName').filter((name) => name !== 'none')).toEqual(['defaultList', 'flaggedEmails']);
  });

  test('a new list belongs to who made it, and can be deleted', async () => {
    const created = await fixture.call('POST', '/v1.0/me/todo/lists', { as: 'ben', body: { displayName: 'Tools' } });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      displayName: 'Tools',
      isOwner: true,
      isShared: false,
      wellknownListName: 'none',
    });
    const address = `/v1.0/me/todo/lists/${at(created.body, 'id')}`;
    expect((await fixture.call('DELETE', address, { as: 'ben' })).status).toBe(204);
    expect((await fixture.call('GET', address, { as: 'ben' })).status).toBe(404);
  });

  test('categories have a name and a preset colour', async () => {
    const { body } = await get('/v1.0/me/outlook/masterCategories');
    expect(at(body, 'value/0')).toEqual({ id: expect.any(String), displayName: 'Important', color: 'preset0' });
  });
});
