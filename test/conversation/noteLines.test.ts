import { namesBefore, withMentions } from '../../src/bot/conversation/batch/noteLines';
import { elementsOf, lastCard, Sandbox, textOf } from '../support/sandbox';

const members = [
  { id: '1', name: 'Ben Okafor' },
  { id: '2', name: 'Sam Reed' },
  { id: '3', name: 'Sam Cho' },
  { id: '4', name: 'Tomás García' },
];

describe('Lines of notes', () => {
  test.each([
    ['Ben: send the report by Friday', 'Ben Okafor send the report by Friday', '1'],
    ['ben okafor: call them', 'Ben Okafor call them', '1'],
    ['Tomas: water the plants', 'Tomás García water the plants', '4'],
    ['Sam Cho: book a room', 'Sam Cho book a room', '3'],
  ])('are for whom they name: %s', (line, text, id) => {
    const { lines, mentions } = withMentions([line], members);
    expect([lines, mentions]).toEqual([[text], [expect.objectContaining({ is: 'person', id })]]);
  });

  test.each([
    ['of two people of one first name', 'Sam: book a room'],
    ['of nobody there', 'Lena: book a room'],
    ['of a thing', 'Note: the room is small'],
    ['in an address', 'https://contoso.example/ben: look'],
    ['of a time', '10:30 call Ben'],
    ['without a space', 'Ben:send it'],
    ['alone', 'Ben:'],
  ])('stay as they are where the name is %s', (_why, line) => {
    expect(withMentions([line], members)).toEqual({ lines: [line], mentions: [undefined] });
  });

  test('are looked at only where something may be a name', () => {
    expect(namesBefore(['add planner tasks', '10:30 call', 'https://a.example'])).toEqual([]);
    expect(namesBefore(['- Ben: x', '2. Sam Cho: y', 'z'])).toEqual(['Ben', 'Sam Cho']);
  });
});

describe('Meeting notes, pasted', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await Sandbox.start();
  });
  afterAll(() => sandbox?.stop());

  test('become tasks of a plan, each for whom it names, with its day', async () => {
    const where = { user: 'alex@contoso.example', chat: 'group' } as const;
    const notes = [
      '- Jonas: send the report by 2027-03-05',
      'Amira Haddad: order paper',
      'Note: bring the keys',
      'Lena: call them',
    ];
    await sandbox.say(`@Muster add planner tasks\n${notes.join('\n')}`, where);
    const rows = await sandbox.press({ ...where, verb: 'open' });
    expect(textOf(lastCard(rows))).toContain('Assigned to: Jonas Weber');
    await sandbox.press({ ...where, verb: 'create' });
    const made = (await sandbox.exchanges('POST')).filter(({ url }) => url.endsWith('/planner/tasks'));
    const bodies = made.map(({ requestBody }) => Object(requestBody));
    const people: readonly Record<string, string>[] = (await (await fetch(`${sandbox.url}/sandbox/people`)).json())
      .people;
    const nameOf = (id: string) => people.find((one) => one.id === id)?.displayName;
    const told = bodies.map(({ title, dueDateTime, assignments }) => [
      title,
      dueDateTime?.slice(0, 10),
      Object.keys(assignments ?? {}).map(nameOf),
    ]);
    expect(told).toEqual([
      ['send the report', '2027-03-05', ['Jonas Weber']],
      ['order paper', undefined, ['Amira Haddad']],
      ['Note: bring the keys', undefined, []],
      ['Lena: call them', undefined, []],
    ]);
    expect(elementsOf(lastCard(rows)).length).toBeGreaterThan(0);
  });
});
