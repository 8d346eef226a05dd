import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { BotProcess } from '../support/botProcess';
import { eventually, lineWith } from '../support/eventually';
import { activity, FakeChannel } from '../support/fakeChannel';
import { Microsoft, type Redirect, TENANT } from '../support/microsoft';
import { buttonOf } from '../support/seen';

const STATUSES = [301, 302, 303, 307, 308];

let microsoft: Microsoft;
let bot: BotProcess;
/** A server that nobody may be led to. */
let sink: Server;
let sinkUrl: string;
let caught: { url: string; headers: IncomingHttpHeaders }[];

beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await BotProcess.start(microsoft);
  sink = createServer(({ url = '', headers }, response) => {
    caught.push({ url, headers });
    response.end('{}');
  }).listen(0, 'localhost');
  await once(sink, 'listening');
  sinkUrl = `http://localhost:${Object(sink.address()).port}`;
});

beforeEach(() => {
  microsoft.forget();
  caught = [];
});

afterAll(async () => {
  await bot.stop();
  await microsoft.stop();
  sink.closeAllConnections();
  sink.close();
});

/** To the sink, and to an address of the same server, where a token would be no better off. */
const places = (own: string) => [`${sinkUrl}/sink`, `${own}/sink`];

/** Leads whoever calls there astray; how often it was called. */
async function ledAstray(of: Redirect['of'], own: string, status: number, call: () => Promise<unknown>) {
  for (const location of places(own)) {
    microsoft.redirect = { of, status, location };
    await call();
  }
}

const follows = () => [...microsoft.sent, ...microsoft.graphRequests].filter(({ url }) => url === '/sink');

let created = 0;

