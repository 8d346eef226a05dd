import { objectIn, objectsIn, textIn } from '../../../src/sandbox/teams/json';
import { alex, neutral, opened, showing } from './support/startScript';
import { type RunningTeams, startTeams } from './support/startTeams';

const user = alex.userPrincipalName;
const place = 'America/Los_Angeles';

let teams: RunningTeams;

beforeAll(async () => {
  teams = await startTeams();
});
beforeEach(async () => {
  await teams.post('/sandbox/world', { execute: true, timeZone: 'iana', place });
  teams.bot.answer = () => ({});
});
afterAll(() => teams.stop());

const say = (text: string, chat = 'personal') => teams.post('/sandbox/say', { user, chat, text });
const clientInfo = () => objectsIn(teams.bot.lastTold, 'entities').find(({ type }) => type === 'clientInfo');

describe('the world of the sandbox', () => {
  test('says what it is, and changes key by key', async () => {
    expect((await teams.post('/sandbox/world', { timeZone: 'none' })).body).toMatchObject({ timeZone: 'none', place });
    expect((await teams.get('/sandbox/world')).body).toMatchObject({ execute: true, timeZone: 'none', place });
  });

  test.each([
    [{ timeZone: 'moon' }, '"timeZone" must be one of iana, windows, offset, none, not "moon".'],
    [{ place: 'Pacific Standard Time' }, '"place" must be the name of a time zone'],
    [{ weather: 'fine' }, 'There is no "weather".'],
  ])('refuses what cannot be, and stays as it was: %j', async (wanted, sentence) => {
    const { status, body } = await teams.post('/sandbox/world', wanted);
    expect([status, textIn(body, 'error')]).toEqual([400, expect.stringContaining(sentence)]);
    expect((await teams.get('/sandbox/world')).body).toMatchObject({ timeZone: 'iana', place });
  });

  test.each<[string, string | undefined, RegExp | undefined]>([
    ['iana', place, /-0[78]:00$/],
    ['windows', 'Pacific Standard Time', /-0[78]:00$/],
    ['offset', undefined, /-0[78]:00$/],
    ['none', undefined, undefined],
  ])('lets clients tell their time zone: %s', async (timeZone, name, offset) => {
    await teams.post('/sandbox/world', { timeZone });
    await say('help');
    const { localTimezone, localTimestamp } = teams.bot.lastTold;
    expect([localTimezone, textIn(clientInfo(), 'timezone')]).toEqual([name, name]);
    expect(localTimestamp).toEqual(offset && expect.stringMatching(offset));
  });
});

describe('an activity of any shape', () => {
  test('is what Teams would send, changed by a merge patch, and the client stays as it said', async () => {
    const entities = [{ type: 'clientInfo', locale: 'en-GB', platform: 'Android' }];
    const activity = { text: 'add task Ring', localTimezone: null, locale: 'en-GB', entities };
    const { body } = await teams.post('/sandbox/activity', { user, chat: 'personal', activity });
    expect(body).toMatchObject({ status: 200, messages: expect.any(Array) });
    expect(teams.bot.lastTold).toMatchObject({ type: 'message', text: 'add task Ring', entities, locale: 'en-GB' });
    expect(teams.bot.lastTold).not.toHaveProperty('localTimezone');
  });

  test('is answered with the bot’s whole body; a card in it becomes the person’s view', async () => {
    await say('help');
    const conversation = textIn(objectIn(teams.bot.lastTold, 'conversation'), 'id') ?? '';
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: neutral }];
    const posted = await teams.connector('POST', `conversations/${encodeURIComponent(conversation)}/activities`, {
      type: 'message',
      attachments,
    });
    teams.bot.answer = () => showing(opened);
    const activity = { type: 'invoke', name: 'adaptiveCard/action', replyToId: posted.body.id, value: {} };
    const { body } = await teams.post('/sandbox/activity', { user, chat: 'personal', activity });
    expect(body).toMatchObject({ status: 200, body: { statusCode: 200, value: opened } });
    expect(objectsIn(body, 'messages').at(-1)).toMatchObject({ card: opened });
  });

  test('may come from somebody of another tenant', async () => {
    const { body } = await teams.get('/sandbox/people');
    const stranger = objectsIn(body, 'people').find(
      ({ userPrincipalName }) => userPrincipalName === 'vera@fabrikam.example',
    );
    const from = { id: stranger?.teamsId, name: stranger?.displayName, aadObjectId: stranger?.id };
    await teams.post('/sandbox/activity', { user, chat: 'channel', activity: { text: 'help', from } });
    expect(teams.bot.lastTold.from).toEqual(from);
  });
});

describe('mentions', () => {
  test.each([
    ['shortened', 'for @{Samira Taylor|Sam}', 'Sam', {}],
    ['of a guest', 'for @{Viktor Sørensen}', 'Viktor Sørensen (Guest)', {}],
    ['of the other of one name', 'for @{kavya@contoso.example}', 'Mei Chen', {}],
    ['of a tag', 'for @{tag:Warehouse team}', 'Warehouse team', { type: 'tag' }],
  ])('%s', async (_how, text, name, more) => {
    await say(`@Muster add task ${text}`, 'channel');
    expect(objectsIn(teams.bot.lastTold, 'entities')[1]).toMatchObject({
      text: `<at>${name}</at>`,
      mentioned: { name, ...more },
    });
  });
});

describe('a client with trouble with Action.Execute', () => {
  const submit = { type: 'Action.Submit', title: 'Open form', data: { verb: 'open', kind: 'todoTask' } };
  const card = { ...neutral, actions: [{ ...neutral.actions[0], fallback: submit }] };
  const press = () => teams.post('/sandbox/press', { user, chat: 'personal', verb: 'open' });

  beforeEach(async () => {
    await say('help');
    const conversation = textIn(objectIn(teams.bot.lastTold, 'conversation'), 'id') ?? '';
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
    const place = `conversations/${encodeURIComponent(conversation)}/activities`;
    await teams.connector('POST', place, { type: 'message', attachments });
  });

  test('that does not know it takes its fallback, and sends a message', async () => {
    await teams.post('/sandbox/world', { execute: false });
    await press();
    expect(teams.bot.lastTold).toMatchObject({ type: 'message', value: submit.data, replyToId: expect.any(String) });
    expect(teams.bot.lastTold).not.toHaveProperty('text');
  });

  test('that knows it and fails sends nothing', async () => {
    await teams.post('/sandbox/world', { execute: 'broken' });
    const told = teams.bot.told.length;
    expect((await press()).body).toMatchObject({ error: expect.stringContaining('went wrong') });
    expect(teams.bot.told).toHaveLength(told);
  });
});

describe('the bot’s conversation with one person', () => {
  const create = (id: string) => teams.connector('POST', 'conversations', { isGroup: false, members: [{ id }] });

  test('is that person’s own chat', async () => {
    const { status, body } = await create(alex.teamsId);
    await say('help');
    expect([status, body.id]).toEqual([201, objectIn(teams.bot.lastTold, 'conversation').id]);
  });

  test('cannot be had by a bot that was taken away', async () => {
    const activity = { type: 'installationUpdate', action: 'remove' };
    await teams.post('/sandbox/activity', { user, chat: 'personal', activity });
    expect(await create(alex.teamsId)).toMatchObject({ status: 403 });
    await teams.post('/sandbox/activity', { user, chat: 'personal', activity: { ...activity, action: 'add' } });
    expect((await create(alex.teamsId)).status).toBe(201);
  });
});
