import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createBareServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { Agent } from 'undici';
import type { Clock } from '../../src/bot/http/clock';
import { Connector } from '../../src/bot/teams/connector';
import { ConnectorProblem } from '../../src/bot/teams/connectorProblem';
import { freePort } from '../support/runningBot';

type Answer = (response: ServerResponse) => void;

/** Answers in the connector's words; in steps, since restify makes `writeHead` return nothing in the whole process. */
function says(status: number, code?: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(code === undefined ? { id: 'new' } : { error: { code, message: 'Words.' } }));
  };
}

/** The other way in which the connector says that it knows no such message. */
const says400: Answer = (response) => {
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code: 'BadArgument', message: 'Unknown activity' } }));
};
const done = says(200);
const reset: Answer = (response) => response.destroy();
const silence: Answer = () => undefined;

/** No time passes but what is slept. */
class FakeClock implements Clock {
  readonly pauses: number[] = [];
  private time = 0;
  chance = 0.5;

  readonly now = () => this.time;
  readonly random = () => this.chance;
  readonly sleep = async (milliseconds: number) => {
    this.pauses.push(milliseconds);
    this.time += milliseconds;
    return true;
  };
}

const token = async () => 'the-token';
const allowed = ['http://localhost:'];
const http = new Agent({ connect: { timeout: 500 } });
let server: Server;
let serviceUrl: string;
/** The answers to come; the last one is for all further calls. */
let answers: [Answer, ...Answer[]];
let calls: { method: string; url: string; authorization: string; body: Record<string, unknown> }[];
let clock: FakeClock;
let connector: Connector;

beforeAll(async () => {
  server = createServer((request, response) => void hear(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  serviceUrl = `http://localhost:${Object(server.address()).port}/emea/`;
});

afterAll(async () => {
  await http.destroy();
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  calls = [];
  clock = new FakeClock();
  connector = new Connector(http, token, allowed, clock);
});

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  calls.push({ method, url, authorization: headers.authorization ?? '', body: JSON.parse(await text(request)) });
  const [answer, ...others] = answers;
  const [next] = others;
  if (next) answers = [next, ...others.slice(1)];
  answer(response);
}

const thread = '19:c@thread.tacv2;messageid=17';
const reply = () => ({
  type: 'message',
  text: 'Hello',
  serviceUrl,
  conversation: conversation(thread),
  replyToId: '18',
});
const change = () => ({ type: 'message', text: 'Hello', serviceUrl, conversation: conversation(thread), id: '19' });

function conversation(id: string) {
  return { id, isGroup: true, conversationType: 'channel', name: '' };
}

/** What a call came to: `done`, or the fate, status and code of the message. */
async function cameTo(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (!(error instanceof ConnectorProblem)) throw error;
    return `${error.fate} ${error.status} ${error.code}`.trim();
  }
}

const place = `/emea/v3/conversations/${encodeURIComponent(thread)}/activities`;

