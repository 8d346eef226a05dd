import pino from 'pino';
import { MockAgent } from 'undici';
import type { Card } from '../../src/bot/cards/cardDeck';
import { CardStyle } from '../../src/bot/cards/cardStyle';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { type Activity, cardMessage, textMessage } from '../../src/bot/teams/activity';
import { Connector } from '../../src/bot/teams/connector';
import { Replies } from '../../src/bot/teams/replies';
import { Updates } from '../../src/bot/teams/updates';
import type { Turn } from '../../src/bot/turn/turn';

const card: Card = { type: 'AdaptiveCard', body: [] };
const activity: Activity = {
  type: 'invoke',
  channelId: 'msteams',
  serviceUrl: 'https://connector.example/emea/',
  replyToId: 'm/1',
  from: { id: '29:ann' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1' },
};
const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
const message = '/emea/v3/conversations/a%3A1/activities/m%2F1';
const conversation = '/emea/v3/conversations/a%3A1/activities';

it('a message is a text or a card, and expects an answer', () => {
  expect(textMessage('Hello')).toEqual({ type: 'message', inputHint: 'acceptingInput', text: 'Hello' });
  expect(cardMessage(card)).toEqual({
    type: 'message',
    inputHint: 'acceptingInput',
    attachmentLayout: 'list',
    attachments,
  });
});

describe('a card for everybody', () => {
  let agent: MockAgent;
  let logged: Record<string, unknown>[];
  let calls: { method: string; path: string; body: Record<string, unknown> }[];
  let updates: Updates;

  beforeEach(() => {
    agent = new MockAgent();
    agent.disableNetConnect();
    [logged, calls] = [[], []];
    const log = pino({}, { write: (line) => void logged.push(JSON.parse(line)) });
    const connector = new Connector(agent, async () => 'token', ['https://connector.example/']);
    updates = new Updates(connector, new Replies(new MemoryStore()), new CardStyle('execute'), log);
  });
  afterEach(() => agent.close());

  /** What the connector answers to the next call of this method. */
  function answer(method: 'PUT' | 'POST', status: number, code = ''): void {
    agent
      .get('https://connector.example')
      .intercept({ method, path: () => true })
      .reply(status, ({ path, body }) => {
        calls.push({ method, path, body: JSON.parse(String(body)) });
        return status < 300 ? { id: 'new' } : { error: { code } };
      });
  }

  it('takes the place of the one that was pressed', async () => {
    answer('PUT', 200);
    await updates.show(activity, Promise.resolve(card));
    expect(calls).toEqual([
      {
        method: 'PUT',
        path: message,
        body: {
          ...cardMessage(card),
          id: 'm/1',
          serviceUrl: activity.serviceUrl,
          conversation: { id: 'a:1' },
          from: { id: '28:bot' },
        },
      },
    ]);
    expect(logged).toEqual([]);
  });

  it.each<[string, Activity, Card | undefined]>([
    ['where none comes', activity, undefined],
    ['where nothing was pressed', { ...activity, replyToId: undefined }, card],
  ])('is not there %s', async (_why, pressed, coming) => {
    await updates.show(pressed, coming);
    expect(calls).toEqual([]);
  });

  it('is posted anew, once, where its message is gone, and says so', async () => {
    answer('PUT', 404, 'ActivityNotFoundInConversation');
    answer('POST', 201);
    await updates.show(activity, card);
    expect(calls.map(({ method, path, body }) => [method, path, body.replyToId])).toEqual([
      ['PUT', message, undefined],
      ['POST', conversation, 'm/1'],
    ]);
    expect(logged).toMatchObject([
      {
        status: 404,
        code: 'ActivityNotFoundInConversation',
        msg: expect.stringMatching(/^A message could not be updated/),
      },
    ]);
  });

  it('is given up where the bot may not speak any more, and says so', async () => {
    answer('PUT', 403, 'BotDisabledByAdmin');
    await updates.show(activity, card);
    expect(calls).toHaveLength(1);
    expect(logged).toMatchObject([
      {
        level: 40,
        status: 403,
        code: 'BotDisabledByAdmin',
        msg: expect.stringMatching(/^What went on after an answer/),
      },
    ]);
  });

  it('that could not be made is told in the log, and nowhere else', async () => {
    await updates.show(activity, Promise.reject(new TypeError('a bug')));
    expect(logged).toMatchObject([{ err: { type: 'TypeError', message: 'a bug' } }]);
  });

  it('comes long after the press, from wherever the turn says', async () => {
    const turn: Turn = {
      requester: { teamsId: '29:ann', id: 'ann', name: 'Ann', timeZone: 'UTC' },
      tenantId: 'contoso',
      card: { serviceUrl: activity.serviceUrl, conversation: 'a:1', message: 'm/1', bot: '28:bot' },
      conversation: { id: 'a:1', shared: false, url: '' },
    };
    answer('PUT', 200);
    await updates.showLater(turn, card);
    expect(calls).toMatchObject([
      {
        method: 'PUT',
        path: message,
        body: { attachments, from: { id: '28:bot', name: '' }, conversation: { id: 'a:1' } },
      },
    ]);
    answer('PUT', 403);
    await updates.showLater(turn, card);
    expect(logged).toMatchObject([{ status: 403 }]);
    const { card: _nowhere, ...elsewhere } = turn;
    await updates.showLater(elsewhere, card);
    expect(calls).toHaveLength(2);
  });
});
