import { elementsOf, lastCard, Sandbox, type Seen, textOf, valuesOf } from '../support/sandbox';

/** Half past ten in the evening in Los Angeles, the next day in UTC. */
const evening = { timestamp: '2026-11-27T06:30:00Z', localTimestamp: '2026-11-26T22:30:00-08:00' };
const text = 'add task Ring the bank tomorrow 9am';
const android = { type: 'clientInfo', locale: 'en-US', platform: 'Android' };

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.start();
});

afterAll(() => sandbox.stop());

/** What somebody says with a client of that kind, up to the form; each as a person of their own, whose choice is remembered. */
async function form(user: string, activity: object): Promise<Seen> {
  await sandbox.script('activity', { user, chat: 'personal', activity: { text, localTimezone: null, ...activity } });
  return sandbox.press({ user, verb: 'open' });
}

/** The reminder that Graph is asked for. */
async function created(user: string, inputs: Record<string, string> = {}): Promise<unknown> {
  await sandbox.forgetExchanges();
  await sandbox.press({ user, verb: 'create', inputs });
  const [post] = await sandbox.exchanges('POST');
  return Object(post?.requestBody).reminderDateTime;
}

const withZone = (timezone: string) => ({ ...evening, entities: [{ ...android, timezone }] });
const without = { ...evening, entities: [android] };

describe('Tomorrow at nine, said in the evening in Los Angeles', () => {
  const right = { dateTime: '2026-11-27T09:00:00', timeZone: 'America/Los_Angeles' };

  test.each([
    ['named by IANA', 'alex@contoso.example', withZone('America/Los_Angeles')],
    ['named by Windows', 'ben@contoso.example', withZone('Pacific Standard Time')],
    ['named in the activity alone', 'carla@contoso.example', { ...without, localTimezone: 'Pacific Standard Time' }],
    [
      'named in the activity, and wrongly by the client',
      'dmitri@contoso.example',
      { ...withZone('Moon/Base'), localTimezone: 'America/Los_Angeles' },
    ],
  ])('is meant there, without a word about it: %s', async (_how, user, activity) => {
    expect(textOf(lastCard(await form(user, activity)))).not.toContain('time zone');
    expect(await created(user)).toEqual(right);
  });

  test.each([
    ['in Windows’ words', 'ella@contoso.example', 'Pacific Standard Time'],
    ['in those of IANA', 'femi@contoso.example', 'America/Los_Angeles'],
  ])('is meant there as the mailbox says %s, and the form tells it', async (_how, user, timeZone) => {
    await sandbox.script('seed', { user, timeZone });
    const card = lastCard(await form(user, { ...without, localTimestamp: null }));
    expect(textOf(card)).toContain('Days and times are those of Los Angeles (UTC−08:00), as your mailbox has it.');
    expect(await created(user)).toEqual(right);
  });

  test('is meant by the clock where nothing has a name, and the form says that it is a guess', async () => {
    const user = 'grace@contoso.example';
    const card = lastCard(await form(user, without));
    expect(textOf(card)).toContain('I take it for UTC−08:00, which is a guess');
    expect(valuesOf(card)).toMatchObject({
      formTimeZone: 'Etc/GMT+8',
      reminderDateTime: '2026-11-27',
      reminderTime: '09:00',
    });
    expect(await created(user)).toEqual({ dateTime: '2026-11-27T09:00:00', timeZone: 'Etc/GMT+8' });
  });

  test('is asked about where not even the clock is told', async () => {
    const user = 'hiro@contoso.example';
    const card = lastCard(await form(user, { ...without, localTimestamp: null }));
    expect(textOf(card)).toContain('Choose your time zone, so that days and times are right.');
    expect(await created(user)).toBeUndefined();
    const inputs = { formTimeZone: 'America/Los_Angeles', title: 'Ring our bank' };
    const chosen = lastCard(await sandbox.press({ user, verb: 'zone', inputs }));
    expect(valuesOf(chosen)).toMatchObject({ title: 'Ring our bank', dueDateTime: '2026-11-27' });
    expect(await created(user)).toEqual(right);
  });

  test('is read again when another zone is chosen with Create', async () => {
    const user = 'ines@contoso.example';
    await form(user, { ...without, localTimestamp: null });
    const again = await sandbox.press({ user, verb: 'create', inputs: { formTimeZone: 'America/Los_Angeles' } });
    expect(textOf(lastCard(again))).toContain('Your words are read again, in America/Los_Angeles.');
    expect(await created(user)).toEqual(right);
  });
});

describe('Around midnight and clock changes', () => {
  test.each([
    ['kavya@contoso.example', 'Europe/Berlin', '2026-10-24T21:59:00Z', '2026-10-25'],
    ['liam@contoso.example', 'Europe/Berlin', '2026-10-24T22:01:00Z', '2026-10-26'],
    ['mei@contoso.example', 'Nepal Standard Time', '2026-11-26T18:14:00Z', '2026-11-27'],
    ['noor@contoso.example', 'Nepal Standard Time', '2026-11-26T18:16:00Z', '2026-11-28'],
    ['olga@contoso.example', 'Eastern Standard Time', '2026-11-01T03:59:00Z', '2026-11-01'],
    ['pavel@contoso.example', 'Eastern Standard Time', '2026-11-01T04:01:00Z', '2026-11-02'],
  ])('tomorrow of %s in %s, said at %s, is %s', async (user, zone, timestamp, day) => {
    const activity = { timestamp, entities: [{ ...android, timezone: zone }] };
    expect(valuesOf(lastCard(await form(user, activity)))).toMatchObject({ reminderDateTime: day });
  });
});

test('A list of zones begins with those of the same time of day', async () => {
  const user = 'rosa@contoso.example';
  const card = lastCard(await form(user, { ...without, localTimestamp: '2026-11-27T12:15:00+05:45' }));
  const zones = elementsOf(card).find(({ id }) => id === 'formTimeZone');
  expect(Object(zones).choices[0]).toEqual({ title: 'Katmandu (UTC+05:45)', value: 'Asia/Katmandu' });
});

test('A form without days says nothing of zones', async () => {
  const seen = await form('sam@contoso.example', { ...without, text: 'new task list Errands' }).catch(() =>
    sandbox.chat({ user: 'sam@contoso.example' }),
  );
  expect(textOf(lastCard(seen))).not.toContain('which is a guess');
});

describe('Several lines at once', () => {
  const lines = 'add tasks:\nRing the bank tomorrow 9am\nBuy milk';

  test('are asked about before they are read where nobody knows the zone', async () => {
    const card = lastCard(await form('samira@contoso.example', { ...without, localTimestamp: null, text: lines }));
    expect(textOf(card)).not.toContain('Ring the bank');
    const inputs = { formTimeZone: 'America/Los_Angeles' };
    const read = lastCard(await sandbox.press({ user: 'samira@contoso.example', verb: 'zone', inputs }));
    expect(textOf(read)).toContain('27 Nov');
    expect(textOf(read)).toContain('Days and times are those of Los Angeles');
  });

  test('say what they guess', async () => {
    const card = lastCard(await form('yuki@contoso.example', { ...without, text: lines }));
    expect(textOf(card)).toContain('I take it for UTC−08:00, which is a guess');
  });
});