describe('A message', () => {
  test('goes into its thread as the reply that it is, with the bot’s token', async () => {
    answers = [done];
    expect(await connector.send(reply())).toBe('new');
    expect(calls).toEqual([
      { method: 'POST', url: `${place}/18`, authorization: 'Bearer the-token', body: expect.objectContaining(reply()) },
    ]);
  });

  test.each<[string, Answer]>([
    ['it was throttled (429)', says(429, 'Throttled')],
    ['another operation came first (412)', says(412, 'PreconditionFailed')],
  ])('that surely was not taken is sent again: %s', async (_why, answer) => {
    answers = [answer, answer, done];
    expect(await cameTo(connector.send(reply()))).toBe('done');
    expect(calls).toHaveLength(3);
  });

  test('is sent again when nobody listened, until somebody does', async () => {
    const port = await freePort();
    const late = createServer((_request, response) => done(response));
    const sleep = clock.sleep;
    const opening: Clock = {
      ...clock,
      sleep: async (milliseconds) => {
        await sleep(milliseconds);
        if (clock.pauses.length === 2) await new Promise<void>((resolve) => late.listen(port, 'localhost', resolve));
        return true;
      },
    };
    const away = { ...reply(), serviceUrl: `http://localhost:${port}/` };
    expect(await new Connector(http, token, allowed, opening).send(away)).toBe('new');
    expect(clock.pauses).toHaveLength(2);
    late.closeAllConnections();
    late.close();
  });

  test.each<[string, Answer]>([
    ['unknown 500 ServiceError', says(500, 'ServiceError')],
    ['unknown 408', says(408, '')],
    ['unknown 0 UND_ERR_SOCKET', reset],
  ])('that may have been taken is never sent again: %s', async (fate, answer) => {
    answers = [answer, done];
    expect(await cameTo(connector.send(reply()))).toBe(fate);
    expect([calls.length, clock.pauses]).toEqual([1, []]);
  });

  test.each<[string, Answer]>([
    ['502', says(502, 'BadGateway')],
    ['503', says(503, 'ServiceUnavailable', { 'retry-after': '1' })],
    ['504', says(504, 'GatewayTimeout')],
  ])('is sent again, twice at most, when a gateway is in the way: %s', async (status, answer) => {
    answers = [answer, done];
    expect(await cameTo(connector.send(reply()))).toBe('done');
    expect(calls).toHaveLength(2);
    answers = [answer];
    expect(await cameTo(connector.send(reply()))).toMatch(`unknown ${status}`);
    expect(calls).toHaveLength(5);
  });

  test.each<[string, Answer]>([
    ['404', says(404, 'ActivityNotFoundInConversation')],
    ['400', says400],
  ])('whose question is gone is posted to the conversation itself: %s', async (_status, answer) => {
    answers = [answer, done];
    expect(await connector.send(reply())).toBe('new');
    const { replyToId: _gone, ...anew } = reply();
    expect(calls[1]).toMatchObject({ method: 'POST', url: place, body: anew });
    expect(calls[1]?.body).not.toHaveProperty('replyToId');
    answers = [answer];
    expect(await cameTo(connector.send(reply()))).toMatch(/^missing/);
  });

  test('for one person alone goes where only they see it', async () => {
    answers = [done];
    await connector.send({ ...reply(), recipient: { id: '29:1alex', isTargeted: true } });
    await connector.update(change(), true);
    expect(calls.map(({ url }) => url)).toEqual([
      `${place}/18?isTargetedActivity=true`,
      `${place}/19?isTargetedActivity=true`,
    ]);
  });

  test.each<[string, Answer]>([
    ['refused 400 BadSyntax', says(400, 'BadSyntax')],
    ['refused 401 BotNotRegistered', says(401, 'BotNotRegistered')],
    ['gone 403 BotNotInConversationRoster', says(403, 'BotNotInConversationRoster')],
    ['gone 403 ConversationBlockedByUser', says(403, 'ConversationBlockedByUser')],
    ['gone 404 ConversationNotFound', says(404, 'ConversationNotFound')],
    ['refused 413 MessageSizeTooBig', says(413, 'MessageSizeTooBig')],
  ])('that was refused is not sent again, nor is an update: %s', async (fate, answer) => {
    answers = [answer, answer, done];
    expect(await cameTo(connector.send(reply()))).toBe(fate);
    expect(await cameTo(connector.update(change()))).toBe(fate);
    expect([calls.length, clock.pauses]).toEqual([2, []]);
  });
});

