import { type Batch, batchOf, dataOf, type Row } from '../../src/bot/conversation/batch/batch';
import type { Outcome } from '../../src/bot/conversation/batch/batchCreations';
import { batchTextData, batchTextIn, batchTextOf } from '../../src/bot/conversation/batch/batchText';
import { isOpen, type Question, questionsIn, undecided, withChoices } from '../../src/bot/conversation/batch/questions';
import { resultOf, rowAfter, throttledUntil } from '../../src/bot/conversation/batch/rowResults';
import type { CreatedSummary } from '../../src/bot/creation/submission';
import { Translators } from '../../src/bot/i18n/translators';
import todoTask from '../../src/bot/kinds/todoTask.kind';
import { english } from '../support/english';

const said = { text: '', at: 7, people: ['Ben'] };
const translator = new Translators().of('en-US');

describe('pasted lines', () => {
  const read = (lines: readonly string[], before = 0) => {
    const { lines: fitting, omitted, commandText } = batchTextOf({ lines, done: [] }, said, before);
    return { count: fitting.length, omitted, text: commandText.text, longest: fitting[0]?.commandText.text.length };
  };

  it('are twenty at most; the others are counted, with those that were left out before', () => {
    expect(read(Array.from({ length: 20 }, () => 'x'))).toMatchObject({ count: 20, omitted: 0 });
    expect(read(Array.from({ length: 21 }, () => 'x'))).toMatchObject({ count: 20, omitted: 1 });
    expect(
      read(
        Array.from({ length: 22 }, () => 'x'),
        3,
      ),
    ).toMatchObject({ count: 20, omitted: 5 });
  });

  it('have a thousand characters at most each, and eight thousand together', () => {
    expect(read(['x'.repeat(1_001)])).toMatchObject({ count: 1, longest: 1_000 });
    expect(read(Array.from({ length: 8 }, () => 'x'.repeat(999)))).toMatchObject({ count: 8, omitted: 0 });
    expect(read([...Array.from({ length: 7 }, () => 'x'.repeat(999)), 'x'.repeat(1_000)])).toMatchObject({
      count: 7,
      omitted: 1,
    });
  });

  it('are one after the other in the text of all', () => {
    expect(read(['a', 'b']).text).toBe('a\nb');
  });

  it('come back out of a button as they went in', () => {
    const batch = batchTextOf({ lines: ['a', 'b', 'c'], done: [0, 2] }, said, 4);
    const data = batchTextData(batch);
    expect(data).toEqual({ said: 'a\nb\nc', at: '7', people: 'Ben', done: '0,2', surplus: '4' });
    expect(batchTextIn(data, 9)).toEqual(batch);
    expect(batchTextIn({ ...data, surplus: 'x', done: '' }, 9)).toMatchObject({
      omitted: 0,
      lines: [{ done: false }, { done: false }, { done: false }],
    });
  });
});

const way = (title: string, answers: Record<string, string>) => ({ title, answers });
const question = (changes: Partial<Question> = {}): Question => ({
  label: 'Due',
  words: '3/4',
  ways: [way('3 April', { dueDateTime: '2027-04-03' }), way('4 March', { dueDateTime: '2027-03-04', body: 'x' })],
  chosen: '',
  ...changes,
});

describe('a question about a line', () => {
  it.each([
    ['', true],
    ['0', false],
    ['1', false],
    ['2', true],
    ['none', false],
    ['x', true],
  ])('that was answered with %j is open: %s', (chosen, open) => {
    expect(isOpen(question({ chosen }))).toBe(open);
  });

  it('adds to the answers what was chosen, and takes out what shall not be meant', () => {
    const answers = { title: 'Rent', dueDateTime: '2027-01-01', body: 'y' };
    expect(withChoices(answers, [question()])).toEqual(answers);
    expect(withChoices(answers, [question({ chosen: '0' })])).toEqual({ ...answers, dueDateTime: '2027-04-03' });
    expect(withChoices(answers, [question({ chosen: 'none' })])).toEqual({ title: 'Rent' });
  });

  it('says what to do while it is open', () => {
    expect(english(undecided([question({ chosen: '0' }), question()]) ?? '')).toBe(
      '“3/4” can mean 3 April or 4 March. Press Change what failed, and choose.',
    );
    expect(undecided([question({ chosen: '1' })])).toBeUndefined();
  });

  it('comes back out of a button: three of them at most, with six ways each', () => {
    const ways = Array.from({ length: 7 }, () => way('w', { title: 'Rent', odd: 'x' }));
    const data = Array.from({ length: 4 }, () => question({ ways, chosen: '1' }));
    const read = questionsIn(todoTask, data, (place) => (place === 1 ? '5' : undefined));
    expect(read.map(({ chosen }) => chosen)).toEqual(['1', '5', '1']);
    expect(read[0]?.ways).toHaveLength(6);
    expect(read[0]).toMatchObject({ label: 'Due', words: '3/4' });
    expect(read[0]?.ways[0]).toEqual({ title: 'w', answers: { title: 'Rent' } });
    expect(questionsIn(todoTask, 'x', () => '')).toEqual([]);
    expect(questionsIn(todoTask, [{ ways: 'x' }], () => undefined)).toEqual([
      { label: '', words: '', ways: [], chosen: '' },
    ]);
  });
});

const row = (changes: Partial<Row> = {}): Row => ({
  number: 2,
  answers: { title: 'Rent', body: 'For May' },
  reading: 'Due: today',
  questions: [],
  state: 'open',
  problem: '',
  ...changes,
});

