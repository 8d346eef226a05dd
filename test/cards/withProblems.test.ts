import { withReadTexts } from '../../src/bot/cards/readTexts';
import { hasNoHiddenCharacters, withoutHiddenCharacters } from '../../src/bot/cards/withoutHiddenCharacters';
import { withProblems } from '../../src/bot/cards/withProblems';

const note = (problem: string) => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [
    { type: 'TextRun', text: '⚠ Please check: ', weight: 'Bolder', color: 'Attention' },
    { type: 'TextRun', text: problem, color: 'Attention' },
  ],
});
const input = (id: string, type = 'Input.Text') => ({ type, id });
const card = (...body: unknown[]) => ({ type: 'AdaptiveCard' as const, body });
const told = (body: unknown[], problems: Record<string, string>) =>
  withProblems(card(...body), problems, 'Please check').body;

it('each problem stands right under its input, what belongs to none at the top', () => {
  expect(told([input('a'), input('b', 'Input.Date')], { b: 'B.', '': 'All.', c: 'C.' })).toEqual([
    note('All.'),
    note('C.'),
    input('a'),
    input('b', 'Input.Date'),
    note('B.'),
  ]);
});

it('an element that is no input takes none', () => {
  const text = { type: 'TextBlock', id: 'a' };
  expect(told([text, 'odd', { id: 'a' }], { a: 'A.' })).toEqual([note('A.'), text, 'odd', { id: 'a' }]);
});

it('inputs are found in containers and columns, which are unfolded for them', () => {
  const folded = (name: string, ...inner: unknown[]) => ({ type: 'X', isVisible: false, [name]: inner });
  expect(told([folded('items', input('a')), folded('columns', { items: [input('b')] })], { a: 'A.', b: 'B.' })).toEqual(
    [
      { ...folded('items', input('a'), note('A.')), isVisible: true },
      { ...folded('columns', { items: [input('b'), note('B.')] }), isVisible: true },
    ],
  );
  expect(told([folded('items', input('a')), folded('other', input('b'))], { b: 'B.' })).toEqual([
    note('B.'),
    folded('items', input('a')),
    folded('other', input('b')),
  ]);
});

it('problems hide and reorder nothing, and no problem changes nothing', () => {
  expect(told([], { '': 'a\u202Eb' })).toEqual([note('ab')]);
  const same = card(input('a'));
  expect(withProblems(same, {}, 'Please check')).toBe(same);
});

it('what people read is hidden nowhere; what a button sends back stays as it is', () => {
  const part = { text: 'a\u200Eb', items: ['c\u2066'], data: { text: 'd\u202E' }, n: 1, none: null };
  expect(hasNoHiddenCharacters(part)).toBe(false);
  expect(withoutHiddenCharacters(part)).toEqual({
    text: 'ab',
    items: ['c'],
    data: { text: 'd\u202E' },
    n: 1,
    none: null,
  });
  expect(hasNoHiddenCharacters({ text: 'ab', items: ['c', { d: 'e' }], n: 1, none: null })).toBe(true);
  expect(hasNoHiddenCharacters({ items: ['c', { d: '\u202E' }] })).toBe(false);
});

describe('a template', () => {
  const hole = (name: string) => `\${${name}}`;
  const read = (part: unknown) => withReadTexts(part, (text) => text.toUpperCase());

  it.each(['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'speak', 'fallbackText'])(
    'has its %s read by people',
    (name) => {
      expect(read([{ inner: { [name]: 'word' } }])).toEqual([{ inner: { [name]: 'WORD' } }]);
    },
  );

  it.each(['id', 'type', 'url', 'value', 'verb'])('has its %s read by machines', (name) => {
    expect(read({ [name]: 'word' })).toEqual({ [name]: 'word' });
  });

  it.each(['data', '$data', '$when'])('keeps what is in %s', (name) => {
    expect(read({ [name]: { text: 'word' } })).toEqual({ [name]: { text: 'word' } });
  });

  it.each([
    [hole('name'), hole('name')],
    [`${hole('name')} · ${hole('other')}`, `${hole('name')} · ${hole('other')}`],
    ['…', '…'],
    [`“${hole('name')}”`, `“${hole('NAME')}”`],
    [`by ${hole('name')}`, `BY ${hole('NAME')}`],
  ])('%s says something of its own, or not: %s', (text, exchanged) => {
    expect(read({ text })).toEqual({ text: exchanged });
  });
});
