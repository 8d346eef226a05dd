import type { Exchange } from '../../../src/sandbox/graph/exchanges';
import { eventually } from '../../support/eventually';
import { at, each, type GraphFixture, person, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.graph.faults.clear();
  fixture.graph.exchanges.clear();
});

const group = { displayName: 'Night shift', mailEnabled: false, mailNickname: 'nightshift', securityEnabled: true };
const post = (body: unknown = group) => fixture.call('POST', '/v1.0/groups', { body });

async function nightShifts(): Promise<number> {
  const { body } = await fixture.call('GET', "/v1.0/groups?$filter=mailNickname eq 'nightshift'");
  return each(body, 'id').length;
}

describe('the token', () => {
  const refused = async (token: string) => {
    const { status, headers, body } = await fixture.call('GET', '/v1.0/me', { token });
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="", authorization_uri="https:/);
    return [status, at(body, 'error/code'), at(body, 'error/message')];
  };
  const invalid = (message: string) => [401, 'InvalidAuthenticationToken', message];

  test('must be there', async () => {
    expect(await refused('')).toEqual(invalid('Access token is empty.'));
  });

  test('must be a token', async () => {
    expect(await refused('abc')).toEqual(invalid('CompactToken parsing failed with error code: 80049217'));
  });

  test("must carry Entra's signature", async () => {
    const other = await startGraphFixture({ ownKey: true });
    const forged = await other.entra.graphToken(person('alex'));
    await other.stop();
    expect(await refused(forged)).toEqual(invalid('Access token validation failure. Signature is invalid.'));
  });

  test('must be meant for Graph', async () => {
    const forMuster = await fixture.entra.teamsToken(person('alex'));
    expect(await refused(forMuster)).toEqual(invalid('Access token validation failure. Invalid audience.'));
  });

  test('must not be older than an hour', async () => {
    const token = await fixture.entra.graphToken(person('alex'));
    fixture.pass(3_601_000);
    expect(await refused(token)).toEqual(invalid('CompactToken validation failed with reason code: 80049228.'));
  });
});

describe('the permission', () => {
  test.each([
    ['/me', 'User.Read', 'Authorization_RequestDenied'],
    ['/users', 'User.ReadBasic.All', 'Authorization_RequestDenied'],
    ['/me/people', 'People.Read', 'Authorization_RequestDenied'],
    ['/groups', 'Group.ReadBasic.All', 'Authorization_RequestDenied'],
    ['/me/todo/lists', 'Tasks.Read', 'ErrorAccessDenied'],
    ['/me/todo/lists/Tasks/tasks', 'Tasks.Read', 'ErrorAccessDenied'],
    ['/me/outlook/masterCategories', 'MailboxSettings.Read', 'ErrorAccessDenied'],
  ])('for %s is %s, in v1.0 and in beta', async (path, permission, code) => {
    for (const version of ['/v1.0', '/beta']) {
      const allowed = await fixture.call('GET', version + path, { scopes: [permission] });
      const refused = await fixture.call('GET', version + path, { scopes: ['Nothing.Much'] });
      expect(allowed.status).toBe(200);
      expect([refused.status, at(refused.body, 'error/code')]).toEqual([403, code]);
    }
  });
});

describe('the request', () => {
  const raw = (body: string, headers: Record<string, string>) =>
    fixture
      .call('POST', '/v1.0/groups', { body, headers })
      .then(({ status, body: answer }) => [status, at(answer, 'error/message')]);

  test('needs a content type, JSON at that', async () => {
    const noType = 'Write requests (excluding DELETE) must contain the Content-Type header declaration.';
    expect(await raw('{}', {})).toEqual([400, noType]);
    const noJson = 'Entity only allows writes with a JSON Content-Type header.';
    expect(await raw('{}', { 'content-type': 'text/plain' })).toEqual([400, noJson]);
  });

  test.each(['{', '[]', '"x"', ''])('cannot have the body %j', async (body) => {
    const [status, message] = await raw(body, { 'content-type': 'application/json' });
    expect(status).toBe(400);
    expect(message).toMatch(/^Unable to read JSON request payload\./);
  });

  test("is answered with ids: Graph's own, and the caller's back", async () => {
    const { headers } = await fixture.call('GET', '/v1.0/me', { headers: { 'client-request-id': 'mine' } });
    expect(headers.get('client-request-id')).toBe('mine');
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-ms-ags-diagnostic')).toContain('ServerInfo');
    expect(headers.get('content-type')).toMatch(/^application\/json;odata\.metadata=minimal/);
  });

  test.each([
    ['GET', '/v1.0/me/tasks', 404, "Resource not found for the segment 'tasks'."],
    ['POST', '/v1.0/me/tasks', 404, "Resource not found for the segment 'tasks'."],
    ['POST', '/v1.0/users/ben@contoso.example/tasks', 404, "Resource not found for the segment 'tasks'."],
    ['POST', '/v1.0/drive/root/createdByUser/tasks', 404, "Resource not found for the segment 'drive'."],
    [
      'POST',
      '/v1.0/invitations/x/invitedUser/outlook/taskGroups',
      404,
      "Resource not found for the segment 'invitations'.",
    ],
    ['GET', '/v2.0/me', 404, "Resource not found for the segment 'v2.0'."],
    [
      'POST',
      '/v1.0/groups/00000000-0000-0000-0000-000000000001',
      405,
      'Specified HTTP method is not allowed for the request target.',
    ],
  ])('%s %s is answered %d', async (method, address, status, message) => {
    const reply = await fixture.call(method, address, method === 'POST' ? { body: {} } : {});
    expect([reply.status, at(reply.body, 'error/message')]).toEqual([status, message]);
  });
});

