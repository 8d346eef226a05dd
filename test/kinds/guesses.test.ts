import { Catalog } from '../../src/bot/kinds/catalog';
import type { Options } from '../../src/bot/kinds/kind';
import type { Found } from '../../src/bot/language/reading';
import { CannedGraph } from '../support/cannedGraph';
import { english } from '../support/english';

const catalog = Catalog.load();

/** Each guess as the form says it: label, words, what is shown, and the answers; then the other ways. */
async function guess(kind: string, found: Found, options: Options = {}, graph?: CannedGraph) {
  const guesses = (await catalog.named(kind)?.quickAdd?.guesses(found, options, graph)) ?? [];
  return guesses.map(({ label, words, shown, answers, others = [] }) => [
    english(label),
    words,
    english(shown),
    answers,
    ...others.map((way) => [english(way.shown), way.answers]),
  ]);
}

const said = <T>(value: T, words = 'words', ...others: T[]) => ({
  value,
  words,
  ...(others.length > 0 && { others }),
});

describe('a To Do task', () => {
  const due = { day: '2027-02-02' };
  const at = { day: '2027-02-02', time: '17:00' };

  it.each<[Found, unknown[]]>([
    [{ due: said(due) }, ['Due', 'words', 'Tue, 2 Feb 2027', { dueDateTime: '2027-02-02' }]],
    [
      { due: said(at) },
      [
        'Due',
        'words',
        'Tue, 2 Feb 2027, 17:00, with a reminder',
        { dueDateTime: '2027-02-02', reminderDateTime: '2027-02-02', reminderTime: '17:00' },
      ],
    ],
    [
      { due: said(due, 'words', { day: '2027-03-03' }) },
      [
        'Due',
        'words',
        'Tue, 2 Feb 2027',
        { dueDateTime: '2027-02-02' },
        ['Wed, 3 Mar 2027', { dueDateTime: '2027-03-03' }],
      ],
    ],
    [{ start: said(at) }, ['Start', 'words', 'Tue, 2 Feb 2027', { startDateTime: '2027-02-02' }]],
    [
      { reminder: said(at) },
      ['Reminder', 'words', 'Tue, 2 Feb 2027, 17:00', { reminderDateTime: '2027-02-02', reminderTime: '17:00' }],
    ],
    [
      { reminder: said(due) },
      ['Reminder', 'words', 'Tue, 2 Feb 2027, 09:00', { reminderDateTime: '2027-02-02', reminderTime: '09:00' }],
    ],
    [{ importance: said('high') }, ['Importance', 'words', 'High', { importance: 'high' }]],
    [{ importance: said('urgent') }, ['Importance', 'words', 'High', { importance: 'high' }]],
    [{ importance: said('normal') }, ['Importance', 'words', 'Normal', { importance: 'normal' }]],
    [{ importance: said('low') }, ['Importance', 'words', 'Low', { importance: 'low' }]],
    [
      { categories: [said('Home', '#Home'), said('Work', '#Work')] },
      ['Categories', '#Home #Work', 'Home, Work', { categories: 'Home,Work' }],
    ],
  ])('is read out of %j', async (found, expected) => {
    expect(await guess('todoTask', found)).toEqual([expected]);
  });

  it.each([
    ['todoTask', 'To Do cannot repeat a task so. The words stay in the title.'],
    ['plannerTask', 'Planner tasks made here do not repeat. The words stay in the title.'],
  ])('of the kind %s that cannot repeat so says what becomes of the words', async (kind, sentence) => {
    const unsupportedRecurrence = said('x', 'every blue moon');
    expect(await guess(kind, { unsupportedRecurrence })).toEqual([['Repeats', 'every blue moon', sentence, {}]]);
  });

  it('has one reminder, the one that is asked for', async () => {
    expect(await guess('todoTask', { due: said(at), reminder: said({ day: '2027-02-01', time: '08:00' }) })).toEqual([
      ['Due', 'words', 'Tue, 2 Feb 2027', { dueDateTime: '2027-02-02' }],
      ['Reminder', 'words', 'Mon, 1 Feb 2027, 08:00', { reminderDateTime: '2027-02-01', reminderTime: '08:00' }],
    ]);
  });

  it('finds its list among those that there are', async () => {
    const options = { list: [{ title: 'Work', value: 'w' }] };
    expect(await guess('todoTask', { list: said('work') }, options)).toEqual([
      ['List', 'words', 'Work', { list: 'w' }],
    ]);
    expect(await guess('todoTask', { list: said('Wor') }, options)).toEqual([
      ['List', 'words', 'You have no list of this name. Choose one below.', {}],
    ]);
  });

  it('says in which order what was read', async () => {
    const found = {
      importance: said('high' as const),
      due: said(due),
      list: said('x'),
      start: said(due),
      categories: [said('c')],
    };
    expect((await guess('todoTask', found)).map(([label]) => label)).toEqual([
      'List',
      'Due',
      'Start',
      'Importance',
      'Categories',
    ]);
    expect(await guess('todoTask', { categories: [] })).toEqual([]);
  });

  it.each<[NonNullable<Found['recurrence']>['value'], string, object]>([
    [
      { pattern: { type: 'daily', interval: 2 }, range: { type: 'noEnd' } },
      'Every 2 days',
      { patternType: 'daily', interval: '2', rangeType: 'noEnd' },
    ],
    [
      {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'friday'] },
        range: { type: 'endDate', endDate: '2027-03-01' },
      },
      'Every week on Monday and Friday, until Mon, 1 Mar 2027',
      {
        patternType: 'weekly',
        interval: '1',
        daysOfWeek: 'monday,friday',
        rangeType: 'endDate',
        endDate: '2027-03-01',
      },
    ],
    [
      {
        pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' },
        range: { type: 'numbered', numberOfOccurrences: 3 },
      },
      'Every month on the last Friday, 3 times',
      {
        patternType: 'relativeMonthly',
        interval: '1',
        daysOfWeek: 'friday',
        index: 'last',
        rangeType: 'numbered',
        numberOfOccurrences: '3',
      },
    ],
  ])('that repeats, %j, reads “%s”', async (recurrence, shown, answers) => {
    expect(await guess('todoTask', { recurrence: said(recurrence) })).toEqual([['Repeats', 'words', shown, answers]]);
  });
});

