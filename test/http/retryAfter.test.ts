import { retryAfter } from '../../src/bot/http/retryAfter';

it.each([
  ['30', 30],
  ['2.128', 2.128],
  ['1', 1],
  ['0.2', 1],
  ['0', 1],
  ['-5', 1],
  [['7', '9'], undefined],
  ['', undefined],
  [undefined, undefined],
  ['soon', undefined],
  ['Infinity', undefined],
] as const)('a Retry-After of %j asks for %j seconds', (header, seconds) => {
  const given = typeof header === 'string' || header === undefined ? header : [...header];
  expect(retryAfter(given)).toBe(seconds);
});

it('counts a date from now, and one that is over as a second', () => {
  expect(retryAfter(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(55);
  expect(retryAfter(new Date(Date.now() + 60_000).toUTCString())).toBeLessThanOrEqual(60);
  expect(retryAfter('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(1);
});
