import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { activity, FakeChannel, post } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { Sandbox } from '../support/sandbox';

let microsoft: Microsoft;
let door: FakeChannel;
let token: string;

const bare = '{"type":"message","channelId":"msteams"}';

beforeAll(async () => {
  microsoft = await Microsoft.start();
  door = await FakeChannel.open(microsoft.environment);
  token = await microsoft.channelToken();
});

afterAll(async () => {
  await door.close();
  await microsoft.stop();
});

const edit = (changes: object = {}) => activity(microsoft, { type: 'messageUpdate', ...changes });
const text = (changes: object) => JSON.stringify(edit(changes));

async function statusOf(body: string | Blob, headers: Record<string, string> = {}): Promise<number> {
  return (await post(door.url, body, { authorization: `Bearer ${token}`, ...headers })).status;
}

test('a body as Teams sends it is read', async () => {
  expect(await statusOf(text({}), { 'content-type': 'application/json; charset=utf-8' })).toBe(200);
});

describe('A body in another encoding', () => {
  test.each(['gzip', 'deflate', 'br', 'x-unknown'])('is refused and the bot lives on: %s', async (encoding) => {
    const garbage = 'sixteen bytes !!';
    expect(await statusOf(garbage, { 'content-encoding': encoding })).toBe(415);
    expect((await fetch(`${door.url}/health`)).status).toBe(200);
  });

  test('does not end the built bot, whoever sends it', async () => {
    const sandbox = await Sandbox.start();
    const url = `http://localhost:${(await sandbox.environment()).PORT}`;
    const answer = await post(url, 'sixteen bytes !!', { 'content-encoding': 'gzip' });
    const health = await fetch(`${url}/health`);
    await sandbox.stop();
    expect([answer, health.status]).toEqual([{ status: 415, body: '' }, 200]);
  });
});

describe('A body that is too much', () => {
  const filled = (bytes: number) => {
    const empty = text({ text: '' });
    return text({ text: 'x'.repeat(bytes - empty.length) });
  };

  test('may hold 256 KB and not a byte more', async () => {
    expect(await statusOf(filled(256 * 1024))).toBe(200);
    expect(await statusOf(filled(256 * 1024 + 1))).toBe(413);
  });

  test('is refused at 300 KB', async () => {
    expect(await statusOf(filled(300_000))).toBe(413);
  });

  test('is refused when it comes in pieces and says nothing of its size', async () => {
    const status = new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const sending = request(`${door.url}/api/messages`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sending.on('error', reject);
      for (let i = 0; i < 30; i++) sending.write(' '.repeat(10_000));
      sending.end('{}');
    });
    expect(await status).toBe(413);
  });

  test('may not be nested a hundred thousand times', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await statusOf(text({ value: 'DEEP' }).replace('"DEEP"', deep))).toBe(400);
  });

  test('may be nested 64 times and not once more', async () => {
    const nested = (depth: number) =>
      text({ value: 'DEEP' }).replace('"DEEP"', `${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(await statusOf(nested(63))).toBe(200);
    expect(await statusOf(nested(64))).toBe(400);
  });

  test('may hold 2,000 values and not one more; what is read goes on to the gate', async () => {
    const values = (count: number) => JSON.stringify({ value: Array.from({ length: count - 1 }, () => 0) });
    expect(await statusOf(values(2_000))).toBe(401);
    expect(await statusOf(values(2_001))).toBe(400);
  });

  test('is refused at 20 MB, in words that reach a sender who is still sending', async () => {
    expect(await statusOf(filled(20_000_000))).toBe(413);
  });
});

describe('A body that is no activity', () => {
  test.each<[string, string]>([
    ['an empty body', ''],
    ['a cut one', bare.slice(0, -5)],
    ['no JSON', 'hello'],
    ['a list', '[]'],
    ['a list of activities', `[${bare}]`],
    ['null', 'null'],
    ['a number', '7'],
    ['a text', '"message"'],
    ['a key that changes what objects are', '{"type":"message","value":{"__proto__":{"admin":true}}}'],
    ['such a key in disguise', '{"type":"message","value":{"\\u005f_proto__":{"admin":true}}}'],
    ['such a key deep in a list', '{"type":"message","entities":[[{"mentioned":{"__proto__":{"admin":true}}}]]}'],
    ['such a key without an object', '{"type":"message","value":{"__proto__":null}}'],
    ['a constructor', '{"type":"message","constructor":{"prototype":{"admin":true}}}'],
    ['a prototype', '{"type":"message","value":{"prototype":7}}'],
  ])('is refused: %s', async (_name, body) => {
    expect(await statusOf(body)).toBe(400);
    expect('admin' in {}).toBe(false);
  });

  test.each([7, null, true, ['message'], { toString: 'message' }])('is refused: the type %j', async (type) => {
    expect(await statusOf(text({ type }))).toBe(401);
  });

  test('is refused: no type', async () => {
    expect(await statusOf(text({ type: undefined }))).toBe(401);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('is refused: the content type %s', async (type) => {
    expect(await statusOf(text({}), { 'content-type': type })).toBe(415);
  });
});

describe('Characters of every sort', () => {
  test.each<[string, string]>([
    ['control characters', 'a\u0000b\u0007c\u001B[2Jd\u007F\u0085'],
    ['marks that reorder text', '\u202Egpj.exe\u2066\u2069\u200F'],
    ['zero-width characters', 'a\u200B\u200C\u200D\u2060\uFEFFb'],
    ['halves of characters', '\uD83D and \uDE00'],
    ['characters beyond the first plane', '😀👨‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿𝕏'],
    ['a long chain of combining marks', `Z${'\u0301'.repeat(5_000)}`],
    ['a template', `\${$root.ticket}`],
  ])('are read like any other, wherever they stand: %s', async (_name, words) => {
    const from = { id: '29:1alex', name: words, aadObjectId: words };
    const conversation = { id: words, tenantId: words, name: words };
    const everywhere = { text: words, from, conversation, id: words, value: { [words]: words }, entities: [words] };
    expect(await statusOf(text(everywhere))).toBe(200);
    expect(await statusOf(text({ ...everywhere, type: 'invoke', name: words }))).toBe(200);
  });

  test('that are no UTF-8 do no harm', async () => {
    const [before = '', after = ''] = text({ text: 'BYTES' }).split('BYTES');
    const bytes = new Uint8Array([0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0]);
    expect(await statusOf(new Blob([before, bytes, after]))).toBe(200);
    expect(await statusOf(new Blob([bytes, before, after]))).toBe(400);
  });
});

describe('A sender who hangs up', () => {
  test('in the middle of a body is nobody’s fault, and the log blames nobody', async () => {
    const { port } = new URL(door.url);
    const socket = connect(Number(port), 'localhost');
    const head = [
      'POST /api/messages HTTP/1.1',
      'host: localhost',
      'content-type: application/json',
      'content-length: 999',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n{"type":`);
    await wait(50);
    socket.destroy();
    await wait(100);
    expect((await fetch(`${door.url}/health`)).status).toBe(200);
    expect(door.logged).not.toContain('"level":50');
  });
});

test('nothing of what is wrong is told to the sender', async () => {
  const headers = { authorization: `Bearer ${token}` };
  expect(await post(door.url, '{"type":', headers)).toEqual({ status: 400, body: '' });
  expect(await post(door.url, text({ type: 7 }), headers)).toEqual({ status: 401, body: '' });
});
