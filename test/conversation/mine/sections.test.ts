import { inSections, sectionOf } from '../../../src/bot/conversation/mine/sections';

/** 28 November 2026 is a Saturday, 30 November a Monday. */
test.each([
  ['2026-11-27', '2026-11-28', 'overdue'],
  ['2025-12-31', '2026-01-01', 'overdue'],
  ['2026-11-28', '2026-11-28', 'today'],
  ['2026-11-29', '2026-11-28', 'week'],
  ['2026-11-30', '2026-11-28', 'later'],
  ['2026-12-06', '2026-11-30', 'week'],
  ['2026-12-07', '2026-11-30', 'later'],
  ['2026-12-07', '2026-12-06', 'later'],
  [undefined, '2026-11-28', 'whenever'],
])('what is due on %s stands, on %s, under %s', (due, today, section) => {
  expect(sectionOf(due ? { due } : {}, today)).toBe(section);
});

test('the soonest comes first, and what has no day last', () => {
  const items = [{}, { due: '2027-01-02' }, { due: '2026-11-28' }, { due: '2026-11-01' }, { due: '2026-12-24' }];
  const sorted = inSections(items, '2026-11-28').map(({ due }) => due);
  expect(sorted).toEqual(['2026-11-01', '2026-11-28', '2026-12-24', '2027-01-02', undefined]);
});