describe('a fault', () => {
  test('before the commit leaves nothing behind, and happens once', async () => {
    fixture.graph.faults.add({ path: '/groups$', method: 'POST', status: 503, retryAfter: 2 });
    const before = await nightShifts();
    const refused = await post();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await nightShifts()).toBe(before);
    expect((await post()).status).toBe(201);
  });

  test('after the commit hides the new group behind a 504', async () => {
    fixture.graph.faults.add({ path: '/groups$', method: 'POST', status: 504, when: 'after' });
    const before = await nightShifts();
    expect((await post()).status).toBe(504);
    expect(await nightShifts()).toBe(before + 1);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ])('that drops the connection %s the commit leaves %d group', async (when, more) => {
    fixture.graph.faults.add({ path: '/groups$', drop: true, when });
    const before = await nightShifts();
    await expect(post()).rejects.toThrow();
    expect(await nightShifts()).toBe(before + more);
    expect(fixture.graph.exchanges.list()[1]).toMatchObject({ method: 'POST', status: 0, responseBody: null });
  });

  test('throttles in the words of Graph', async () => {
    fixture.graph.faults.add({ path: '/me$', status: 429, retryAfter: 7, times: 2 });
    for (const _ of [1, 2]) {
      const { status, body } = await fixture.call('GET', '/v1.0/me');
      expect(status).toBe(429);
      expect(body).toMatchObject({
        error: { code: 'TooManyRequests', message: 'Please retry again later.', innerError: { code: '429' } },
      });
    }
    expect((await fixture.call('GET', '/v1.0/me')).status).toBe(200);
  });

  test('asks for fractions of a second to wait', async () => {
    fixture.graph.faults.add({ path: '/me$', status: 429, retryAfter: 2.128 });
    expect((await fixture.call('GET', '/v1.0/me')).headers.get('retry-after')).toBe('2.128');
  });

  test('as a 401 asks for a newer token by a claims challenge', async () => {
    fixture.graph.faults.add({ path: '/me$', status: 401 });
    const { status, headers, body } = await fixture.call('GET', '/v1.0/me');
    const [, claims = ''] =
      /error="insufficient_claims", claims="(.+)"$/.exec(headers.get('www-authenticate') ?? '') ?? [];
    expect([status, at(body, 'error/code')]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(at(body, 'error/message')).toMatch(/^Continuous access evaluation resulted in challenge/);
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toEqual({
      access_token: { nbf: { essential: true, value: expect.stringMatching(/^\d{10}$/) } },
    });
  });

  test('as a 403 may come from conditional access', async () => {
    fixture.graph.faults.add({ path: '/me$', status: 403, code: 'insufficient_claims' });
    const { status, body } = await fixture.call('GET', '/v1.0/me');
    expect([status, at(body, 'error/code')]).toEqual([403, 'insufficient_claims']);
  });

  test.each([500, 502, 503, 504, 507, 409, 412, 422])('as a %d has the shape of every refusal', async (wanted) => {
    fixture.graph.faults.add({ path: '/me$', status: wanted });
    const { status, body } = await fixture.call('GET', '/v1.0/me');
    expect(status).toBe(wanted);
    expect(at(body, 'error')).toEqual({
      code: expect.stringMatching(/^[A-Z]\w+$/),
      message: expect.stringMatching(/\.$/),
      innerError: expect.objectContaining({ date: expect.any(String), 'request-id': expect.any(String) }),
    });
  });

  test('may only delay, or answer what no JSON reader understands', async () => {
    fixture.graph.faults.add({ path: '/me$', delayMs: 200 });
    const start = Date.now();
    expect((await fixture.call('GET', '/v1.0/me')).status).toBe(200);
    expect(Date.now() - start).toBeGreaterThanOrEqual(195);

    fixture.graph.faults.add({ path: '/me$', status: 200 });
    expect((await fixture.call('GET', '/v1.0/me')).body).toContain('<html>');
  });

  test('may keep a new group from being found for a while', async () => {
    fixture.graph.faults.add({ path: '/groups$', method: 'POST', replicationMs: 1_000 });
    const before = await nightShifts();
    const created = await post();
    const address = `/v1.0/groups/${at(created.body, 'id')}`;
    const hidden = await fixture.call('GET', address);
    expect([created.status, at(created.body, 'displayName')]).toEqual([201, 'Night shift']);
    expect([hidden.status, at(hidden.body, 'error/code')]).toEqual([404, 'Request_ResourceNotFound']);
    expect(await nightShifts()).toBe(before);

    await eventually(async () => (await fixture.call('GET', address)).status === 200 || undefined, 50);
    expect(await nightShifts()).toBe(before + 1);
    expect((await fixture.call('GET', `/v1.0/groups/${at((await post()).body, 'id')}`)).status).toBe(200);
  });

  test('hides a group even whose answer got lost, but lends its nickname to no other', async () => {
    const library = { ...group, mailEnabled: true, mailNickname: 'library', groupTypes: ['Unified'] };
    const lost = { path: '/groups$', method: 'POST', status: 504, when: 'after' };
    fixture.graph.faults.add({ ...lost, replicationMs: 60_000 });
    expect((await post(library)).status).toBe(504);
    const { body } = await fixture.call('GET', "/v1.0/groups?$filter=mailNickname eq 'library'");
    expect(each(body, 'id')).toEqual([]);
    const again = await post(library);
    expect([again.status, at(again.body, 'error/details/0/code')]).toEqual([400, 'ObjectConflict']);
  });

  test.each([
    [{}, 'A fault needs "path"'],
    [{ path: '(', status: 500 }, 'is not a regular expression'],
    [{ path: '/me' }, 'A fault needs one of "status", "drop", "delayMs" and "replicationMs"'],
    [{ path: '/groups', replicationMs: -1 }, '"replicationMs" must be a whole number from 0 to 600000.'],
    [{ path: '/groups', replicationMs: 5, method: 'GET' }, '"replicationMs" is for groups that a POST creates'],
    [{ path: '/me', status: 429, retryAfter: -1 }, '"retryAfter" must be a number of seconds from 0 to 3600.'],
    [{ path: '/me', status: 99 }, '"status" must be a whole number from 200 to 599.'],
    [{ path: '/me', status: 500, when: 'during' }, '"when" must be "before" or "after"'],
    [{ path: '/me', delayMs: 5, code: 'MaximumTasksInProject' }, '"code" must be text, and needs a "status" from 400.'],
    [{ path: '/me', status: 500, colour: 'red' }, 'A fault has no "colour".'],
    ['x', 'A fault must be a JSON object.'],
  ])('as %j is refused with a sentence', (rule, sentence) => {
    expect(() => fixture.graph.faults.add(rule)).toThrow(sentence);
  });
});

describe('the exchanges', () => {
  test('hold request and answer whole, but no token', async () => {
    const token = await fixture.entra.graphToken(person('alex'));
    await fixture.call('POST', '/v1.0/groups', { body: group, token });
    const [exchange] = fixture.graph.exchanges.list();
    expect(exchange).toMatchObject({
      at: expect.stringMatching(/Z$/),
      method: 'POST',
      url: `${fixture.graph.url}/v1.0/groups`,
      requestBody: group,
      status: 201,
      responseHeaders: { 'request-id': expect.any(String) },
      responseBody: { displayName: 'Night shift' },
    });
    expect(JSON.stringify(exchange)).not.toContain(token.split('.')[2]);
    expect(exchange?.requestHeaders).not.toHaveProperty('authorization');
  });

  test('are told to who listens, until the listener has enough', async () => {
    const received: Exchange[] = [];
    const enough = fixture.graph.exchanges.subscribe((exchange) => received.push(exchange));
    await fixture.call('GET', '/v1.0/me');
    enough();
    await fixture.call('GET', '/v1.0/me');
    expect(received).toHaveLength(1);
    expect(fixture.graph.exchanges.list()).toHaveLength(2);
  });
});
