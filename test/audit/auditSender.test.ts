import { Agent } from 'undici';
import { auditLine } from '../../src/bot/audit/auditLine';
import { AuditSender } from '../../src/bot/audit/auditSender';
import { AuditTrail } from '../../src/bot/audit/auditTrail';
import { newLog } from '../../src/bot/http/newLog';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { sealedStore } from '../../src/bot/state/sealedStore';
import { AuditReceiver } from '../support/auditReceiver';
import { eventually } from '../support/eventually';
import { testClock } from '../support/testClock';

const MINUTE = 60_000;
const ANN = { tenantId: 'contoso', person: 'ann', conversation: 'a:1' };
const created = {
  action: 'create',
  outcome: 'created',
  kind: 'todoTask',
  object: 't-1',
  name: 'Pay rent',
  key: 'form-1',
};

describe('An audit line', () => {
  let now: number;
  let receiver: AuditReceiver;
  let backend: MemoryStore;
  const http = new Agent();
  const warnings: object[] = [];

  beforeEach(async () => {
    now = Date.parse('2027-01-01T12:00:00Z');
    receiver = await AuditReceiver.start();
    backend = new MemoryStore(() => now);
    warnings.length = 0;
  });
  afterEach(() => receiver.stop());
  afterAll(() => http.destroy());

  const store = () => sealedStore(backend, ['a key of the tests, long enough for all']);
  const instance = () =>
    new AuditSender(
      receiver.url,
      http,
      store(),
      testClock(() => now),
      { warn: (fields) => void warnings.push(fields) },
    );

  /** What an instance does once a second. */
  async function look(sender: AuditSender): Promise<void> {
    for (const key of await store().due(20, 2_000)) expect(sender.pickUp(key)).toBe(true);
    await sender.idle();
  }

  test('is posted with its id, and then lies in the store no more', async () => {
    const sender = instance();
    const line = auditLine(ANN, created, now);
    await sender.add(line);
    await sender.idle();
    expect(receiver.came).toEqual([
      {
        id: line.id,
        at: '2027-01-01T12:00:00.000Z',
        action: 'create',
        outcome: 'created',
        kind: 'todoTask',
        object: 't-1',
        name: 'Pay rent',
        ...ANN,
      },
    ]);
    expect(receiver.keys).toEqual([line.id]);
    expect(await store().get(`audit:${line.id}`)).toBeUndefined();
  });

  test.each([500, 429, 403])(
    'that is answered with %i comes again from the store, by another instance',
    async (status) => {
      receiver.answers = [status, status];
      const sender = instance();
      await sender.add(auditLine(ANN, created, now));
      await sender.idle();
      expect(receiver.came).toHaveLength(1);
      expect(warnings).toEqual([{ host: new URL(receiver.url).host, problem: `status ${status}` }]);
      const other = instance();
      await look(other);
      expect(receiver.came).toHaveLength(1);
      for (const times of [2, 3, 3]) {
        now += MINUTE;
        await look(other);
        expect(receiver.came).toHaveLength(times);
      }
      expect(new Set(receiver.came.map(({ id }) => id)).size).toBe(1);
    },
  );

  test('waits for nobody who hangs, and comes again', async () => {
    receiver.answers = ['hang'];
    const sender = instance();
    await sender.add(auditLine(ANN, created, now));
    await eventually(() => receiver.came.length === 1 || undefined);
    // The instance is killed; its line is due after the lease.
    now += MINUTE;
    await look(instance());
    expect(receiver.came).toHaveLength(2);
  });

  async function addAll(sender: AuditSender): Promise<void> {
    for (let i = 0; i < 30; i++) {
      await sender.add(auditLine(ANN, { ...created, key: `form-${i}` }, now));
      await sender.idle();
    }
  }

  test('leaves a receiver that is down alone for a while, whatever else is to be sent', async () => {
    receiver.answers = [503, 503, 503];
    const sender = instance();
    await addAll(sender);
    expect(receiver.came).toHaveLength(3);
    for (let i = 0; i < 20; i++) {
      now += 10_000;
      await look(sender);
    }
    expect(new Set(receiver.came.map(({ id }) => id)).size).toBe(30);
    expect(receiver.came).toHaveLength(33);
  });

  test('that is refused alone holds up no other', async () => {
    receiver.answers = [503];
    await addAll(instance());
    expect(receiver.came).toHaveLength(30);
  });

  test('is given up after a week', async () => {
    receiver.answers = Array.from({ length: 5_000 }, () => 500);
    const sender = instance();
    await sender.add(auditLine(ANN, created, now));
    await sender.idle();
    for (let hours = 0; hours < 8 * 24; hours++) {
      now += 60 * MINUTE;
      await look(sender);
    }
    // Once at first, and once in each hour of the week that was looked in.
    expect(receiver.came).toHaveLength(7 * 24);
  });

  test('is left to the others by an instance that has no address', async () => {
    const none = new AuditSender(
      undefined,
      http,
      store(),
      testClock(() => now),
      { warn: () => undefined },
    );
    await none.add(auditLine(ANN, created, now));
    expect(await store().due(20, 0)).toEqual([]);
    expect(none.pickUp('create:contoso:ann:n')).toBe(false);
    receiver.answers = [500];
    await instance().add(auditLine(ANN, created, now));
    await eventually(() => receiver.came.length === 1 || undefined);
    now += MINUTE;
    await look(none);
    now += 20 * MINUTE;
    await look(instance());
    expect(receiver.came).toHaveLength(2);
  });
});

describe('The audit trail', () => {
  const lines: string[] = [];
  const trail = (level: string, outbox?: { add(): Promise<void> }) =>
    new AuditTrail(newLog(level, { write: (line) => lines.push(line) }), Date.now, outbox);
  beforeEach(() => {
    lines.length = 0;
  });

  test.each(['trace', 'info', 'warn', 'error', 'fatal'])(
    'is written at LOG_LEVEL=%s, before anybody goes on',
    (level) => {
      void trail(level).record(ANN, created);
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({
          msg: 'audit',
          action: 'create',
          name: 'Pay rent',
          person: 'ann',
          conversation: 'a:1',
        }),
      ]);
    },
  );

  test('is silent where the log is', async () => {
    await trail('silent').record(ANN, created);
    expect(lines).toEqual([]);
  });

  test('tells the same under one id, and everything else under another', async () => {
    const audit = trail('info');
    for (const done of [created, created, { ...created, action: 'undo' }, { ...created, key: 'form-2' }])
      await audit.record(ANN, done);
    for (const _twice of [1, 2]) await audit.record(ANN, { action: 'signOut', outcome: 'done' });
    const ids = lines.map((line) => JSON.parse(line).id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(5);
    expect(ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  });

  test('fails nobody where the store is away', async () => {
    await trail('info', { add: () => Promise.reject(new Error('away')) }).record(ANN, created);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'audit',
      'An audit line is in the log alone: the store does not keep it',
    ]);
  });
});