/** A new form of Alex, and Create pressed on it with a token. */
async function create(): Promise<string> {
  const redirect = microsoft.redirect;
  microsoft.redirect = undefined;
  await bot.tell(activity(microsoft, { text: `new security group Ops ${Math.random()}` }));
  microsoft.redirect = redirect;
  const { content } = JSON.parse(microsoft.sent.at(-1)?.body ?? '').attachments[0];
  const { data } = buttonOf(content, 'create');
  // An alias of its own: groups of one alias wait for each other.
  const inputs = { displayName: 'Ops', mailNickname: `ops${++created}` };
  const action = { type: 'Action.Execute', verb: 'create', data: { ...data, ...inputs } };
  const authentication = { token: await microsoft.personToken({ jti: String(Math.random()) }) };
  const value = { action, trigger: 'manual', authentication };
  return (await bot.tell(activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', replyToId: '1', value })))
    .body;
}

describe('Nobody leads the bot’s tokens elsewhere', () => {
  test.each(STATUSES)('the connector by a %d', async (status) => {
    await ledAstray('connector', microsoft.url, status, () => bot.tell(activity(microsoft)));
    expect(microsoft.sent).toHaveLength(2);
    expect([caught, follows()]).toEqual([[], []]);
    await eventually(() => lineWith(bot.printed, 'A message could not be sent', `"status":${status}`));
  });

  test.each(STATUSES)('Graph by a %d', async (status) => {
    await ledAstray('graph', microsoft.secureUrl, status, async () => expect(await create()).not.toContain('✓'));
    expect(microsoft.graphRequests.length).toBeGreaterThanOrEqual(2);
    for (const { authorization } of microsoft.graphRequests) expect(authorization).toMatch(/^Bearer access-/);
    expect([caught, follows()]).toEqual([[], []]);
  });

  test.each(STATUSES)('Entra by a %d, which is sent the secret and somebody’s token', async (status) => {
    await ledAstray('tokens', microsoft.secureUrl, status, create);
    expect(microsoft.tokenRequests.map((asked) => asked.get('requested_token_use'))).toEqual([
      'on_behalf_of',
      'on_behalf_of',
    ]);
    expect([caught, follows()]).toEqual([[], []]);
  });

  test.each(STATUSES)('the channel’s metadata or keys by a %d, to keys of somebody else', async (status) => {
    for (const which of ['metadata', 'keys'] as const) {
      await ledAstray(which, microsoft.url, status, async () => {
        const door = await FakeChannel.open(microsoft.environment);
        const answer = await door.post(activity(microsoft), await microsoft.channelToken());
        await door.close();
        expect(answer).toEqual({ status: 503, body: '' });
      });
    }
    expect([caught, follows()]).toEqual([[], []]);
  });
});

test('Nothing that a message names is fetched: pictures, files, cards, addresses', async () => {
  const contentUrl = `${sinkUrl}/picture.png`;
  const attachments = [
    { contentType: 'image/png', contentUrl, thumbnailUrl: contentUrl },
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      content: { downloadUrl: contentUrl },
      contentUrl,
    },
    { contentType: 'text/html', content: `<img src="${contentUrl}">` },
  ];
  const channelData = { tenant: { id: TENANT }, onBehalfOf: [{ itemId: 0, mri: contentUrl }] };
  await bot.tell(activity(microsoft, { text: `help ![](${contentUrl}) ${contentUrl}`, attachments, channelData }));
  expect([microsoft.sent.length, caught]).toEqual([1, []]);
});

describe('No service URL leads the bot’s token elsewhere, although the channel signed it', () => {
  const inside = [
    'http://169.254.169.254/metadata/instance/',
    'http://localhost/',
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://2130706433/',
    'https://10.0.0.1/',
    'https://192.168.0.1/',
    'https://metadata.google.internal/',
    'file:///etc/passwd',
    'ftp://localhost/',
    'data:text/plain,x',
    'connector',
    '//localhost/connector/',
    '',
  ];
  /** With `{}` for what the allowed prefix, `http://localhost:…/connector/`, makes of itself. */
  const alike: Record<string, (allowed: URL, sink: URL) => string> = {
    'the sink itself': (_allowed, { href }) => href,
    'the sink behind a name and password like the allowed one': ({ host }, sink) =>
      `http://${host}@${sink.host}/connector/`,
    'a path that climbs out': ({ href }) => `${href}../elsewhere/`,
    'a path that climbs out in disguise': ({ href }) => `${href}%2e%2e/elsewhere/`,
    'a path that climbs out with a backslash': ({ href }) => `${href}..\\elsewhere\\`,
    'a path that climbs out with a tab in it': ({ href }) => `${href}.\t./elsewhere/`,
    'a query that swallows the rest': ({ href }) => `${href}emea/?to=`,
    'a fragment that swallows the rest': ({ href }) => `${href}emea/#`,
    'a space before it': ({ href }) => ` ${href}emea/`,
    'another scheme': ({ href }) => href.replace('http:', 'https:'),
    'a name and password': ({ href }) => href.replace('http://', 'http://a:b@'),
    'a port that goes on': ({ origin }) => `${origin}0/connector/`,
    'a host that goes on': ({ origin }) => `${origin}.evil.example/connector/`,
  };

  let door: FakeChannel;
  beforeAll(async () => {
    door = await FakeChannel.open(microsoft.environment);
  });
  afterAll(() => door.close());

  async function isRefused(serviceUrl: string): Promise<void> {
    const token = await microsoft.channelToken({ serviceurl: serviceUrl });
    expect(await door.post(activity(microsoft, { serviceUrl }), token)).toEqual({ status: 401, body: '' });
    expect([caught, microsoft.sent, microsoft.tokenRequests]).toEqual([[], [], []]);
  }

  test('while the allowed one is taken', async () => {
    const update = activity(microsoft, { type: 'messageUpdate' });
    expect((await door.post(update, await microsoft.channelToken())).status).toBe(200);
  });

  test.each(inside)('one that points inside: %s', isRefused);

  test.each(Object.keys(alike))('one that resembles an allowed one: %s', async (name) => {
    await isRefused(alike[name]?.(new URL(`${microsoft.url}/connector/`), new URL(sinkUrl)) ?? '');
  });
});
