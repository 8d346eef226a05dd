import { detailsOf } from '../../src/bot/kinds/detailsOf';
import { choiceGuess, peopleGuesses } from '../../src/bot/kinds/guesses';
import { inOne, lines } from '../../src/bot/kinds/lines';
import { missingPeople, namesOf } from '../../src/bot/kinds/people';
import { CannedGraph } from '../support/cannedGraph';
import { english, englishLines, englishProblems } from '../support/english';

describe('lines', () => {
  it('leave out what has no value', () => {
    expect(lines(['A', ''], ['B', null], ['C', undefined], ['D', []], ['E', ['', '']], ['F', 'f'])).toEqual([
      { label: 'F', value: 'f' },
    ]);
  });

  it('hold several values in one', () => {
    expect(englishLines(lines(['A', ['x', '', 'y']]))).toEqual([{ label: 'A', value: 'x, y' }]);
    expect(english(inOne(['x', 'y'], ' · '))).toBe('x · y');
    expect([inOne(['x']), inOne([])]).toEqual(['x', '']);
  });
});

describe('details', () => {
  const read = (object: object, said: never[] = []) => englishLines(detailsOf(object, said, 'Europe/Berlin'));

  it.each<[object, string, string]>([
    [{ lastModifiedDateTime: '2027-01-01T12:00:00Z' }, 'Last modified', 'Fri, 1 Jan 2027, 13:00 (Europe/Berlin)'],
    [{ at: '2027-01-01T12:00:00.1234567Z' }, 'At', 'Fri, 1 Jan 2027, 13:00 (Europe/Berlin)'],
    [{ at: '2027-01-01T12:00:00' }, 'At', '2027-01-01T12:00:00'],
    [{ at: ' 2027-01-01T12:00:00Z' }, 'At', ' 2027-01-01T12:00:00Z'],
    [{ at: '2027-01-01T12:00:00Z ' }, 'At', '2027-01-01T12:00:00Z '],
    [{ isOn: true }, 'Is on', 'Yes'],
    [{ isOn: false }, 'Is on', 'No'],
    [{ unseenCount: 0 }, 'Unseen count', '0'],
    [{ names: ['a', null, 'b'] }, 'Names', 'a, b'],
    [{ due: { dateTime: '2027-01-01T12:00:00', timeZone: 'UTC' } }, 'Due', 'Fri, 1 Jan 2027, 13:00 (Europe/Berlin)'],
    [{ due: { dateTime: '2027-01-01T12:00:00' } }, 'Due', 'Date time: 2027-01-01T12:00:00'],
    [{ user: { id: 7, displayName: 'Ann', gone: null } }, 'User', 'Id: 7; Display name: Ann'],
  ])('say %j as “%s: %s”', (object, label, value) => {
    expect(read(object)).toEqual([{ label, value }]);
  });

  it('leave out what has no value, what is said already, and what is about the answer alone', () => {
    const object = { a: null, b: undefined, c: [], d: '', '@odata.context': 'x', 'e@odata.type': 'y', said: 'z' };
    expect(detailsOf(object, ['said'], 'UTC')).toEqual([]);
  });
});

describe('names', () => {
  it('are asked for by fifteen at a time, each once', async () => {
    const ids = Array.from({ length: 31 }, (_, i) => `p${i}`);
    const graph = new CannedGraph({ '/v1.0/users': [{ id: 'p1', displayName: 'Ben' }] });
    expect(await namesOf([...ids, 'p0'], graph)).toEqual({ p1: 'Ben' });
    expect(graph.asked.map(({ query }) => query?.$filter?.split(',').length)).toEqual([15, 15, 1]);
    expect(graph.asked[2]?.query).toEqual({ $filter: "id in ('p30')", $select: 'id,displayName' });
  });

  it('of nobody are not asked for', async () => {
    const graph = new CannedGraph();
    expect(await namesOf([], graph)).toEqual({});
    expect(graph.asked).toEqual([]);
  });

  it('tell who has left', () => {
    const told = missingPeople({ a: ['p1', 'p2'], b: ['p2', 'p3'], c: ['p1'], d: undefined }, { p1: 'Ben' });
    expect(englishProblems(told)).toEqual({
      a: 'One person chosen here is no longer in the directory. Take them out, or choose again.',
      b: '2 people chosen here are no longer in the directory. Take them out, or choose again.',
    });
  });
});

