import { person, type RunningTeams, startTeams } from './support/startTeams';

const alex = person('alex@contoso.example');
const hiro = person('hiro@contoso.example');

describe('the event stream of a page', () => {
  let teams: RunningTeams;
  beforeEach(async () => {
    teams = await startTeams();
  });
  afterEach(() => teams.stop());

  const say = (chat: string, text: string) => teams.post('/sandbox/say', { user: alex.userPrincipalName, chat, text });

  test('brings messages of the chats of its person, and nobody else’s', async () => {
    const [forAlex, forHiro] = await Promise.all([listen(teams, alex.id), listen(teams, hiro.id)]);
    await say('group', 'among us');
    await say('channel', 'to all');
    await forHiro.until('to all');
    await forAlex.until('to all');
    expect(forAlex.text()).toContain('among us');
    expect(forHiro.text()).not.toContain('among us');
  });

  test('brings typing, what travels to and from the bot, and calls of Graph, all without tokens', async () => {
    const page = await listen(teams, alex.id);
    await say('personal', 'help');
    const conversation = encodeURIComponent(String(teams.bot.lastTold.conversation.id));
    await teams.connector('POST', `conversations/${conversation}/activities`, { type: 'typing' });
    await teams.connector('POST', `conversations/${conversation}/activities`, {
      type: 'message',
      text: `mine is ${teams.botToken}`,
    });
    const at = new Date().toISOString();
    const headers = { requestHeaders: {}, responseHeaders: {} };
    const call = { at, method: 'GET', url: '/v1.0/me', status: 200, requestBody: null, responseBody: null, ...headers };
    teams.graph.exchanges.add(call);
    await page.until('/v1.0/me');
    expect(page.events('typing')).toEqual([{ chat: 'personal' }]);
    expect(page.events('exchange')).toEqual([call]);
    expect(page.events('activity')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ direction: 'toBot', name: 'message', status: 200 }),
        expect.objectContaining({ direction: 'fromBot', name: 'typing', status: 202 }),
        expect.objectContaining({
          direction: 'fromBot',
          status: 201,
          body: { type: 'message', text: 'mine is (token removed)' },
        }),
      ]),
    );
    expect(JSON.stringify(page.events('activity'))).not.toContain('eyJ');
  });

  test('ends when the sandbox stops', async () => {
    const page = await listen(teams, alex.id);
    await teams.stop();
    await page.ended;
    teams = await startTeams();
  });
});

/** Reads a stream of server-sent events as it comes. */
async function listen(teams: RunningTeams, user: string) {
  const response = await fetch(`${teams.url}/api/events?user=${user}`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  // The server may cut the connection before the end of the stream has come through.
  const ended = read().catch(() => undefined);
  return {
    ended,
    text: () => text,
    async until(part: string) {
      while (!text.includes(part)) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    events: (name: string): unknown[] =>
      text
        .split('\n\n')
        .filter((event) => event.startsWith(`event: ${name}\n`))
        .map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6))),
  };
}
