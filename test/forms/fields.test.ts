import { choice, date, type Fields, people, pickSeveral, required, text, time } from '../../src/bot/forms/fields';
import { type Answers, answersOf, readForm } from '../../src/bot/forms/readForm';
import { englishProblems } from '../support/english';

function questionProblems(fields: Fields, answers: Answers) {
  const form = readForm(fields, answers);
  return 'problems' in form ? englishProblems(form.problems) : {};
}

const ANN = '26be1845-4119-4801-a799-aea79d09f1a2';

it('reads every field and keeps blanks as undefined', () => {
  const fields = {
    title: required(text({ max: 10 })),
    note: text({ max: 10 }),
    due: date(),
    at: time(),
    size: choice('S', 'L'),
    tags: pickSeveral(),
    who: people(),
  };
  const answers = {
    title: '  Rent ',
    due: '2027-03-31',
    at: '17:30',
    size: 'L',
    tags: 'a,b',
    who: ANN.toUpperCase(),
  };
  expect(readForm(fields, answers)).toEqual({
    values: { title: 'Rent', note: undefined, due: '2027-03-31', at: '17:30', size: 'L', tags: ['a', 'b'], who: [ANN] },
  });
});

it('takes nobody twice, however the id is written', () => {
  expect(questionProblems({ who: people() }, { who: `${ANN},${ANN.toUpperCase()}` })).toEqual({
    who: 'Somebody is chosen twice. Choose everybody once.',
  });
});

it('names all problems at once, each by its field', () => {
  const fields = { title: required(text({ max: 4 })), due: date(), at: time(), size: choice('S', 'L'), who: people() };
  const answers = { title: 'Too long', due: '2027-02-30', at: '25:00', size: 'M', who: 'bob' };
  expect(questionProblems(fields, answers)).toEqual({
    title: 'Use at most 4 characters (now 8).',
    due: 'Use a date that exists, such as 2027-03-31.',
    at: 'Use a time such as 09:30 or 17:00.',
    size: 'Choose one of: S, L.',
    who: 'Choose people from the list that appears as you type.',
  });
});

it.each(['', '   ', '\u200b\u200b', '\u00a0', '\u2060\ufeff', '\u3164'])('takes %j for nothing typed', (typed) => {
  expect(questionProblems({ title: required(text({ max: 256 })) }, { title: typed })).toEqual({
    title: 'Fill in this field.',
  });
});

it('takes out what hides or reorders text, and leaves emoji whole', () => {
  const read = readForm({ title: text({ max: 100 }) }, { title: 'a\u202Eb\u0007c 👨‍👩‍👧 d\r\ne' });
  expect(read).toEqual({ values: { title: 'abc 👨‍👩‍👧 d\ne' } });
});

it('takes only the answers to its own fields, and only text', () => {
  const data = { title: 'Rent', extra: 'x', due: { $ne: null }, count: 3 };
  expect(answersOf({ title: text({ max: 9 }), due: date(), count: text({ max: 9 }) }, data)).toEqual({
    title: 'Rent',
    count: '3',
  });
});

it.each(['00:00', '09:30', '19:59', '20:00', '23:59'])('takes %s for a time', (typed) => {
  expect(questionProblems({ at: time() }, { at: typed })).toEqual({});
});

it.each(['24:00', '29:00', '9:30', '12:60', '12:5', '12:30:00', 'x12:30', '1230', '12.30'])(
  'takes %s for no time',
  (typed) => {
    expect(questionProblems({ at: time() }, { at: typed })).toEqual({ at: 'Use a time such as 09:30 or 17:00.' });
  },
);

it.each(['2028-02-29', '2027-12-31', '0001-01-01'])('takes %s for a date', (typed) => {
  expect(questionProblems({ due: date() }, { due: typed })).toEqual({});
});

it.each([
  '2027-02-29',
  '2027-13-01',
  '2027-00-01',
  '2027-04-31',
  '27-04-01',
  '2027-4-1',
  '02027-04-01',
  '2027-04-01T00:00Z',
])('takes %s for no date', (typed) => {
  expect(questionProblems({ due: date() }, { due: typed })).toEqual({
    due: 'Use a date that exists, such as 2027-03-31.',
  });
});

it('takes a text of spaces alone for nothing typed, and keeps them beside letters', () => {
  expect(readForm({ title: text({ max: 9 }) }, { title: '\u2003' })).toEqual({ values: { title: undefined } });
  expect(readForm({ title: text({ max: 9 }) }, { title: 'a\u2003b' })).toEqual({ values: { title: 'a\u2003b' } });
});

it.each(['\u115F', '\u1160', '\u2800', '\u3164', '\u200D', '\u00AD', '\u2063', '\u{E0041}', '\uFE0F'])(
  'takes a text of %j alone for nothing typed, and takes it out beside a letter',
  (character) => {
    expect(readForm({ title: text({ max: 9 }) }, { title: character })).toEqual({ values: { title: undefined } });
    expect(readForm({ title: text({ max: 9 }) }, { title: `a${character}b` })).toEqual({ values: { title: 'ab' } });
  },
);

it.each([
  '\u0000',
  '\u001F',
  '\u007F',
  '\u009F',
  '\u061C',
  '\u200E',
  '\u200F',
  '\u202A',
  '\u202E',
  '\u2066',
  '\u2069',
  '\uFEFF',
  '\uD83D',
])('takes out %j, which hides or reorders text', (character) => {
  expect(readForm({ title: text({ max: 9 }) }, { title: `a${character}b` })).toEqual({ values: { title: 'ab' } });
});

it('takes the answers of switches and numbers as texts, and those of no shape for none', () => {
  const fields = { a: text({ max: 9 }), b: text({ max: 9 }), toString: text({ max: 9 }) };
  expect(answersOf(fields, { a: true, b: 0 })).toEqual({ a: 'true', b: '0' });
  expect(answersOf(fields, { a: null, b: [] })).toEqual({});
});
