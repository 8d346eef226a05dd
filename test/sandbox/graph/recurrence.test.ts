import { at, type GraphFixture, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
beforeAll(async () => {
  fixture = await startGraphFixture();
});
afterAll(() => fixture.stop());

const noEnd = { type: 'noEnd', startDate: '2027-03-01' };
const daily = { type: 'daily', interval: 3 };
const post = (recurrence: unknown) =>
  fixture.call('POST', '/v1.0/me/todo/lists/Tasks/tasks', { body: { title: 'Again', recurrence } });

/** Each type of pattern with what the page of recurrencePattern requires of it, and nothing more. */
const patterns = [
  daily,
  { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'tuesday'], firstDayOfWeek: 'monday' },
  { type: 'absoluteMonthly', interval: 3, dayOfMonth: 15 },
  { type: 'relativeMonthly', interval: 3, daysOfWeek: ['thursday', 'friday'] },
  { type: 'absoluteYearly', interval: 3, dayOfMonth: 15, month: 3 },
  { type: 'relativeYearly', interval: 3, daysOfWeek: ['thursday', 'friday'], month: 11 },
];

test.each(patterns.map((pattern) => [pattern.type, pattern]))(
  'a pattern of type %s is taken',
  async (_type, pattern) => {
    const reply = await post({ pattern, range: noEnd });
    expect(reply.status).toBe(201);
    expect(at(reply.body, 'recurrence/pattern')).toMatchObject(pattern);
  },
);

const lacking = patterns.flatMap((pattern) =>
  Object.keys(pattern).map((name) => [pattern.type, name, { ...pattern, [name]: undefined }] as const),
);

test.each(lacking)('a pattern of type %s is refused without %s', async (_type, _name, pattern) => {
  expect((await post({ pattern, range: noEnd })).status).toBe(400);
});

test('a relative pattern means the first such day unless it says otherwise', async () => {
  const relative = { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'] };
  const silent = await post({ pattern: relative, range: noEnd });
  const last = await post({ pattern: { ...relative, index: 'last' }, range: noEnd });
  expect(at(silent.body, 'recurrence/pattern/index')).toBe('first');
  expect(at(last.body, 'recurrence/pattern/index')).toBe('last');
});

test.each([
  ['no end', noEnd],
  ['an end on its first day', { type: 'endDate', startDate: '2027-03-01', endDate: '2027-03-01' }],
  ['a number of times', { type: 'numbered', startDate: '2027-03-01', numberOfOccurrences: 10 }],
])('a range with %s is taken', async (_name, range) => {
  const reply = await post({ pattern: daily, range });
  expect(reply.status).toBe(201);
  expect(at(reply.body, 'recurrence/range')).toEqual(range);
});

test.each([
  ['an end before its start', { type: 'endDate', startDate: '2027-03-02', endDate: '2027-03-01' }],
  ['no end date', { type: 'endDate', startDate: '2027-03-01' }],
  ['no start', { type: 'noEnd' }],
  ['no times', { type: 'numbered', startDate: '2027-03-01', numberOfOccurrences: 0 }],
  ['a time of day', { type: 'noEnd', startDate: '2027-03-01T08:00:00Z' }],
  ['an unknown type', { type: 'forever', startDate: '2027-03-01' }],
])('a range with %s is refused', async (_name, range) => {
  const reply = await post({ pattern: daily, range });
  expect([reply.status, at(reply.body, 'error/code')]).toEqual([400, 'invalidRequest']);
});

test.each([
  ['a month after December', { type: 'absoluteYearly', interval: 1, dayOfMonth: 1, month: 13 }],
  ['a 32nd day', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 32 }],
  ['a day that is none', { type: 'relativeMonthly', interval: 1, daysOfWeek: ['someday'] }],
  ['a fifth week', { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'fifth' }],
  ['no interval', { type: 'daily', interval: 0 }],
])('a pattern with %s is refused', async (_name, pattern) => {
  expect((await post({ pattern, range: noEnd })).status).toBe(400);
});