describe('rows of a card', () => {
  const read = (data: object): Batch => {
    const batch = batchOf(todoTask, { ...data });
    if (!batch) throw new Error('These are no rows.');
    return batch;
  };

  it('are twenty at most', () => {
    expect(read({ rows: Array.from({ length: 21 }, () => ({})) }).rows).toHaveLength(20);
    expect(batchOf(todoTask, { rows: 'x' })).toBeUndefined();
  });

  it('are read with the inputs around them: names, ticks and choices', () => {
    const rows = [{ answers: { title: 'One' } }, { answers: { title: 'Two' } }, { answers: { title: 'Three' } }];
    const batch = read({
      rows,
      title: 'No name of all',
      list: 'l',
      title2: ' Zwei ',
      include3: 'false',
      include1: 'true',
    });
    expect(batch.common).toEqual({ list: 'l' });
    expect(batch.rows.map(({ number, answers, state }) => [number, answers.title, state])).toEqual([
      [1, 'One', 'open'],
      [2, 'Zwei', 'open'],
      [3, 'Three', 'left'],
    ]);
    expect(read({ rows: [{ questions: [question()] }], means1x0: '1' }).rows[0]?.questions[0]?.chosen).toBe('1');
  });

  it.each(['open', 'left', 'doubtful', 'unready', 'failed', 'made', 'incomplete'])('may be %s', (state) => {
    expect(read({ rows: [{ state }] }).rows[0]?.state).toBe(state);
    expect(read({ rows: [{ state }], include1: 'false' }).rows[0]?.state).toBe(state === 'open' ? 'left' : state);
  });

  it('are open where they say nothing that is known', () => {
    expect(read({ rows: [{ state: 'odd', reading: 7, problem: {} }] }).rows[0]).toMatchObject({
      state: 'open',
      reading: '',
      problem: '',
    });
  });

  const sent = (changes: Partial<Row>, inputs: boolean) => {
    const data = dataOf(todoTask, { rows: [row(changes)], common: { list: 'l' } }, inputs);
    expect(data).toMatchObject({ many: true, list: 'l' });
    return Array.isArray(data.rows) ? data.rows[0] : undefined;
  };

  it('leave in a button what does not stand in an input', () => {
    expect(sent({}, true)).toEqual({ answers: { body: 'For May' }, reading: 'Due: today' });
    expect(sent({ reading: '' }, false)).toEqual({ answers: { title: 'Rent', body: 'For May' } });
    const asked = question({ chosen: '1' });
    expect(sent({ questions: [asked] }, true)).toMatchObject({ questions: [{ ...asked, chosen: '' }] });
    expect(sent({ questions: [asked] }, false)).toMatchObject({ questions: [asked] });
    expect(sent({ state: 'failed', problem: 'No.' }, false)).toMatchObject({ state: 'failed', problem: 'No.' });
    expect(sent({ state: 'failed', problem: 'No.' }, true)).toEqual({
      answers: { body: 'For May' },
      reading: 'Due: today',
    });
    expect(sent({ state: 'doubtful', problem: 'No.' }, true)).toMatchObject({
      answers: { title: 'Rent' },
      state: 'doubtful',
      problem: 'No.',
    });
    for (const state of ['made', 'incomplete'] as const) expect(sent({ state }, false)).toEqual({ state });
  });
});

describe('what has become of a row', () => {
  const made: CreatedSummary = {
    kind: 'todoTask',
    id: 't',
    name: 'Rent!',
    url: 'https://t',
    lines: [],
    details: [],
  };
  const addition = { name: 'owners ben', label: 'Owner Ben' };
  const result = (outcome?: Outcome, changes: Partial<Row> = {}) =>
    resultOf(todoTask, row(changes), new Map(outcome ? [[2, outcome]] : []), translator);
  const next = (outcome?: Outcome) =>
    rowAfter(todoTask, row({ problem: 'Old.' }), new Map(outcome ? [[2, outcome]] : []), translator);

  it('is said in a line', () => {
    expect(result()).toEqual({ state: 'waiting', name: 'Rent', url: '', problem: '' });
    expect(result({ state: 'left' })).toEqual({ state: 'left', name: 'Rent', url: '', problem: '' });
    expect(result({ state: 'left' }, { answers: {} }).name).toBe('Line 2');
    for (const state of ['failed', 'unready', 'doubtful'] as const)
      expect(result({ state, problem: 'No.' })).toEqual({ state: 'failed', name: 'Rent', url: '', problem: 'No.' });
    expect(result({ state: 'made', made })).toEqual({ state: 'made', name: 'Rent!', url: 'https://t', problem: '' });
    expect(result({ state: 'made' })).toEqual({ state: 'made', name: 'Rent', url: '', problem: '' });
    expect(
      result({ state: 'made', made: { ...made, additions: [addition, addition], problem: 'Busy.' } }).problem,
    ).toBe('Created, but still missing: Owner Ben, Owner Ben. Busy.');
  });

  it('is where the next press begins', () => {
    expect(next()).toMatchObject({ state: 'open', problem: '' });
    expect(next({ state: 'left' })).toMatchObject({ state: 'left' });
    expect(next({ state: 'made', made })).toMatchObject({ state: 'made' });
    expect(next({ state: 'made' })).toMatchObject({ state: 'made' });
    expect(next({ state: 'made', made: { ...made, additions: [addition] } })).toMatchObject({ state: 'incomplete' });
    expect(next({ state: 'unready', problem: 'No.' })).toMatchObject({ state: 'unready', problem: 'No.' });
  });

  it('waits until the longest throttling is over', () => {
    const waiting = (until?: number) => ({ state: 'waiting' as const, ...(until !== undefined && { until }) });
    expect(
      throttledUntil(
        new Map([
          [1, waiting(5)],
          [2, waiting(9)],
          [3, waiting()],
          [4, waiting(7)],
        ]),
      ),
    ).toBe(9);
    expect(throttledUntil(new Map([[1, waiting()]]))).toBeUndefined();
  });
});
