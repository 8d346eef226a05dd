import {
  agreedAnswers,
  isAsked,
  questionProblems,
  showReading,
  unansweredGuesses,
} from '../../src/bot/conversation/guessReview';
import { Translators } from '../../src/bot/i18n/translators';
import type { Guess } from '../../src/bot/kinds/kind';
import { englishProblems } from '../support/english';
import { elementsOf, textOf } from '../support/sandbox';

const sure: Guess = { label: 'List', words: 'to Work', shown: 'Work', answers: { list: 'w' } };
const open: Guess = {
  label: 'Due',
  words: '3/4',
  shown: '3 April',
  answers: { due: '04-03', time: '9' },
  others: [{ shown: '4 March', answers: { due: '03-04', time: '9' } }],
};
const longer: Guess = { ...open, others: [{ shown: '4 March', answers: { due: '04-03', time: '9', start: 'x' } }] };

it('what every way to read some words has in common is sure', () => {
  expect(agreedAnswers(sure)).toEqual({ list: 'w' });
  expect(agreedAnswers(open)).toEqual({ time: '9' });
  expect(agreedAnswers(longer)).toEqual({ due: '04-03', time: '9' });
});

it('a guess is open until everything is filled in that its ways do not agree on', () => {
  expect(unansweredGuesses([sure, open], {})).toEqual([open]);
  expect(unansweredGuesses([open], { due: '' })).toEqual([open]);
  expect(unansweredGuesses([open], { due: 'anything' })).toEqual([]);
  expect(unansweredGuesses([longer], { due: 'x' })).toEqual([longer]);
  expect(unansweredGuesses([longer], { start: 'x' })).toEqual([]);
  expect(unansweredGuesses([{ ...sure, others: [] }], {})).toEqual([]);
});

it('the first field that is left blank by an open guess is told', () => {
  const sentence = 'Your words can be read in more than one way. Choose above, or fill this in.';
  expect(englishProblems(questionProblems([sure, open, longer], {}))).toEqual({ due: sentence });
  expect(englishProblems(questionProblems([open, longer], { due: 'x' }))).toEqual({ start: sentence });
  expect(questionProblems([open], { due: 'x' })).toEqual({});
});

it.each([
  [{ asked: 'true' }, true],
  [{ asked: 'false' }, false],
  [{ asked: true }, false],
  [{}, false],
])('a button with %j belongs to a form with a question: %s', (data, asked) => {
  expect(isAsked(data)).toBe(asked);
});

describe('the form', () => {
  const translator = new Translators().of('en-US');
  const card = {
    type: 'AdaptiveCard' as const,
    body: [{ type: 'TextBlock', text: 'New task' }],
    actions: ['create', 'cancel'].map((verb) => ({ type: 'Action.Execute', title: verb, verb, data: { own: verb } })),
  };
  const show = (guesses: readonly Guess[], answers = {}, said = 'Rent') =>
    showReading(card, { guesses, answers, data: { said }, translator, kind: '' });
  const dataOf = (shown: object) =>
    Object.fromEntries(elementsOf({ ...shown }).flatMap(({ verb, data }) => (verb ? [[verb, data]] : [])));

  it('stays as it is where nothing was read', () => {
    expect(show([])).toBe(card);
  });

  it('says what was read, as long as nobody has changed it', () => {
    expect(textOf(show([sure], { list: 'w' }))).toBe(
      'New task\nRead from your words. Change what is wrong.\nList: Work from “to Work”\n[create]\n[cancel]',
    );
    expect(textOf(show([sure], { list: 'other' }))).toBe('New task\n[create]\n[cancel]');
  });

  it('asks where it is open, with a button for each way', () => {
    const asked = show([open]);
    expect(textOf(asked)).toBe(
      'New task\nDue: “3/4” can mean several things. Which one?\n[3 April]\n[4 March]\n[create]\n[cancel]',
    );
    const ways = elementsOf(asked).filter(({ verb }) => verb === 'choose');
    expect(ways.map(({ data }) => data)).toEqual([
      { said: 'Rent', chosen: { due: '04-03', time: '9' } },
      { said: 'Rent', chosen: { due: '03-04', time: '9' } },
    ]);
  });

  it('keeps the words in its buttons, and in Create that something is asked', () => {
    expect(dataOf(show([open]))).toMatchObject({
      create: { own: 'create', said: 'Rent', asked: 'true' },
      cancel: { own: 'cancel', said: 'Rent' },
    });
    expect(dataOf(show([open]))).not.toHaveProperty('cancel.asked');
    expect(dataOf(show([open], { due: 'x' })).create).toEqual({ own: 'create', said: 'Rent' });
  });

  it('keeps words of up to a thousand characters', () => {
    expect(dataOf(show([sure], { list: 'w' }, 'x'.repeat(1_000))).create).toHaveProperty('said');
    expect(dataOf(show([sure], { list: 'w' }, 'x'.repeat(1_001))).create).toEqual({ own: 'create' });
  });
});