describe('a Planner task', () => {
  it.each<[Found, unknown[]]>([
    [
      { due: said({ day: '2027-02-02', time: '17:00' }) },
      ['Due', 'words', 'Tue, 2 Feb 2027', { dueDateTime: '2027-02-02' }],
    ],
    [{ start: said({ day: '2027-02-02' }) }, ['Start', 'words', 'Tue, 2 Feb 2027', { startDateTime: '2027-02-02' }]],
    [{ importance: said('urgent') }, ['Priority', 'words', 'Urgent', { priority: 'urgent' }]],
    [{ importance: said('high') }, ['Priority', 'words', 'Important', { priority: 'important' }]],
    [{ importance: said('normal') }, ['Priority', 'words', 'Medium', { priority: 'medium' }]],
    [{ importance: said('low') }, ['Priority', 'words', 'Low', { priority: 'low' }]],
    [{ plan: said('x') }, ['Plan', 'words', 'You have no plan of this name. Choose one below.', {}]],
    [{ bucket: said('x') }, ['Bucket', 'words', 'The plan has no bucket of this name. Choose one below.', {}]],
  ])('is read out of %j', async (found, expected) => {
    expect(await guess('plannerTask', found)).toEqual([expected]);
  });

  it('finds plan, bucket and people among those that there are, in this order', async () => {
    const options = { planId: [{ title: 'Launch', value: 'p' }], bucketId: [{ title: 'To do', value: 'b' }] };
    const graph = new CannedGraph({ '/v1.0/users': [{ id: 'ben', displayName: 'Ben' }] });
    const found = {
      importance: said('low' as const),
      due: said({ day: '2027-02-02' }),
      assignees: [said('Ben', '@Ben')],
      bucket: said('to do'),
      plan: said('launch'),
    };
    expect((await guess('plannerTask', found, options, graph)).map(([label, , , answers]) => [label, answers])).toEqual(
      [
        ['Plan', { planId: 'p' }],
        ['Bucket', { bucketId: 'b' }],
        ['Assigned to', { assignments: 'ben' }],
        ['Due', { dueDateTime: '2027-02-02' }],
        ['Priority', { priority: 'low' }],
      ],
    );
  });
});

describe('a group', () => {
  it.each<[Found, unknown[]]>([
    [{ visibility: said('Private') }, ['Visibility', 'words', 'Private', { visibility: 'Private' }]],
    [{ visibility: said('Public') }, ['Visibility', 'words', 'Public', { visibility: 'Public' }]],
    [
      { visibility: said('HiddenMembership') },
      ['Visibility', 'words', 'Hidden membership', { visibility: 'HiddenMembership' }],
    ],
    [{ description: said('All of us') }, ['Description', 'words', 'All of us', { description: 'All of us' }]],
    [{ alias: said('ops') }, ['Alias', 'words', 'ops', { mailNickname: 'ops' }]],
  ])('is read out of %j', async (found, expected) => {
    expect(await guess('microsoft365Group', found)).toEqual([expected]);
  });

  it('does not take what its form does not have', async () => {
    const graph = new CannedGraph({ '/v1.0/users': [{ id: 'ben', displayName: 'Ben' }] });
    const found = { owners: [said('Ben')], members: [said('Ben')], visibility: said('Private' as const) };
    expect(
      (await guess('dynamicGroup', found, {}, graph)).map(([label, , shown, answers]) => [label, shown, answers]),
    ).toEqual([
      ['Visibility', 'Private', { visibility: 'Private' }],
      ['Owners', 'Ben', { owners: 'ben' }],
      ['Members', 'This kind of group does not take that.', {}],
    ]);
    expect((await guess('roleAssignableGroup', { visibility: said('Private') }))[0]?.slice(2)).toEqual([
      'This kind of group does not take that.',
      {},
    ]);
  });

  it.each([
    ['microsoft365Group', 'security', 'securityGroup'],
    ['securityGroup', 'microsoft365', 'microsoft365Group'],
    ['microsoft365Group', undefined, undefined],
    ['dynamicGroup', 'security', undefined],
  ] as const)('%s, of the type %s, becomes %s', (kind, type, other) => {
    const found = type ? { type: said(type) } : {};
    expect(catalog.named(kind)?.quickAdd?.switchKind?.(found)).toBe(other);
  });
});
