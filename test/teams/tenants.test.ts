import { describeWithRedis, RedisServer } from '../state/redisServer';
import { BotProcess } from '../support/botProcess';
import { activity } from '../support/fakeChannel';
import { Microsoft, TENANT } from '../support/microsoft';

const ELSEWHERE = '99999999-0000-4000-8000-000000000009';
const NOBODY = 'I can only help people who are signed in to Teams with an account of this organisation.';

const conversation = { conversationType: 'personal', id: 'a:1personal' };
const from = { id: '29:1alex', name: 'Alex Rivera', aadObjectId: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418' };

/** Where an activity may say that it belongs to another organisation, or to none. */
const foreign: [string, object][] = [
  ['whose conversation is elsewhere', { conversation: { ...conversation, tenantId: ELSEWHERE } }],
  ['from elsewhere by its channel data', { channelData: { tenant: { id: ELSEWHERE } } }],
  ['whose sender is from elsewhere', { from: { ...from, tenantId: ELSEWHERE } }],
  ['that names no organisation', { conversation, channelData: {} }],
];

let microsoft: Microsoft;
let redis: RedisServer;
let bot: BotProcess;

describeWithRedis('Whoever is of another organisation', () => {
  beforeAll(async () => {
    [microsoft, redis] = [await Microsoft.start(), await RedisServer.start()];
    bot = await BotProcess.start(microsoft, { STATE_URL: `redis://localhost:${redis.port}` });
  });

  beforeEach(() => microsoft.forget());

  afterAll(async () => {
    await bot.stop();
    await redis.stop();
    await microsoft.stop();
  });

  const sent = () => microsoft.sent.map(({ body }) => JSON.parse(body).text);
  /** But for what the instance says of itself, and nobody brings about. */
  const stored = () =>
    redis
      .say('--scan', '--pattern', '*:entry:*')
      .split('\n')
      .filter((name) => name !== '' && !name.endsWith(':entry:instances'));

  test.each(foreign)('gets one sentence for a message %s', async (_name, changes) => {
    expect((await bot.tell(activity(microsoft, { text: 'new group', ...changes }))).status).toBe(200);
    expect([sent(), stored()]).toEqual([[NOBODY], []]);
  });

  test.each(foreign)('gets one sentence for an installation %s', async (_name, changes) => {
    await bot.tell(activity(microsoft, { type: 'installationUpdate', action: 'add', ...changes }));
    const members = { type: 'conversationUpdate', membersAdded: [{ id: '28:b0a7d00d-0000-4000-8000-000000000001' }] };
    await bot.tell(activity(microsoft, { ...members, ...changes }));
    expect([sent(), stored()]).toEqual([[NOBODY], []]);
  });

  test.each(foreign)('gets one sentence for a press %s, and no token is looked at', async (_name, changes) => {
    const action = { type: 'Action.Execute', verb: 'open', data: { kind: 'todoTask', ticket: 'x' } };
    const value = { action, trigger: 'manual', authentication: { token: await microsoft.personToken() } };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value, ...changes };
    const { status, body } = await bot.tell(activity(microsoft, press));
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: NOBODY },
    ]);
    expect([sent(), stored(), microsoft.tokenRequests]).toEqual([[], [], []]);
  });

  test('is not spoken to where they do not speak to the bot', async () => {
    const group = { isGroup: true, conversationType: 'groupChat', tenantId: ELSEWHERE, id: '19:group@thread.v2' };
    await bot.tell(activity(microsoft, { text: 'new group', conversation: group }));
    await bot.tell(activity(microsoft, { type: 'messageReaction', conversation: group }));
    expect([sent(), stored()]).toEqual([[], []]);
  });

  test('is told apart by the id alone, however it is written', async () => {
    const ours = { ...conversation, tenantId: TENANT.toUpperCase() };
    await bot.tell(activity(microsoft, { text: 'help', conversation: ours }));
    expect(sent()).toEqual([undefined]);
    expect(stored()).not.toEqual([]);
  });
});
