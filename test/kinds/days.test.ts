import { dayOfInWords, noonOf } from '../../src/bot/kinds/planner/days';
import { english } from '../support/english';

describe('a day', () => {
  it.each([
    ['2027-03-27', 'Europe/Berlin', '2027-03-27T11:00:00.000Z'],
    // Clocks go forward in the night before.
    ['2027-03-28', 'Europe/Berlin', '2027-03-28T10:00:00.000Z'],
    ['2026-10-31', 'America/New_York', '2026-10-31T16:00:00.000Z'],
    // Clocks go back in the night before.
    ['2026-11-01', 'America/New_York', '2026-11-01T17:00:00.000Z'],
    ['2026-09-26', 'Pacific/Auckland', '2026-09-26T00:00:00.000Z'],
    ['2026-09-27', 'Pacific/Auckland', '2026-09-26T23:00:00.000Z'],
    ['2027-01-01', 'Pacific/Kiritimati', '2026-12-31T22:00:00.000Z'],
    ['2026-12-31', 'Pacific/Pago_Pago', '2026-12-31T23:00:00.000Z'],
    ['2027-05-05', 'Asia/Kathmandu', '2027-05-05T06:15:00.000Z'],
    ['2028-02-29', 'UTC', '2028-02-29T12:00:00.000Z'],
  ])('%s in %s has its noon at %s', (day, timeZone, instant) => {
    expect(noonOf(day, timeZone)).toBe(instant);
  });

  it('is read in the reader’s own zone', () => {
    expect(english(dayOfInWords('2026-12-31T22:00:00Z', 'Pacific/Kiritimati') ?? '')).toBe('Fri, 1 Jan 2027');
    expect(english(dayOfInWords('2026-12-31T22:00:00Z', 'Europe/Berlin') ?? '')).toBe('Thu, 31 Dec 2026');
    expect(dayOfInWords(null, 'Europe/Berlin')).toBeUndefined();
  });
});
