/** @seconds 8 */

import { recordOf } from '../../src/bot/json/json';
import { AuditReceiver } from '../support/auditReceiver';
import { eventually } from '../support/eventually';
import { Sandbox } from '../support/sandbox';

const ALEX = 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418';

let teams: Sandbox;
let receiver: AuditReceiver;

beforeAll(async () => {
  receiver = await AuditReceiver.start();
  teams = await Sandbox.start({ AUDIT_URL: receiver.url });
}, 60_000);

afterAll(async () => {
  const printed = teams.printed;
  await teams.stop();
  await receiver.stop();
  expect(printed).not.toContain('a-key-of-the-receiver');
}, 60_000);

/** The audit lines of the log, oldest first. */
async function logged(): Promise<Record<string, unknown>[]> {
  const log = await (await fetch(`${teams.url}/sandbox/log`)).text();
  const lines = log.split('\n').filter((line) => line.includes('"msg":"audit"'));
  return lines.map((line) => JSON.parse(line));
}

/** The same since there were so many, once there are more: what the bot prints takes its own way to the sandbox. */
const loggedSince = (before: number) =>
  eventually(async () => {
    const lines = (await logged()).slice(before);
    return lines.length > 0 ? lines : undefined;
  });

/** What was told since `before` lines stood in the log, and the same as the receiver has it. */
async function toldSince(before: number): Promise<Record<string, unknown>[]> {
  const lines = await loggedSince(before);
  for (const { level: _level, time: _time, msg: _msg, ...line } of lines)
    expect(await eventually(() => receiver.came.find(({ id }) => id === line.id))).toEqual({
      ...line,
      at: expect.stringMatching(/^20\d\d-.*Z$/),
    });
  return lines;
}

describe('The audit trail', () => {
  test('tells of a creation: who, what, ids, where, outcome, request-id, name', async () => {
    const before = (await logged()).length;
    await teams.form('@Muster add task Buy a kite !high', { chat: 'channel' });
    await teams.press({ verb: 'create', chat: 'channel', inputs: { body: 'a secret of mine' } });
    const there = await loggedSince(before);
    const created = recordOf((await teams.exchanges('POST')).at(-1)?.responseBody);
    expect(there).toEqual([
      expect.objectContaining({
        msg: 'audit',
        action: 'create',
        outcome: 'created',
        kind: 'todoTask',
        name: 'Buy a kite',
        object: created.id,
        person: ALEX,
        conversation: expect.stringMatching(/^19:.*@thread/),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
    expect(JSON.stringify(await toldSince(before))).not.toContain('a secret of mine');
  });

  test('tells of each row of a batch, each under an id of its own', async () => {
    const before = (await logged()).length;
    await teams.form('add tasks\nOne\nTwo\nThree');
    await teams.press({ verb: 'create' });
    await eventually(async () => (await logged()).length === before + 3 || undefined);
    expect((await toldSince(before)).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['One', 'created'],
      ['Two', 'created'],
      ['Three', 'created'],
    ]);
    const ids = (await logged()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('tells of what is done with an object from its card', async () => {
    await teams.form('add task Mend the kite');
    await teams.press({ verb: 'create' });
    const created = await eventually(async () => (await logged()).find(({ name }) => name === 'Mend the kite'));
    const before = (await logged()).length;
    await teams.press({ verb: 'completeTask' });
    await teams.press({ verb: 'undo' });
    await eventually(async () => (await logged()).length === before + 2 || undefined);
    const lines = await toldSince(before);
    expect(lines.map(({ action, outcome, object }) => [action, outcome, object])).toEqual([
      ['completeTask', 'done', created.object],
      ['undo', 'done', created.object],
    ]);
  });

  test('tells of what Graph has refused', async () => {
    const before = (await logged()).length;
    await teams.say('new security group Refused');
    await teams.faults({ path: '/groups$', method: 'POST', times: 1, status: 403 });
    await teams.press({ verb: 'create' });
    expect(await toldSince(before)).toEqual([
      expect.objectContaining({
        action: 'create',
        kind: 'securityGroup',
        name: 'Refused',
        outcome: 'graph 403 refused',
      }),
    ]);
  });

  test('keeps nobody waiting for a receiver that hangs, and tells it all the same', async () => {
    const before = (await logged()).length;
    receiver.answers = ['hang', 'hang', 503];
    await teams.form('add task While it hangs');
    const seen = await teams.press({ verb: 'create' });
    expect(JSON.stringify(seen.messages.at(-1)?.card)).toContain('While it hangs');
    const [line, ...others] = await loggedSince(before);
    expect(others).toEqual([]);
    await eventually(() => receiver.came.filter(({ id }) => id === line?.id).length >= 1 || undefined);
  }, 60_000);

  test('tells of who signs out', async () => {
    const before = (await logged()).length;
    receiver.answers = [];
    await teams.say('sign out');
    const [line] = await loggedSince(before);
    expect(line).toMatchObject({ action: 'signOut', outcome: 'done', person: ALEX });
    expect(line).not.toHaveProperty('kind');
  });
});
