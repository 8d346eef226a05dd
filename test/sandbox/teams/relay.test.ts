import { objectIn, textIn } from '../../../src/sandbox/teams/json';
import { contoso } from '../../../src/sandbox/tenant';
import { FakePlayground } from './support/fakePlayground';
import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');

describe('the relay', () => {
  let teams: RunningTeams;
  const playground = new FakePlayground();
  beforeAll(async () => {
    teams = await startTeams();
    await playground.start();
  });
  afterAll(async () => {
    await teams.stop();
    await playground.stop();
  });

  /** As the Agents Playground sends it, with the ids it makes up. */
  const activity = (more: object) => ({
    id: 'a9b1',
    channelId: 'msteams',
    serviceUrl: `${playground.url}/_connector`,
    from: { id: 'user-id-0', name: 'Somebody', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
    recipient: { id: '00000000-0000-0000-0000-00000000000011', name: 'Test Bot' },
    conversation: { conversationType: 'personal', id: 'p1', tenantId: '00000000-0000-0000-0000-0000000000001' },
    channelData: { tenant: { id: '00000000-0000-0000-0000-0000000000001' } },
    entities: [],
    ...more,
  });
  const send = (more: object) => teams.post('/relay/api/messages', activity(more));
  const press = { type: 'invoke', name: 'adaptiveCard/action' };

  test('signs what the client says, and makes its people people of the tenant', async () => {
    const mention = { type: 'mention', text: '<at>B</at>', mentioned: { id: 'user-id-1', name: 'B' } };
    await send({ type: 'message', text: 'add task for <at>B</at>', entities: [mention] });
    const { claims, serviceUrl, from, conversation, channelData, entities, text } = teams.bot.lastTold;
    expect(claims.serviceurl).toBe(serviceUrl);
    expect(serviceUrl).toMatch(new RegExp(`^${teams.url}/connector/relay/.+/$`));
    expect({ text, from }).toEqual({
      text: 'add task for <at>B</at>',
      from: { id: alex.teamsId, name: 'Alex Rivera', aadObjectId: alex.id },
    });
    expect([conversation.tenantId, channelData]).toEqual([contoso.id, { tenant: { id: contoso.id } }]);
    expect(entities).toMatchObject([{ mentioned: { id: person('amira@contoso.example').teamsId } }]);
  });

  test.each([
    ['name', { id: 'user-id-7', name: 'Grace Lindqvist' }, 'grace@contoso.example'],
    ['address', { id: 'user-id-8', name: 'G', userPrincipleName: 'Hiro@contoso.example' }, 'hiro@contoso.example'],
    [
      'address, before the name',
      { id: 'user-id-9', name: 'Uma Krishnan', email: 'olga@contoso.example' },
      'olga@contoso.example',
    ],
  ])('knows people by their %s first, and by that id from then on', async (_how, from, name) => {
    await send({ type: 'message', text: 'help', from });
    expect(teams.bot.lastTold.from).toMatchObject({ aadObjectId: person(name).id });
    await send({ type: 'message', text: 'help', from: { id: from.id } });
    expect(teams.bot.lastTold.from).toMatchObject({ aadObjectId: person(name).id });
  });

  test('does not take one of two people of one name', async () => {
    await send({ type: 'message', text: 'help', from: { id: 'user-id-2', name: 'Mei Chen' } });
    expect(teams.bot.lastTold.from).toMatchObject({ aadObjectId: person('ben@contoso.example').id });
  });

  test('hands the bot’s answers on to the client', async () => {
    teams.bot.answer = async ({ serviceUrl, conversation }) => {
      const path = `v3/conversations/${encodeURIComponent(String(conversation.id))}/activities`;
      const headers = { authorization: `Bearer ${teams.botToken}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ type: 'message', text: 'Hello' });
      const posted = await fetch(`${serviceUrl}${path}`, { method: 'POST', headers, body });
      return { body: { posted: posted.status } };
    };
    const { body } = await send({ type: 'message', conversation: { id: '19:c;messageid=7' } });
    expect(body).toEqual({ posted: 201 });
    expect(playground.calls).toEqual([
      {
        method: 'POST',
        url: '/_connector/v3/conversations/19%3Ac%3Bmessageid%3D7/activities',
        authorization: undefined,
        body: { type: 'message', text: 'Hello' },
      },
    ]);
  });

  test('answers a login request with the person’s token', async () => {
    teams.bot.answer = ({ value }) => {
      const token = textIn(objectIn(value, 'authentication'), 'token');
      const card = {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard' },
      };
      return { body: token ? card : loginRequest() };
    };
    const value = {
      action: { type: 'Action.Execute', verb: 'create', data: { owners: 'user-id-1,user-id-2', title: 'x' } },
    };
    const { status, body } = await send({ ...press, value });
    expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 200, value: { type: 'AdaptiveCard' } } });
    const sent = teams.bot.lastTold.value;
    expect(sent).toMatchObject({ trigger: 'manual', authentication: { id: 'n', connectionName: 'graph' } });
    expect(objectIn(objectIn(sent, 'action'), 'data')).toEqual({
      owners: `${person('amira@contoso.example').id},${person('ben@contoso.example').id}`,
      title: 'x',
    });
  });

  test('says in words where to sign in when the token is not enough', async () => {
    const refused = { statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed', value: {} };
    teams.bot.answer = ({ value }) => ({
      body: textIn(objectIn(value, 'authentication'), 'token') ? refused : loginRequest(),
    });
    const { body } = await send({ ...press, value: { action: { verb: 'create' } } });
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining(`[Open the page that asks for it](${teams.url}/auth/start)`),
    });
  });

  test('keeps strangers out, and the bot’s words on this machine', async () => {
    const url = (home: string) => `${teams.url}/connector/relay/${Buffer.from(home).toString('base64url')}/v3/teams/t`;
    const headers = { authorization: `Bearer ${teams.botToken}` };
    expect((await fetch(url(`${playground.url}/_connector`))).status).toBe(401);
    expect((await fetch(url('https://contoso.example/'), { headers })).status).toBe(400);
  });

  const loginRequest = () => ({
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      connectionName: 'graph',
      tokenExchangeResource: { id: 'n', uri: `api://botid-${teams.app.id}` },
      buttons: [{ type: 'signin', title: 'Sign in', value: `${teams.url}/auth/start` }],
    },
  });
});
