import { commandTextData, commandTextIn, LONGEST, type Mention, splitMentions } from '../../src/bot/turn/commandText';

const now = 1_000_000;
const read = (data: object, longest?: number) => commandTextIn({ ...data }, now, longest);

it('comes back out of a button as it went in', () => {
  const said = { text: 'Rent', at: 7, people: ['Ben', 'Ann'] };
  expect(commandTextData(said)).toEqual({ said: 'Rent', at: '7', people: 'Ben\nAnn' });
  expect(read(commandTextData(said))).toEqual(said);
});

it.each([
  ['1', 1],
  ['1000000', now],
  ['1000001', now],
  ['0', now],
  ['-1', now],
  ['x', now],
  ['', now],
  [7, now],
  [undefined, now],
])('a time of %j is %i', (at, expected) => {
  expect(read({ at }).at).toBe(expected);
});

it('has as many characters as a card takes', () => {
  expect(LONGEST).toBe(4_000);
  expect(read({ said: 'x'.repeat(4_001) }).text).toHaveLength(4_000);
  expect(read({ said: 'x'.repeat(20) }, 9).text).toHaveLength(9);
  expect(read({ said: { x: 1 } }).text).toBe('');
});

it('names up to fifty people, each by up to 256 characters', () => {
  const many = Array.from({ length: 51 }, (_, i) => `p${i}`);
  expect(read({ people: many.join('\n') }).people).toEqual(many.slice(0, 50));
  expect(read({ people: `${'x'.repeat(256)}\n${'y'.repeat(257)}\n\nBen` }).people).toEqual(['x'.repeat(256), 'Ben']);
  expect(read({ people: '' }).people).toEqual([]);
});

describe('mentions', () => {
  const ben: Mention = { name: 'Ben', is: 'person', id: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418' };
  const other: Mention = { name: 'Ben', is: 'stranger' };

  it('come back out of a button as they went in', () => {
    const said = { text: 'Rent', at: 7, people: ['Ben'], mentions: [ben, other] };
    expect(read(commandTextData(said))).toEqual(said);
  });

  it.each(['Ben', 'Ben\tking', '\tperson', `${'x'.repeat(257)}\tperson`])('are passed over: %j', (mentions) => {
    expect(read({ mentions })).not.toHaveProperty('mentions');
  });

  it('have no id that is none', () => {
    expect(read({ mentions: 'Ben\tperson\t../x' }).mentions).toEqual([{ name: 'Ben', is: 'person' }]);
  });

  it('belong to the part of a text in which they stand', () => {
    expect(splitMentions('Hello Ben: ', [ben, other])).toEqual({ here: [ben], after: [other] });
    expect(splitMentions('Ben and Ben', [ben, other])).toEqual({ here: [ben, other], after: [] });
    expect(splitMentions('nobody', [ben])).toEqual({ here: [], after: [ben] });
  });
});
