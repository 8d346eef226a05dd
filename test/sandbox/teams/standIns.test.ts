import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');

describe('the scripting addresses around Graph', () => {
  let teams: RunningTeams;
  beforeAll(async () => {
    teams = await startTeams();
  });
  afterAll(() => teams.stop());

  test('tell the bot’s environment, and where Graph is', async () => {
    expect((await teams.get('/sandbox/environment')).body).toEqual({ PUBLIC_URL: teams.url });
    const { body } = await teams.get('/sandbox/graph');
    expect(body).toEqual({ url: 'https://graph.example', ca: expect.stringContaining('BEGIN CERTIFICATE') });
  });

  test('give a token for Graph in the name of a person', async () => {
    const { body } = await teams.post('/sandbox/token', { user: 'alex@contoso.example' });
    const claims = await teams.entra.verify(String(body.token), 'https://graph.microsoft.com');
    expect(claims).toMatchObject({ oid: alex.id, scp: expect.stringContaining('Group.ReadWrite.All') });
  });

  test('list the calls of Graph as JSON lines, and forget them', async () => {
    const bodies = { requestHeaders: {}, requestBody: null, responseHeaders: {}, responseBody: null };
    const call = (url: string) => ({ at: '2026-01-05T09:00:00.000Z', method: 'GET', url, status: 200, ...bodies });
    for (const url of ['/v1.0/me', '/v1.0/groups']) teams.graph.exchanges.add(call(url));
    const text = await (await fetch(`${teams.url}/sandbox/exchanges`)).text();
    expect(text).toBe(`${JSON.stringify(call('/v1.0/me'))}\n${JSON.stringify(call('/v1.0/groups'))}\n`);
    expect((await teams.delete('/sandbox/exchanges')).status).toBe(204);
    expect(await (await fetch(`${teams.url}/sandbox/exchanges`)).text()).toBe('');
  });

  test('take faults, refuse what is none with a sentence, and drop them', async () => {
    const rule = { path: '/groups', method: 'POST', status: 504, when: 'after' };
    expect(await teams.post('/sandbox/faults', rule)).toEqual({ status: 201, body: rule });
    expect(teams.graph.faults.take('POST', '/v1.0/groups')).toMatchObject({ status: 504, when: 'after' });
    const refused = await teams.post('/sandbox/faults', { path: '(', status: 504 });
    expect(refused).toEqual({ status: 400, body: { error: expect.stringContaining('regular expression') } });
    await teams.post('/sandbox/faults', rule);
    await teams.delete('/sandbox/faults');
    expect(teams.graph.faults.take('POST', '/v1.0/groups')).toBeUndefined();
  });

  test('take refusals of Entra, for one person or all, and drop them', async () => {
    const body = { error: 'invalid_grant', error_codes: [53003], error_description: 'AADSTS53003: Blocked.' };
    const rule = { flow: 'onBehalfOf', status: 400, body, user: 'alex@contoso.example' };
    expect(await teams.post('/sandbox/refusals', rule)).toEqual({ status: 201, body: rule });
    teams.entra.refusals.check('code', alex);
    teams.entra.refusals.check('onBehalfOf', person('ben@contoso.example'));
    expect(() => teams.entra.refusals.check('onBehalfOf', alex)).toThrow('AADSTS53003');
    teams.entra.refusals.check('onBehalfOf', alex);
    await teams.post('/sandbox/refusals', { ...rule, times: 2 });
    await teams.delete('/sandbox/refusals');
    teams.entra.refusals.check('onBehalfOf', alex);
  });

  test.each<[object, string]>([
    [{ flow: 'other' }, '"flow" must be one of onBehalfOf, code, client, authorize.'],
    [{ status: 200 }, '"status" must be a whole number from 400 to 599.'],
    [{ times: 0 }, '"times" must be a whole number from 1 to 1000.'],
    [{ body: 'no' }, '"body" must be what Entra answers, a JSON object.'],
    [{ number: 53003 }, 'A refusal has no "number". It may have flow, status, body, times, user.'],
  ])('refuse what is no refusal with a sentence: %j', async (rule, error) => {
    expect(await teams.post('/sandbox/refusals', rule)).toEqual({ status: 400, body: { error } });
  });

  test('take faults of the connector, which then answers in its own words', async () => {
    const post = () => teams.connector('POST', 'conversations/a%3Anobody/activities', { type: 'message', text: 'Hi' });
    const rule = { to: 'connector', path: '/activities$', method: 'POST', status: 429, retryAfter: 3 };
    expect(await teams.post('/sandbox/faults', rule)).toEqual({ status: 201, body: rule });
    expect(await post()).toMatchObject({ status: 429, body: { error: { code: 'Throttled' } } });
    expect(await post()).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    await teams.post('/sandbox/faults', { ...rule, status: undefined, retryAfter: undefined, drop: true });
    await expect(post()).rejects.toThrow();
    await teams.post('/sandbox/faults', { ...rule, status: 404, code: 'MessageNotFound' });
    expect(await post()).toMatchObject({ status: 404, body: { error: { code: 'MessageNotFound' } } });
    await teams.post('/sandbox/faults', rule);
    await teams.delete('/sandbox/faults');
    expect((await post()).status).toBe(404);
    const { status, body } = await teams.post('/sandbox/faults', { ...rule, to: 'entra' });
    expect([status, body.error]).toEqual([400, '"to" must be "graph" or "connector".']);
  });
});
