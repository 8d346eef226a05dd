import { isOlder } from '../../src/bot/creation/isOlder';

const noon = Date.parse('2027-01-01T12:00:00Z');
const minute = 60_000;
/** Graph's time of something that was made so many milliseconds before our noon, by a clock that is so much ahead. */
const made = (before: number, ahead = 0) => new Date(noon - before + ahead).toISOString();

describe('Whether an object is older than a form', () => {
  test.each([0, 5 * minute, -5 * minute])('goes by Graph’s own clock, %i ms ahead of ours', (ahead) => {
    // A minute after noon, by either clock.
    const clocks = { ours: noon + minute, graphs: noon + minute + ahead };
    expect(isOlder(made(-1_000, ahead), noon, clocks)).toBe(false);
    expect(isOlder(made(9_999, ahead), noon, clocks)).toBe(false);
    expect(isOlder(made(10_000, ahead), noon, clocks)).toBe(true);
  });

  test('lets clocks differ by a minute where Graph has told no time', () => {
    const clocks = { ours: noon + minute, graphs: undefined };
    expect(isOlder(made(59_999), noon, clocks)).toBe(false);
    expect(isOlder(made(60_000), noon, clocks)).toBe(true);
  });

  test.each([undefined, null, ''])('is not said of what was made at %p', (createdDateTime) => {
    expect(isOlder(createdDateTime, noon, { ours: noon + minute, graphs: undefined })).toBe(false);
  });
});
