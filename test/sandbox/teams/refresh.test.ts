import { alex, neutral, newest, opened, showing, startScript } from './support/startScript';
import { person } from './support/startTeams';

const amira = person('amira@contoso.example');

describe('the client of a person by script', () => {
  let on: Awaited<ReturnType<typeof startScript>>;
  beforeAll(async () => {
    on = await startScript();
  });
  afterAll(() => on.stop());

  const action = { type: 'Action.Execute', verb: 'refresh', data: { kind: 'todoTask' } };
  const refreshing = (userIds?: string[]) => ({ ...neutral, refresh: { action, userIds } });

  test('refreshes a card at once for a person named in userIds, and asks no second time', async () => {
    on.botWith(refreshing([alex.teamsId]), () => showing(opened));
    const { body } = await on.say({ text: '@Muster add task' });
    expect(newest(body)).toMatchObject({ card: opened });
    await on.teams.get(`/sandbox/chats?user=${alex.id}`);
    expect(on.invokes()).toEqual([{ action, trigger: 'automatic' }]);
  });

  test('shows the base card to everybody else', async () => {
    on.botWith(refreshing([alex.teamsId]), () => showing(opened));
    await on.say({ text: '@Muster add task' });
    const { body } = await on.say({ text: 'hello' }, amira);
    expect(Array.isArray(body.messages) && body.messages.at(-2)).toMatchObject({ card: neutral });
    expect(on.invokes()).toHaveLength(1);
  });

  test('refreshes again after the base message was updated', async () => {
    on.botWith(refreshing([alex.teamsId]), () => showing(opened));
    const { body } = await on.say({ text: '@Muster add task' });
    await on.update(on.teams.bot.lastTold, newest(body).id, refreshing([alex.teamsId]));
    await on.teams.get(`/sandbox/chats?user=${alex.id}`);
    expect(on.invokes()).toHaveLength(2);
  });

  test.each([
    ['for everybody in a small chat when userIds is left out', undefined, 1],
    ['for nobody when userIds is empty', [], 0],
  ])('refreshes %s', async (_, userIds, times) => {
    on.botWith(refreshing(userIds), () => showing(opened));
    await on.say({ text: '@Muster add task' });
    expect(on.invokes()).toHaveLength(times);
  });
});