describe('a guess at an entry of a list', () => {
  const choices = [
    { title: 'Shopping', value: 's' },
    { title: 'Work', value: 'w' },
  ];
  it('finds it in any case', () => {
    expect(choiceGuess('List', { value: 'WORK', words: 'to Work' }, 'list', choices, 'None.')).toEqual({
      label: 'List',
      words: 'to Work',
      shown: 'Work',
      answers: { list: 'w' },
    });
  });

  it('says so where there is none', () => {
    for (const given of [choices, undefined])
      expect(choiceGuess('List', { value: 'Wor', words: 'to Wor' }, 'list', given, 'None.')).toEqual({
        label: 'List',
        words: 'to Wor',
        shown: 'None.',
        answers: {},
      });
  });
});

describe('a guess at people', () => {
  const people = (...names: string[]) => names.map((displayName) => ({ id: displayName.toLowerCase(), displayName }));
  const guess = async (said: readonly string[], ...names: string[]) => {
    const graph = new CannedGraph({ '/v1.0/users': people(...names) });
    const findings = said.map((value) => ({ value, words: `for ${value}` }));
    const guesses = await peopleGuesses('Owners', findings, 'owners', graph);
    return guesses.map(({ shown, words, answers, others = [] }) => [
      words,
      english(shown),
      answers.owners,
      ...others.map((other) => [other.shown, other.answers.owners]),
    ]);
  };

  it('takes the only one', async () => {
    expect(await guess(['Ben'], 'Ben Okafor')).toEqual([['for Ben', 'Ben Okafor', 'ben okafor']]);
  });

  it('takes a whole name before a part, and a part before a beginning', async () => {
    expect(await guess(['alex'], 'Alexandra Roe', 'Alex Wilber', 'Alex')).toEqual([['for alex', 'Alex', 'alex']]);
    expect(await guess(['alex'], 'Alexandra Roe', 'Alex Wilber')).toEqual([['for alex', 'Alex Wilber', 'alex wilber']]);
    expect(await guess(['alex'], 'Alexandra Roe')).toEqual([['for alex', 'Alexandra Roe', 'alexandra roe']]);
  });

  it('asks where there are several, and offers three', async () => {
    expect(await guess(['Jo'], 'Jo A', 'Jo B', 'Jo C', 'Jo D')).toEqual([
      ['Jo', 'Jo A', 'jo a', ['Jo B', 'jo b'], ['Jo C', 'jo c']],
    ]);
  });

  it('asks about one name at a time, and says so of the next', async () => {
    expect(await guess(['Jo', 'J'], 'Jo A', 'Jo B')).toEqual([
      ['Jo', 'Jo A', 'jo a', ['Jo B', 'jo b']],
      ['J', 'Several people are called J. Choose below.', undefined],
    ]);
  });

  it('says so where there is nobody', async () => {
    expect(await guess(['Zoe', 'Yan'])).toEqual([
      ['Zoe', 'Nobody found who is called Zoe. Choose below.', undefined],
      ['Yan', 'Nobody found who is called Yan. Choose below.', undefined],
    ]);
  });

  it('takes somebody who is named twice once', async () => {
    const [[words, , owners] = []] = await guess(['Ben', 'Ben'], 'Ben Okafor');
    expect([words, owners]).toEqual(['for Ben', 'ben okafor']);
  });

  it('is none before anybody has signed in, or where nobody is named', async () => {
    expect(await peopleGuesses('Owners', [{ value: 'Ben', words: 'Ben' }], 'owners', undefined)).toEqual([]);
    const graph = new CannedGraph();
    expect(await peopleGuesses('Owners', [], 'owners', graph)).toEqual([]);
    expect(graph.asked).toEqual([]);
  });

  it('asks by beginnings of first, last and account names, twenty at most', async () => {
    const graph = new CannedGraph();
    await peopleGuesses('Owners', [{ value: "O'Neil", words: "O'Neil" }], 'owners', graph);
    expect(graph.asked[0]?.query).toEqual({
      $filter:
        "startswith(displayName,'O''Neil') or startswith(surname,'O''Neil') or startswith(userPrincipalName,'O''Neil')",
      $select: 'id,displayName',
      $top: '20',
    });
  });
});
