import { newLog } from '../../src/bot/http/newLog';
import { activity, FakeChannel, post } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

const LONGEST_LINE = 12_000;
const LONGEST_TEXT = 3_100;
const long = 'x\u0000"\\'.repeat(50_000);

/** Every text of a line, and every name of a field. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

function expectBounded(lines: readonly string[]): void {
  for (const line of lines) {
    const longest = Math.max(...textsIn(JSON.parse(line)).map(({ length }) => length));
    // What must be escaped takes up to six characters of a line.
    expect([line.slice(0, 200), line.length < 6 * LONGEST_LINE, longest < LONGEST_TEXT]).toEqual([
      line.slice(0, 200),
      true,
      true,
    ]);
  }
}

describe('A line of the log', () => {
  let lines: string[];
  let log: ReturnType<typeof newLog>;
  beforeEach(() => {
    lines = [];
    log = newLog('trace', { write: (line) => void lines.push(line) });
  });

  const deep = (depth: number): object => (depth === 0 ? { end: long } : { next: deep(depth - 1), [long]: 1 });
  const circle: Record<string, unknown> = { long };
  circle.again = circle;
  const failure = new Error(long, { cause: Object.assign(new TypeError(long, { cause: long }), { body: long }) });
  const fields: Record<string, object> = {
    'a text': { verb: long },
    'many texts': Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field ${i}`, long])),
    'a name': { [long]: 1 },
    'a list': { codes: Array.from({ length: 10_000 }, () => long) },
    'a list of lists': { codes: Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => [long])) },
    'a depth': deep(100),
    'a circle': circle,
    'an error': { err: failure },
    'an error under another name': { problem: failure },
    'an error of many': { err: new AggregateError([failure, failure, failure], long) },
    'an error with odd fields': { err: Object.assign(new Error('odd'), { headers: { long }, name: long }) },
    'a number too large for JSON': { count: 10n ** 5_000n },
    bytes: { bytes: Buffer.from(long) },
  };

  test.each(Object.entries(fields))('is bounded, whatever stands in it: %s', (_what, hostile) => {
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
      log[level](hostile, 'a sentence');
    log.child({ own: 1 }).warn(hostile, 'of a child');
    expect(lines).toHaveLength(7);
    expectBounded(lines);
  });

  test('is bounded in its words, and when it is nothing but an error', () => {
    log.warn(long);
    log.warn({}, long);
    log.error(failure);
    expect(lines).toHaveLength(3);
    expectBounded(lines);
  });

  test('says of an error what it is, where it was and what caused it', () => {
    log.error(
      { err: new RangeError('Too far', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }) },
      'x',
    );
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      msg: 'x',
      err: {
        type: 'RangeError',
        message: 'Too far',
        stack: expect.stringContaining('newLog.test'),
        cause: { type: 'Error', message: 'reset', code: 'ECONNRESET' },
      },
    });
  });

  test('leaves ordinary fields as they are', () => {
    log.info(
      { person: 'alex', ms: 12, kind: undefined, ok: true, none: null, at: new Date(0), list: [1, { a: 'b' }] },
      'turn',
    );
    const { person, ms, ok, none, at, list } = JSON.parse(lines[0] ?? '');
    expect([person, ms, ok, none, at, list]).toEqual([
      'alex',
      12,
      true,
      null,
      '1970-01-01T00:00:00.000Z',
      [1, { a: 'b' }],
    ]);
  });
});

test('Whatever is sent to the bot, signed or not, no line of its log grows with it', async () => {
  const microsoft = await Microsoft.start();
  const door = await FakeChannel.open(microsoft.environment);
  const token = await microsoft.channelToken();
  const long = 'y'.repeat(3_000);
  const everywhere = {
    name: long,
    locale: long,
    from: { id: long, name: long, aadObjectId: long },
    conversation: { id: long, tenantId: long, name: long },
    value: {
      code: long,
      message: long,
      action: { verb: long, data: { kind: long, ticket: long } },
      authentication: { token: long },
      state: long,
    },
  };
  const own = { value: everywhere.value };
  for (const changes of [everywhere, own]) {
    for (const name of ['adaptiveCard/action', 'signin/failure', 'application/search', long])
      await door.post(activity(microsoft, { type: 'invoke', ...changes, name }), token);
    for (const type of ['message', 'installationUpdate', long])
      await door.post(activity(microsoft, { ...changes, type }), token);
  }
  for (const authorization of [long, `Bearer ${long}`, `Bearer ${long}.${long}.${long}`])
    await post(door.url, long, { authorization });
  for (const query of [
    `state=${long}&code=${long}`,
    `error=${long}&error_description=AADSTS${'1'.repeat(3_000)}&state=${long}`,
  ])
    for (const path of ['start', 'end']) await fetch(`${door.url}/auth/${path}?${query}`, { redirect: 'manual' });
  const lines = door.logged.trim().split('\n');
  await door.close();
  await microsoft.stop();
  expect(lines.length).toBeGreaterThan(10);
  expect(door.logged).toContain('Teams could not sign somebody in');
  const short = lines.filter((line) => !line.includes('"err"'));
  expect(short.filter((line) => line.length > 2_000)).toEqual([]);
  expect(lines.filter((line) => line.length > LONGEST_LINE)).toEqual([]);
});
