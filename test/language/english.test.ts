import { join } from 'node:path';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Finding, Moment } from '../../src/bot/language/reading';
import { readLine } from '../../src/bot/language/readLine';

const catalog = Catalog.load(join(__dirname, '../../src/bot/kinds'));
const english = Languages.load().for('en-US');
/** A Wednesday, half past ten in the morning. */
const context = {
  now: new Date('2026-11-18T15:30:00Z'),
  timeZone: 'America/New_York',
  locale: 'en-US',
  known: { lists: ['Groceries'], people: ['Dana Fox'] },
};

const read = (text: string, kind = 'todoTask') =>
  readLine(text, catalog.named(kind)?.quickAdd?.layers ?? [], english, context);
const said = (moment?: Pick<Finding<Moment>, 'value'>) =>
  moment && [moment.value.day, moment.value.time].filter(Boolean).join(' ');

describe('A line in English', () => {
  it.each([
    ['Call Bob from 2pm to 3pm on Friday', 'Call Bob', '2026-11-20 14:00', '2026-11-20 15:00'],
    ['Workshop Dec 3 - Dec 5', 'Workshop', '2026-12-03', '2026-12-05'],
    ['Visit between Monday and Wednesday', 'Visit', '2026-11-23', '2026-11-25'],
    ['Vacation 20 Dec to 3 Jan', 'Vacation', '2026-12-20', '2027-01-03'],
  ])('says when something begins and ends: %s', (text, title, start, due) => {
    const { found, title: left } = read(text);
    expect([left, said(found.start), said(found.due)]).toEqual([title, start, due]);
  });

  it.each([
    ['Call Ann tomorrow or Friday', 'Call Ann', ['2026-11-19', '2026-11-20']],
    ['Meet Ann Monday and Thursday', 'Meet Ann Monday and Thursday', ['2026-11-23', '2026-11-19']],
    ['Lunch at 1', 'Lunch', ['2026-11-18 13:00', '2026-11-19 01:00']],
    ['Dinner tomorrow at 8', 'Dinner', ['2026-11-19 08:00', '2026-11-19 20:00']],
  ])('has every day or time that it can mean, where it can mean two: %s', (text, title, ways) => {
    const { found, title: left } = read(text);
    const all = [found.due?.value, ...(found.due?.others ?? [])].map((value) => said(value && { value }));
    expect([left, all]).toEqual([title, ways]);
  });

  it.each([
    ['Team lunch Friday 12:30', '2026-11-20 12:30'],
    ['Standup notes tomorrow at 9:30', '2026-11-19 09:30'],
    ['Dinner tomorrow evening at 8', '2026-11-19 20:00'],
  ])('is not asked about a time that is hardly ever the other one: %s', (text, due) => {
    const { found } = read(text);
    expect([said(found.due), found.due?.others]).toEqual([due, undefined]);
  });

  it('reminds of a repetition, whose moment stands in the middle of the request', () => {
    const { found, title } = read('remind me every Monday at 8am to send the report');
    expect([title, said(found.due), said(found.reminder)]).toEqual([
      'send the report',
      '2026-11-23 08:00',
      '2026-11-23 08:00',
    ]);
    expect(found.recurrence?.value.pattern).toEqual({ type: 'weekly', interval: 1, daysOfWeek: ['monday'] });
  });

  it.each([
    'Order cake for Saturday',
    'Meet at 5 Guys',
    'Plan trip to Paris in May',
    'Read list of things',
    'Workshop 24/7',
  ])('stays as it is, when in doubt: %s', (text) => {
    const { found, title } = read(text);
    expect([title, found]).toEqual([text, {}]);
  });

  it('names people by several words after a colon, or where they are mentioned', () => {
    const { found, title } = read(
      'Ops owners: Ann Bell and Lee, members: Joe Public description: keeps it running',
      'securityGroup',
    );
    const names = [found.owners, found.members].map((some) => some?.map(({ value }) => value));
    expect([title, ...names, found.description?.value]).toEqual([
      'Ops',
      ['Ann Bell', 'Lee'],
      ['Joe Public'],
      'keeps it running',
    ]);
    expect(read('Proofread for Dana Fox', 'plannerTask').found.assignees?.map(({ value }) => value)).toEqual([
      'Dana Fox',
    ]);
  });
});