describe('An update', () => {
  test.each<[string, Answer]>([
    ['429', says(429, 'Throttled')],
    ['412', says(412, 'PreconditionFailed')],
    ['500', says(500, 'ServiceError')],
    ['503', says(503, 'ServiceUnavailable')],
    ['a reset', reset],
  ])('is sent again whatever became of it: %s', async (_why, answer) => {
    answers = [answer, answer, done];
    expect(await cameTo(connector.update(change()))).toBe('done');
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual(Array(3).fill(`PUT ${place}/19`));
  });

  test('may become a message of its own, in the same thread and at no message that may be gone', async () => {
    answers = [done];
    await connector.sendAnew(change());
    const { id, ...rest } = change();
    expect(calls).toMatchObject([{ method: 'POST', url: place, body: { ...rest, replyToId: id } }]);
    expect(calls[0]?.body).not.toHaveProperty('id');
  });
});

describe('Between two attempts', () => {
  test('the pause doubles up to eight seconds, and chance says how much of it is waited', async () => {
    answers = [says(429, 'Throttled')];
    expect(await cameTo(connector.update(change()))).toBe('notDone 429 Throttled');
    expect(clock.pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000]);
    clock = new FakeClock();
    clock.chance = 0.99;
    await cameTo(new Connector(http, token, allowed, clock).update(change()));
    expect(clock.pauses.slice(0, 3)).toEqual([495, 990, 1_980]);
  });

  test('lies at least what the connector asks for', async () => {
    answers = [says(429, 'Throttled', { 'retry-after': '7' }), says(412, 'PreconditionFailed'), done];
    expect(await cameTo(connector.send(reply()))).toBe('done');
    expect(clock.pauses).toEqual([7_250, 500]);
  });

  test('nothing is waited for when the connector asks for more than thirty seconds in all', async () => {
    answers = [says(429, 'Throttled', { 'retry-after': '20' })];
    expect(await cameTo(connector.send(reply()))).toBe('notDone 429 Throttled');
    expect(clock.pauses).toEqual([20_250]);
    answers = [says(429, 'Throttled', { 'retry-after': '120' })];
    expect(await cameTo(new Connector(http, token, allowed, clock).send(reply()))).toContain('429');
    expect([calls.length, clock.pauses]).toEqual([3, [20_250]]);
  });
});

describe('A connector that does not answer', () => {
  test('is given up when its time is over, and a message is not sent to it again, but an update is', async () => {
    const hurried = new Connector(http, token, allowed, clock, 300);
    answers = [silence, silence, done];
    expect(await cameTo(hurried.send(reply()))).toBe('unknown 0 UND_ERR_HEADERS_TIMEOUT');
    expect(calls).toHaveLength(1);
    expect(await cameTo(hurried.update(change()))).toBe('done');
    expect(calls).toHaveLength(3);
  });

  test('may hang up without a word', async () => {
    const mute = createBareServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => mute.listen(0, 'localhost', resolve));
    const there = { ...reply(), serviceUrl: `http://localhost:${Object(mute.address()).port}/` };
    expect(await cameTo(connector.send(there))).toMatch(/^unknown 0 (UND_ERR_SOCKET|ECONNRESET)$/);
    mute.close();
  });
});

test('No token goes to a service URL that is not allowed, wherever it was kept', async () => {
  answers = [done];
  const strict = new Connector(http, token, [`${serviceUrl}allowed/`], clock);
  for (const there of [serviceUrl, `${serviceUrl}allowed/../`, `${serviceUrl}allowed/?`, '']) {
    const activity = { ...change(), serviceUrl: there };
    for (const work of [strict.send(activity), strict.update(activity), strict.sendAnew(activity)])
      expect(await cameTo(work)).toBe('gone 0 NotAllowed');
  }
  expect(calls).toEqual([]);
  await strict.update({ ...change(), serviceUrl: `${serviceUrl}allowed/` });
  expect(calls).toHaveLength(1);
});

test('A problem tells nothing of the message or the token', async () => {
  answers = [says(400, 'BadSyntax')];
  const problem: unknown = await connector.send(reply()).catch((error: unknown) => error);
  expect(String(problem)).toBe('ConnectorProblem: The connector answered 400 BadSyntax');
  expect(JSON.stringify(problem)).not.toMatch(/Hello|token|Words/);
});
