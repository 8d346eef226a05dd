import { isRecord, parseJson, recordOf, textOf } from '../../src/bot/json/json';

it.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['x', false],
  [7, false],
  [() => 1, false],
])('%j is a JSON object: %s', (value, expected) => {
  expect(isRecord(value)).toBe(expected);
  expect(recordOf(value)).toEqual(expected ? value : {});
});

it('what is no text is an empty one', () => {
  expect([textOf('x'), textOf(''), textOf(7), textOf(undefined), textOf(['x'])]).toEqual(['x', '', '', '', '']);
});

it('what is no JSON is nothing', () => {
  expect([parseJson('{"a":1}'), parseJson('null'), parseJson('{'), parseJson('')]).toEqual([
    { a: 1 },
    null,
    undefined,
    undefined,
  ]);
});
