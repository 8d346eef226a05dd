import { encoded, pathPart } from '../../src/bot/http/encoded';

it.each([
  ['.', '%252E'],
  ['..', '%252E%252E'],
  ['...', '...'],
  ['.a', '.a'],
  ['a.', 'a.'],
  ['a/b?c#d', 'a%2Fb%3Fc%23d'],
  ['\uDC00\uD83D', '%EF%BF%BD%EF%BF%BD'],
  ['😀', '%F0%9F%98%80'],
])('%j is one step of a path, %s', (text, part) => {
  expect(pathPart(text)).toBe(part);
});

it('leaves dots alone where they are no step', () => {
  expect(encoded('..')).toBe('..');
});
